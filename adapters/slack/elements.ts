import type { ActionsBlock, RichTextSection, Button as SlackButton, StaticSelect } from '@slack/types';
import type {
  Button,
  ButtonsElement,
  CardElement,
  ChoiceElement,
  FieldsElement,
  ImageElement,
  Option,
  ProgressElement,
  TextElement,
} from '../../src/conversation/card.ts';
import { actionIdOf, buttonValueOf, choiceActionId, choiceValueOf, linkActionId, listBlockId } from './action.ts';
import { chunks, cut, orEllipsis, type Piece, paragraph, parts, plain } from './blocks.ts';
import { chartBlock, tableBlock, wordsOf } from './data.ts';
import { limits } from './limits.ts';

/** What an element needs to know to become blocks. */
export type Place = {
  /** The element's position in its card. */
  readonly index: number;
  /** Changes with the card's content: Slack keeps a list's old state under a `block_id` used again. */
  readonly mark: string;
  /** The longest a text of this element may be. */
  readonly longest: number;
  /** Slack can draw this table or chart. */
  readonly drawn: boolean;
};

export const elementPieces = (element: CardElement, place: Place): readonly Piece[] => {
  switch (element.type) {
    case 'text':
      return textPieces(element, place);
    case 'fields':
      return fieldPieces(element, place);
    case 'choice':
      return choicePieces(element, place);
    case 'buttons':
      return buttonPieces(element, place);
    case 'image':
      return imagePieces(element, place);
    case 'chart':
      return place.drawn
        ? [{ block: chartBlock(element), words: wordsOf(element) }]
        : paragraph(cut(wordsOf(element), place.longest));
    case 'table':
      return place.drawn
        ? [{ block: tableBlock(element), words: wordsOf(element) }]
        : paragraph(cut(wordsOf(element), place.longest));
    case 'progress':
      return paragraph(progressText(element, place.longest));
    case 'context':
      return contextPieces(element.text, place);
    case 'divider':
      return [{ block: { type: 'divider' }, words: '' }];
    default:
      return element satisfies never;
  }
};

const textPieces = ({ text, style }: TextElement, { longest }: Place): readonly Piece[] => {
  const shown = cut(text, longest);
  if (shown.trim() === '') return [];
  if (style === 'title') return titlePieces(shown);
  return style === 'strong' ? strongPieces(shown) : paragraph(shown);
};

/** What a heading has no room for goes on below it. */
const titlePieces = (text: string): readonly Piece[] => {
  const line = text.replace(/\s*\n\s*/g, ' ');
  const head = cut(line, limits.headerText);
  const rest = line.slice(head === line ? line.length : head.length - 1);
  const header: Piece = { block: { type: 'header', text: plain(head, limits.headerText) }, words: head };
  return rest === '' ? [header] : [header, ...paragraph(`…${rest}`)];
};

/** Rich text, not mrkdwn: a `*` in it stays a `*`. */
const strongPieces = (text: string): readonly Piece[] =>
  parts(text, limits.richText).map((part) => ({
    block: {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: part, style: { bold: true } }] }],
    },
    words: part,
  }));

const contextPieces = (text: string, { longest }: Place): readonly Piece[] =>
  paragraph(cut(text, longest), limits.contextText).map(({ words }) => ({
    block: { type: 'context', elements: [plain(words, limits.contextText)] },
    words,
  }));

const fieldPieces = ({ fields }: FieldsElement, { longest }: Place): readonly Piece[] => {
  const max = Math.min(longest, limits.fieldText);
  const filled = fields.filter(({ label, value }) => `${label}${value}`.trim() !== '');
  return chunks(filled, limits.fieldsPerSection).map((some) => ({
    block: { type: 'section', fields: some.map(({ label, value }) => plain(`${label}\n${value}`, max)) },
    words: some.map(({ label, value }) => cut(`${label}: ${value}`, max)).join('\n'),
  }));
};

const barLength = 10;

const progressText = ({ label, value, max }: ProgressElement, longest: number): string => {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  const full = Math.round(share * barLength);
  return `${cut(label, longest)}\n${'█'.repeat(full)}${'░'.repeat(barLength - full)} ${value} / ${max}`;
};

const imagePieces = ({ url, alt, unseen }: ImageElement, { longest }: Place): readonly Piece[] => {
  if (url.length > limits.imageUrl || !URL.canParse(url)) return paragraph(cut(alt, longest));
  const text = cut(orEllipsis(alt), Math.min(longest, limits.imageAlt));
  if (!unseen) return [{ block: { type: 'image', image_url: url, alt_text: text }, words: alt }];
  // Slack fetches pictures itself, and refuses the whole message when it cannot: `downloading image failed`.
  const elements: RichTextSection[] = [{ type: 'rich_text_section', elements: [{ type: 'link', url, text }] }];
  return [{ block: { type: 'rich_text', elements }, words: alt }];
};

const buttonPieces = ({ buttons, layout }: ButtonsElement, place: Place): readonly Piece[] => {
  const made = buttons.map((button, i) => buttonPiece(button, `${place.index}.${i}`));
  const tooLong = made.flatMap(({ text }) => text);
  return [
    ...actionRows(
      made.flatMap(({ button }) => button),
      layout,
    ),
    ...tooLong,
  ];
};

type Made = { readonly button: readonly SlackButton[]; readonly text: readonly Piece[] };

/** A link that is too long for a button is written out. */
const buttonPiece = (button: Button, place: string): Made => {
  const text = plain(button.label, limits.buttonText);
  if (!('url' in button)) {
    const { name, payload } = button.action;
    const style = button.style === undefined ? {} : { style: button.style };
    const made = { type: 'button', action_id: actionIdOf(name, place), text, value: buttonValueOf(payload), ...style };
    return { button: [{ ...made, type: 'button' }], text: [] };
  }
  if (button.url.length > limits.buttonUrl) return { button: [], text: paragraph(`${button.label}: ${button.url}`) };
  return { button: [{ type: 'button', action_id: linkActionId(place), text, url: button.url }], text: [] };
};

const actionRows = (buttons: readonly SlackButton[], layout: ButtonsElement['layout']): readonly Piece[] =>
  chunks(buttons, layout === 'stacked' ? 1 : limits.elementsPerActions).map((elements) => {
    const block: ActionsBlock = { type: 'actions', elements: [...elements] };
    return { block, words: elements.map(({ text }) => `[${text.text}]`).join(' ') };
  });

const choicePieces = (choice: ChoiceElement, place: Place): readonly Piece[] => {
  const { label, action, options } = choice;
  const blockId = listBlockId(`${place.mark}.${place.index}`, action.payload);
  if (options.length === 0) return paragraph(cut(label, place.longest));
  if (blockId === undefined || !optionsFit(options)) return choiceButtons(choice, place);
  const accessory: StaticSelect = {
    type: 'static_select',
    action_id: actionIdOf(action.name, String(place.index)),
    ...optionList(options, choice.selected, place.longest),
  };
  const text = plain(label, Math.min(place.longest, limits.sectionText));
  const words = `${text.text}: ${options.map((option) => option.label).join(' / ')}`;
  return [{ block: { type: 'section', block_id: blockId, text, accessory }, words }];
};

/** The list as buttons, for payloads and values that no list can carry; nothing is lost but the looks. */
const choiceButtons = ({ label, action, options }: ChoiceElement, place: Place): readonly Piece[] => [
  ...paragraph(cut(label, place.longest)),
  ...actionRows(
    options.map((option, i) => ({
      type: 'button',
      action_id: choiceActionId(action.name, `${place.index}.${i}`),
      text: plain(option.label, limits.buttonText),
      value: choiceValueOf(action.payload, option.value),
    })),
    'row',
  ),
];

/** Whether a list can hold these options. */
export const optionsFit = (options: readonly Option[]): boolean =>
  options.length > 0 &&
  options.length <= limits.optionsPerGroup * limits.groupsPerSelect &&
  options.every(({ value }) => value !== '' && value.length <= limits.optionValue);

/** The options of a list, in groups named after their first and last where one list is too short for them. */
export const optionList = (
  options: readonly Option[],
  selected: string | undefined,
  longest: number = limits.optionText,
): Pick<StaticSelect, 'options' | 'option_groups' | 'initial_option'> => {
  const max = Math.min(longest, limits.optionText);
  const made = options.map(({ label, value }) => ({ text: plain(label, max), value }));
  const initial = made.find(({ value }) => value === selected);
  const start = initial === undefined ? {} : { initial_option: initial };
  if (made.length <= limits.optionsPerGroup) return { options: made, ...start };
  const groups = chunks(made, limits.optionsPerGroup).map((some) => ({
    label: plain(groupLabel(some.map(({ text }) => text.text)), limits.groupLabel),
    options: [...some],
  }));
  return { option_groups: groups, ...start };
};

const groupLabel = (labels: readonly string[]): string => {
  const half = (limits.groupLabel - 3) / 2;
  return `${cut(labels.at(0) ?? '', half)} – ${cut(labels.at(-1) ?? '', half)}`;
};
