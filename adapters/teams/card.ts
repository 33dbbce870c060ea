import type { ActionRef } from '../../src/conversation/action.ts';
import type {
  Button,
  ButtonsElement,
  Card,
  CardElement,
  ChoiceElement,
  FieldsElement,
  ProgressElement,
  TextElement,
} from '../../src/conversation/card.ts';
import type { Language } from '../../src/text/language.ts';
import { textsOf } from '../../src/text/text.ts';
import { type AdaptiveCard, cardOf, dataKeys, escapeMarkdown, type JsonObject, submit, textBlock } from './adaptive.ts';
import { type ChartDetail, chart, tableOrText } from './chart.ts';
import { bytesOf, cut, limits } from './limits.ts';

/** How much of a card is drawn. A card that is too large is drawn again with less, never with something missing. */
type Detail = ChartDetail & {
  /** Whether a button also works in a client that knows no Action.Execute. */
  readonly oldClients: boolean;
};

const full: Detail = { text: 20_000, chartTables: true, oldClients: true, tables: true, charts: true };
const plain: Detail = { ...full, chartTables: false, tables: false, charts: false };
const bare: Detail = { ...plain, oldClients: false };
const details: readonly Detail[] = [
  full,
  { ...full, chartTables: false },
  { ...full, chartTables: false, tables: false },
  plain,
  ...[6000, 4000, 2500, 1500, 1000].map((text) => ({ ...plain, text })),
  ...[1500, 1000, 600, 300, 150, 80, 40].map((text) => ({ ...bare, text })),
];

/** Draws a card within every limit of Teams. What had to be cut ends in `…`, or is counted on a last line. */
export const renderCard = (card: Card): AdaptiveCard => {
  for (const detail of details) {
    const drawn = draw(card, card.elements, detail);
    if (fits(drawn)) return drawn;
  }
  return drawBeginning(card);
};

const fits = (value: JsonObject): boolean => bytesOf(value) <= limits.cardBytes;

const draw = (card: Card, elements: readonly CardElement[], detail: Detail): AdaptiveCard =>
  cardOf(card.language, bodyOf(elements, card.language, detail), elements.some(isWide));

const isWide = ({ type }: CardElement): boolean => type === 'table' || type === 'chart';

/** As many parts from the top as fit, and a line that says how many follow. */
const drawBeginning = (card: Card): AdaptiveCard => {
  const parts = card.elements.flatMap((element) => partsOf(element, card.language));
  const detail = { ...bare, text: 40 };
  const beginning = (count: number): AdaptiveCard => {
    const rest: TextElement = { type: 'text', text: `… ${textsOf(card.language).common.more(parts.length - count)}` };
    return draw(card, [...parts.slice(0, count), rest], detail);
  };
  let most = 0;
  let tooMany = parts.length;
  while (tooMany - most > 1) {
    const middle = Math.floor((most + tooMany) / 2);
    if (fits(beginning(middle))) most = middle;
    else tooMany = middle;
  }
  return beginning(most);
};

/** The pieces of an element that can be shown one without the other. */
const partsOf = (element: CardElement, language: Language): readonly CardElement[] => {
  switch (element.type) {
    case 'buttons':
      return element.buttons.map((button) => ({ ...element, buttons: [button] }));
    case 'fields':
      return element.fields.map((field) => ({ ...element, fields: [field] }));
    case 'choice': {
      const options = element.options.slice(0, 100);
      const left = element.options.length - options.length;
      if (left === 0) return [element];
      return [
        { ...element, options },
        { type: 'context', text: `… ${textsOf(language).common.more(left)}` },
      ];
    }
    default:
      return [element];
  }
};

const bodyOf = (elements: readonly CardElement[], language: Language, detail: Detail): readonly JsonObject[] => {
  const body: JsonObject[] = [];
  const inputs = elements.some(({ type }) => type === 'choice');
  let separated = false;
  elements.forEach((element, index) => {
    if (element.type === 'divider') {
      separated = true;
      return;
    }
    const [first, ...rest] = elementOf(element, { language, detail, index, inputs });
    if (!first) return;
    body.push(separated ? { ...first, separator: true, spacing: 'medium' } : first, ...rest);
    separated = false;
  });
  return body;
};

type Place = {
  readonly language: Language;
  readonly detail: Detail;
  readonly index: number;
  /** Whether the card has an input: other buttons must then not carry it along. */
  readonly inputs: boolean;
};

const elementOf = (element: Exclude<CardElement, { type: 'divider' }>, at: Place): readonly JsonObject[] => {
  switch (element.type) {
    case 'text':
      return textBlock(element.text, at.detail.text, textStyles[element.style ?? 'body']);
    case 'context':
      return textBlock(element.text, at.detail.text, { size: 'small', isSubtle: true });
    case 'fields':
      return factSet(element, at.detail);
    case 'choice':
      return choice(element, at);
    case 'buttons':
      return actionSets(element, at);
    case 'image':
      return [{ type: 'Image', url: element.url, altText: cut(element.alt, at.detail.text) }];
    case 'chart':
      return chart(element, at.detail);
    case 'table':
      return tableOrText(element, at.detail);
    case 'progress':
      return progress(element, at.detail);
    default:
      return element satisfies never;
  }
};

const textStyles = {
  title: { size: 'large', weight: 'bolder', style: 'heading' },
  strong: { weight: 'bolder' },
  body: {},
} as const;

const factSet = ({ fields }: FieldsElement, detail: Detail): readonly JsonObject[] => {
  if (fields.length === 0) return [];
  const fact = ({ label, value }: FieldsElement['fields'][number]): JsonObject => ({
    title: escapeMarkdown(cut(label, detail.text)),
    value: escapeMarkdown(cut(value, detail.text)),
  });
  return [{ type: 'FactSet', facts: fields.map(fact) }];
};

const choice = (element: ChoiceElement, at: Place): readonly JsonObject[] => {
  // Tapping one choice sends the others along: `_` keeps them out of the payload.
  const id = `_choice${at.index}`;
  const { name, payload } = element.action;
  const selected = element.options.some(({ value }) => value === element.selected) ? element.selected : undefined;
  const input: JsonObject = {
    type: 'Input.ChoiceSet',
    id,
    label: cut(element.label, Math.min(at.detail.text, limits.inputLabel)),
    style: 'compact',
    choices: element.options.map((option) => ({
      title: cut(option.label, Math.min(at.detail.text, limits.optionTitle)),
      value: option.value,
    })),
    ...(selected === undefined ? {} : { value: selected }),
  };
  const action = { name, payload: { ...payload, [dataKeys.input]: id } };
  return [input, { type: 'ActionSet', actions: [execute(textsOf(at.language).common.choose, action, at.detail)] }];
};

const actionSets = ({ buttons, layout }: ButtonsElement, at: Place): readonly JsonObject[] => {
  const perSet = layout === 'stacked' ? 1 : limits.actionsPerSet;
  const sets: JsonObject[] = [];
  for (let from = 0; from < buttons.length; from += perSet) {
    const actions = buttons.slice(from, from + perSet).map((button) => actionOf(button, at));
    sets.push({ type: 'ActionSet', actions });
  }
  return sets;
};

const actionOf = (button: Button, { detail, inputs }: Place): JsonObject => {
  const title = cut(button.label, Math.min(detail.text, limits.buttonTitle));
  if ('url' in button) return { type: 'Action.OpenUrl', title, url: button.url };
  const extra: JsonObject = {
    ...(button.style === undefined ? {} : { style: button.style === 'primary' ? 'positive' : 'destructive' }),
    ...(inputs ? { associatedInputs: 'none' } : {}),
  };
  return button.opens === 'form'
    ? { ...submit(title, button.action, { msteams: { type: 'task/fetch' } }), ...extra }
    : { ...execute(title, button.action, detail), ...extra };
};

const execute = (title: string, action: ActionRef, detail: Detail): JsonObject => ({
  type: 'Action.Execute',
  title,
  verb: action.name,
  data: action.payload,
  ...(detail.oldClients ? { fallback: submit(title, action) } : {}),
});

/** Schema 1.5 has no progress bar: one of signs, with the numbers beside it. */
const progress = ({ label, value, max }: ProgressElement, detail: Detail): readonly JsonObject[] => {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  const done = Math.round(share * limits.bar);
  const bar = `${'█'.repeat(done)}${'░'.repeat(limits.bar - done)}`;
  return textBlock(`${cut(label, detail.text)}\n${bar} ${value} / ${max}`, detail.text + 60);
};
