import { asRecord, type Fields, isText, list, textOf } from './read.ts';

/**
 * What docs.slack.dev says of blocks, written down a second time: a renderer's own table must not judge itself.
 * Answers with every breach found.
 */
export const breaches = (message: unknown, surface: 'message' | 'home' | 'modal' = 'message'): readonly string[] => {
  const found: string[] = [];
  const say = (breach: string) => found.push(breach);
  const { blocks: made, text } = asRecord(message);
  const blocks = list(made).map(asRecord);
  if (blocks.length === 0 || blocks.length > (surface === 'message' ? 50 : 100)) say(`${blocks.length} blocks`);
  if (surface === 'message') {
    if (!isText(text, 1, 4000)) say('top-level text');
    if (/<(?!$)/.test(textOf(text)) || />/.test(textOf(text))) say('unescaped top-level text');
    if (Buffer.byteLength(JSON.stringify(message)) > 28 * 1024) say('more than 28 KB');
  }
  const count = (type: string) => blocks.filter((block) => block.type === type).length;
  if (count('table') > (surface === 'message' ? 1 : 0)) say('tables');
  if (count('data_visualization') > (surface === 'message' ? 2 : 0)) say('charts');
  for (const block of blocks) found.push(...blockBreaches(block).map((breach) => `${textOf(block.type)}: ${breach}`));
  const ids = blocks.flatMap(({ block_id: id }) => (id === undefined ? [] : [textOf(id)]));
  if (new Set(ids).size !== ids.length) say('a block_id twice');
  if (ids.some((id) => id.length === 0 || id.length > 255)) say('block_id');
  const actionIds = blocks.flatMap(interactive).map(({ action_id: id }) => textOf(id));
  if (surface !== 'modal' && new Set(actionIds).size !== actionIds.length) say('an action_id twice');
  if (actionIds.some((id) => id.length === 0 || id.length > 255)) say('action_id');
  return found;
};

const interactive = (block: Fields): readonly Fields[] => [
  ...(block.type === 'actions' ? list(block.elements).map(asRecord) : []),
  ...(block.accessory === undefined ? [] : [asRecord(block.accessory)]),
];

const blockBreaches = (block: Fields): readonly string[] => {
  switch (block.type) {
    case 'header':
      return plainText(block.text, 150);
    case 'section':
      return sectionBreaches(block);
    case 'context': {
      const elements = list(block.elements);
      return [...between(elements.length, 1, 10, 'elements'), ...elements.flatMap((one) => plainText(one, 3000))];
    }
    case 'divider':
      return Object.keys(block).length === 1 ? [] : ['more than a type'];
    case 'image':
      return [
        ...(isText(block.alt_text, 1, 2000) ? [] : ['alt_text']),
        ...(isText(block.image_url, 1, 3000) ? [] : ['image_url']),
      ];
    case 'actions': {
      const elements = list(block.elements).map(asRecord);
      return [...between(elements.length, 1, 25, 'elements'), ...elements.flatMap(elementBreaches)];
    }
    case 'rich_text':
      return list(block.elements)
        .flatMap((section) => list(asRecord(section).elements))
        .flatMap((one) => (isText(asRecord(one).text, 1, 3000) ? [] : ['rich text']));
    case 'table':
      return tableBreaches(block);
    case 'data_visualization':
      return chartBreaches(block);
    case 'input':
      return inputBreaches(block);
    default:
      return ['unknown type'];
  }
};

const sectionBreaches = ({ text, fields, accessory }: Fields): readonly string[] => [
  ...(text === undefined && fields === undefined ? ['neither text nor fields'] : []),
  ...(text === undefined ? [] : plainText(text, 3000)),
  ...(fields === undefined ? [] : between(list(fields).length, 1, 10, 'fields')),
  ...list(fields).flatMap((field) => plainText(field, 2000)),
  ...(accessory === undefined ? [] : elementBreaches(asRecord(accessory))),
];

/** Only plain text: nothing a person wrote may turn into a mention, a link or an emoji. */
const plainText = (value: unknown, max: number): readonly string[] => {
  const { type, text, emoji } = asRecord(value);
  return [
    ...(type === 'plain_text' ? [] : ['not plain_text']),
    ...(emoji === false ? [] : ['emoji']),
    ...(isText(text, 1, max) && textOf(text).trim() !== '' ? [] : [`text of ${textOf(text).length}`]),
  ];
};

const elementBreaches = (element: Fields): readonly string[] => {
  if (element.type === 'static_select') return selectBreaches(element);
  if (element.type !== 'button') return ['unknown element'];
  const { text, value, url, style } = element;
  return [
    ...plainText(text, 75),
    ...(value === undefined || isText(value, 1, 2000) ? [] : ['value']),
    ...(url === undefined || isText(url, 1, 3000) ? [] : ['url']),
    ...(style === undefined || style === 'primary' || style === 'danger' ? [] : ['style']),
  ];
};

const selectBreaches = ({ options, option_groups: groups, initial_option: initial }: Fields): readonly string[] => {
  const all = [...list(options), ...list(groups).flatMap((group) => list(asRecord(group).options))].map(asRecord);
  const known = all.some((option) => JSON.stringify(option) === JSON.stringify(initial));
  return [
    ...(options === undefined ? between(list(groups).length, 1, 100, 'groups') : []),
    ...(options === undefined ? [] : between(list(options).length, 1, 100, 'options')),
    ...(options !== undefined && groups !== undefined ? ['options and groups'] : []),
    ...list(groups).flatMap((group) => plainText(asRecord(group).label, 75)),
    ...list(groups).flatMap((group) => between(list(asRecord(group).options).length, 1, 100, 'options of a group')),
    ...all.flatMap(({ text, value }) => [...plainText(text, 75), ...(isText(value, 1, 75) ? [] : ['option value'])]),
    ...(initial === undefined || known ? [] : ['initial_option']),
  ];
};

const tableBreaches = ({ rows }: Fields): readonly string[] => {
  const cells = list(rows).map((row) => list(row).map(asRecord));
  const characters = cells.flat().reduce((sum, { text }) => sum + textOf(text).length, 0);
  return [
    ...between(cells.length, 1, 100, 'rows'),
    ...cells.flatMap((row) => between(row.length, 1, 20, 'columns')),
    ...(new Set(cells.map((row) => row.length)).size === 1 ? [] : ['ragged']),
    ...(characters <= 10_000 ? [] : ['characters']),
    ...cells.flat().flatMap(({ type, text }) => (type === 'raw_text' && isText(text, 1, 10_000) ? [] : ['cell'])),
  ];
};

const chartBreaches = ({ title, chart: made }: Fields): readonly string[] => {
  const chart = asRecord(made);
  const series = list(chart.series).map(asRecord);
  const segments = list(chart.segments).map(asRecord);
  const categories = list(asRecord(chart.axis_config).categories);
  const points = [...segments, ...series.flatMap(({ data }) => list(data).map(asRecord))];
  const labels = series.map(({ data }) => JSON.stringify(list(data).map((point) => asRecord(point).label)));
  const axis = chart.type === 'pie' ? segments.map(({ label }) => label) : categories;
  return [
    ...(isText(title, 1, 50) ? [] : ['title']),
    ...(chart.type === 'pie' ? between(segments.length, 1, 6, 'segments') : between(series.length, 1, 6, 'series')),
    ...(chart.type === 'pie' ? [] : between(categories.length, 1, 20, 'points')),
    ...(new Set(axis).size === axis.length ? [] : ['a label twice']),
    ...(new Set(series.map(({ name }) => name)).size === series.length ? [] : ['a name twice']),
    ...(labels.every((each) => each === JSON.stringify(categories)) ? [] : ['labels beside categories']),
    ...series.flatMap(({ name }) => (isText(name, 1, 20) ? [] : ['name'])),
    ...points.flatMap(({ label, value }) => (isText(label, 1, 20) && Number.isFinite(value) ? [] : ['point'])),
    ...segments.flatMap(({ value }) => (Number(value) > 0 ? [] : ['segment of nothing'])),
  ];
};

const inputBreaches = ({ label, hint, element: made }: Fields): readonly string[] => {
  const element = asRecord(made);
  const { max_length: longest, initial_value: initial, placeholder } = element;
  const problems = [...plainText(label, 2000), ...(hint === undefined ? [] : plainText(hint, 2000))];
  if (element.type === 'static_select') return [...problems, ...selectBreaches(element)];
  return [
    ...problems,
    ...(element.type === 'plain_text_input' ? [] : ['unknown input']),
    ...(Number(longest) >= 1 && Number(longest) <= 3000 ? [] : ['max_length']),
    ...(initial === undefined || textOf(initial).length <= Number(longest) ? [] : ['initial_value']),
    ...(placeholder === undefined ? [] : plainText(placeholder, 150)),
  ];
};

const between = (count: number, min: number, max: number, what: string): readonly string[] =>
  count >= min && count <= max ? [] : [`${count} ${what}`];
