import { type Block, Message as SlackDisplay } from 'slack-blocks-to-jsx';
import { z } from 'zod';
import type { Chosen, ChosenValues, JsonObject } from '../model.ts';
import { words } from '../words.ts';
import { Boundary } from './boundary.tsx';
import { Control, elementSchema, type SlackElement, textIn } from './slack-controls.tsx';

export type Tapped = { readonly blockId: string; readonly actionId: string; readonly chosen: Chosen };

export type BlocksProps = {
  readonly blocks: readonly JsonObject[];
  readonly values: ChosenValues;
  /** A button was pressed or a list changed where that is sent at once. */
  readonly onTap: (tapped: Tapped) => void | Promise<void>;
  /** A field of a form changed: kept until the form is sent. */
  readonly onInput?: (tapped: Tapped) => void;
  readonly errors?: { readonly [blockId: string]: string };
  readonly disabled?: boolean;
  readonly busy?: boolean;
};

export const blocksIn = (view: JsonObject | undefined): readonly JsonObject[] =>
  z.array(z.record(z.string(), z.unknown())).safeParse(view?.blocks).data ?? [];

type Part =
  | { readonly type: 'display'; readonly blocks: readonly JsonObject[] }
  | { readonly type: 'actions'; readonly blockId: string; readonly elements: readonly SlackElement[] }
  | { readonly type: 'accessory'; readonly blockId: string; readonly block: JsonObject; readonly element: SlackElement }
  | { readonly type: 'input'; readonly blockId: string; readonly block: JsonObject; readonly element: SlackElement };

/** What can be acted on is drawn here, since the library only draws; everything else is left to it. */
const partOf = (block: JsonObject): Part => {
  const blockId = String(block.block_id ?? '');
  if (block.type === 'actions') {
    const elements = Array.isArray(block.elements) ? block.elements : [];
    return { type: 'actions', blockId, elements: elements.flatMap((e) => elementSchema.safeParse(e).data ?? []) };
  }
  const accessory = elementSchema.safeParse(block.accessory);
  if (block.type === 'section' && accessory.success)
    return { type: 'accessory', blockId, block, element: accessory.data };
  const input = elementSchema.safeParse(block.element);
  if (block.type === 'input' && input.success) return { type: 'input', blockId, block, element: input.data };
  return { type: 'display', blocks: [block] };
};

/** Neighbouring blocks that are only looked at are drawn together. */
const partsOf = (blocks: readonly JsonObject[]): readonly Part[] => {
  const parts: Part[] = [];
  for (const part of blocks.map(partOf)) {
    const last = parts.at(-1);
    if (part.type === 'display' && last?.type === 'display') {
      parts[parts.length - 1] = { type: 'display', blocks: [...last.blocks, ...part.blocks] };
    } else parts.push(part);
  }
  return parts;
};

export const SlackBlocks = (props: BlocksProps) => (
  <div className="slack-blocks">
    {partsOf(props.blocks).map((part, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no other identity than their place
      <PartView key={`${i}/${part.type === 'display' ? '' : part.blockId}`} part={part} props={props} />
    ))}
  </div>
);

const PartView = ({ part, props }: { readonly part: Part; readonly props: BlocksProps }) => {
  switch (part.type) {
    case 'display':
      return <Display blocks={part.blocks} />;
    case 'actions':
      return (
        <div className="slack-actions">
          {part.elements.map((element) => (
            <BoundControl
              key={element.action_id}
              blockId={part.blockId}
              element={element}
              props={props}
              label={words.choose}
            />
          ))}
        </div>
      );
    case 'accessory': {
      const { accessory: _accessory, ...block } = part.block;
      return (
        <div className="slack-accessory">
          <Display blocks={[block]} />
          <BoundControl
            blockId={part.blockId}
            element={part.element}
            props={props}
            label={textIn(block.text) || words.choose}
          />
        </div>
      );
    }
    case 'input':
      return <Field part={part} props={props} />;
    default:
      return part satisfies never;
  }
};

type BoundProps = {
  readonly blockId: string;
  readonly element: SlackElement;
  readonly props: BlocksProps;
  readonly label: string;
};

const BoundControl = ({ blockId, element, props, label }: BoundProps) => (
  <Control
    element={element}
    label={label}
    value={props.values[blockId]?.[element.action_id]}
    disabled={props.disabled ?? false}
    busy={props.busy ?? false}
    onChange={(chosen) => props.onTap({ blockId, actionId: element.action_id, chosen })}
  />
);

type FieldProps = { readonly part: Extract<Part, { type: 'input' }>; readonly props: BlocksProps };

const Field = ({ part: { blockId, block, element }, props }: FieldProps) => {
  const id = `field-${blockId}`;
  const error = props.errors?.[blockId];
  const hint = textIn(block.hint);
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const send = block.dispatch_action === true || !props.onInput ? props.onTap : props.onInput;
  return (
    <div className="slack-field">
      <label htmlFor={id}>
        {textIn(block.label)}
        {block.optional === true && <span className="optional">{words.optional}</span>}
      </label>
      <Control
        element={element}
        id={id}
        label={textIn(block.label)}
        value={props.values[blockId]?.[element.action_id]}
        disabled={props.disabled ?? false}
        invalid={error !== undefined}
        {...(described ? { describedBy: described } : {})}
        onChange={(chosen) => send({ blockId, actionId: element.action_id, chosen })}
      />
      {error !== undefined && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {hint !== '' && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
};

const blockSchema = z.custom<Block>((value) => z.looseObject({ type: z.string() }).safeParse(value).success);

/** Akari's texts say that no emoji is meant (`emoji: false`), which the library overlooks: 「18:15〜22:00」 is two times. */
const asTyped = { emoji: ({ name }: { readonly name: string }) => `:${name.replace(/^:|:$/g, '')}:` };

const Display = ({ blocks }: { readonly blocks: readonly JsonObject[] }) => (
  <Boundary what={words.cannotShowPart} content={blocks}>
    <SlackDisplay
      blocks={blocks.flatMap((block) => blockSchema.safeParse(block).data ?? [])}
      name=""
      logo=""
      theme="light"
      hooks={asTyped}
      withoutWrapper
    />
  </Boundary>
);
