import { z } from 'zod';
import type { Chosen } from '../model.ts';
import { words } from '../words.ts';

const textSchema = z.looseObject({ text: z.string() });
const optionSchema = z.looseObject({ text: textSchema, value: z.string() });
const groupSchema = z.looseObject({ label: textSchema, options: z.array(optionSchema) });

/** The interactive elements the desk draws itself, each with an `action_id`. */
export const elementSchema = z.looseObject({
  type: z.enum([
    'button',
    'static_select',
    'multi_static_select',
    'radio_buttons',
    'checkboxes',
    'overflow',
    'datepicker',
    'timepicker',
    'datetimepicker',
    'plain_text_input',
    'number_input',
    'email_text_input',
    'url_text_input',
  ]),
  action_id: z.string(),
  text: textSchema.optional(),
  value: z.string().optional(),
  url: z.string().optional(),
  style: z.string().optional(),
  placeholder: textSchema.optional(),
  options: z.array(optionSchema).optional(),
  option_groups: z.array(groupSchema).optional(),
  initial_option: optionSchema.optional(),
  initial_options: z.array(optionSchema).optional(),
  initial_value: z.string().optional(),
  initial_date: z.string().optional(),
  initial_time: z.string().optional(),
  multiline: z.boolean().optional(),
  max_length: z.number().optional(),
});
export type SlackElement = z.infer<typeof elementSchema>;
type Option = z.infer<typeof optionSchema>;

export const textIn = (value: unknown): string => textSchema.safeParse(value).data?.text ?? '';

export type ControlProps = {
  readonly element: SlackElement;
  readonly label: string;
  readonly value: Chosen | undefined;
  readonly onChange: (chosen: Chosen) => void;
  readonly disabled: boolean;
  /** Something is on its way: a button waits, and keeps the focus. */
  readonly busy?: boolean;
  readonly id?: string;
  readonly invalid?: boolean;
  readonly describedBy?: string;
};

/** One interactive element, looking like Slack's and working with the keyboard. */
export const Control = (props: ControlProps) => {
  switch (props.element.type) {
    case 'button':
      return <ButtonControl {...props} />;
    case 'static_select':
    case 'overflow':
      return <SelectControl {...props} />;
    case 'multi_static_select':
    case 'checkboxes':
      return <Choices {...props} type="checkbox" />;
    case 'radio_buttons':
      return <Choices {...props} type="radio" />;
    default:
      return <TextControl {...props} />;
  }
};

const ButtonControl = ({ element, onChange, disabled, busy = false }: ControlProps) => {
  const press = () => {
    if (busy) return;
    if (element.url !== undefined) window.open(element.url, '_blank', 'noopener');
    onChange(element.value ?? null);
  };
  return (
    <button
      type="button"
      className="slack-button"
      data-style={element.style}
      disabled={disabled}
      aria-disabled={busy}
      onClick={press}
    >
      {element.text?.text}
    </button>
  );
};

const optionsOf = (element: SlackElement): readonly Option[] => [
  ...(element.options ?? []),
  ...(element.option_groups ?? []).flatMap(({ options }) => options),
];

const aria = ({ id, label, invalid, describedBy }: ControlProps) => ({
  ...(id === undefined ? { 'aria-label': label } : { id }),
  ...(invalid ? { 'aria-invalid': true } : {}),
  ...(describedBy === undefined ? {} : { 'aria-describedby': describedBy }),
});

const SelectControl = (props: ControlProps) => {
  const { element, value, onChange, disabled } = props;
  const chosen = value === undefined ? (element.initial_option?.value ?? '') : value;
  const items = (options: readonly Option[]) =>
    options.map((option) => (
      <option key={option.value} value={option.value}>
        {option.text.text}
      </option>
    ));
  return (
    <select
      className="slack-select"
      {...aria(props)}
      disabled={disabled}
      value={typeof chosen === 'string' ? chosen : ''}
      onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
    >
      <option value="">{element.placeholder?.text ?? words.choose}</option>
      {items(element.options ?? [])}
      {element.option_groups?.map((group) => (
        <optgroup key={group.label.text} label={group.label.text}>
          {items(group.options)}
        </optgroup>
      ))}
    </select>
  );
};

const Choices = (props: ControlProps & { readonly type: 'radio' | 'checkbox' }) => {
  const { element, value, onChange, disabled, type, label } = props;
  const initial = [...(element.initial_options ?? []), ...(element.initial_option ? [element.initial_option] : [])];
  const chosen = value === undefined ? initial.map((option) => option.value) : value === null ? [] : [value].flat();
  const toggle = (option: string) => {
    if (type === 'radio') return onChange(option);
    return onChange(chosen.includes(option) ? chosen.filter((v) => v !== option) : [...chosen, option]);
  };
  return (
    <fieldset className="slack-choices" disabled={disabled} aria-describedby={props.describedBy}>
      <legend className="hidden">{label}</legend>
      {optionsOf(element).map((option) => (
        <label key={option.value}>
          <input
            type={type}
            name={`${element.action_id}-${props.id ?? ''}`}
            checked={chosen.includes(option.value)}
            onChange={() => toggle(option.value)}
          />
          {option.text.text}
        </label>
      ))}
    </fieldset>
  );
};

const inputTypes: { readonly [type: string]: string } = {
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
  number_input: 'number',
  email_text_input: 'email',
  url_text_input: 'url',
};

const TextControl = (props: ControlProps) => {
  const { element, value, onChange, disabled } = props;
  const initial = element.initial_value ?? element.initial_date ?? element.initial_time ?? '';
  const common = {
    ...aria(props),
    className: 'slack-input',
    disabled,
    value: value === undefined ? initial : String(value ?? ''),
    placeholder: element.placeholder?.text,
    maxLength: element.max_length,
  };
  return element.multiline ? (
    <textarea {...common} rows={4} onChange={({ target }) => onChange(target.value)} />
  ) : (
    <input {...common} type={inputTypes[element.type] ?? 'text'} onChange={({ target }) => onChange(target.value)} />
  );
};
