import { AdaptiveCard, HostConfig, SerializationContext, Versions } from 'adaptivecards';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown } from '../../../adapters/teams/adaptive.ts';
import { renderCard } from '../../../adapters/teams/card.ts';
import { buttons, type Card, type CardElement, card, context, divider, text } from '../../../src/conversation/card.ts';
import { goldenCards } from '../../fixtures/cards.ts';
import { problemsOf, visibleOf } from './schema.ts';

const tap = { name: 'x.tap', payload: { n: 1 } };
const body = (shown: Card) => renderCard(shown).body;
const only = (element: CardElement) => body(card('ja', element));

/** Every word of a card that a person is to see. */
const wordsOf = ({ elements }: Card): readonly string[] =>
  elements.flatMap(wordsIn).filter((words) => words.trim() !== '');

const wordsIn = (element: CardElement): readonly string[] => {
  switch (element.type) {
    case 'text':
    case 'context':
      return [element.text];
    case 'fields':
      return element.fields.flatMap(({ label, value }) => [label, value]);
    case 'choice':
      return [element.label, ...element.options.map(({ label }) => label)];
    case 'buttons':
      return element.buttons.map(({ label }) => label);
    case 'image':
      return [element.alt];
    case 'chart':
      return [element.title, ...element.labels, ...element.series.map(({ name }) => name)];
    case 'table':
      return [...element.columns, ...element.rows.flat()];
    case 'progress':
      return [element.label, `${element.value} / ${element.max}`];
    case 'divider':
      return [];
    default:
      return element satisfies never;
  }
};

/** What the open-source renderer of Adaptive Cards finds wrong. It knows no Teams charts, and half of all `lang`s. */
const complaintsOf = (shown: object): readonly string[] => {
  const parsed = new AdaptiveCard();
  parsed.hostConfig = new HostConfig({ actions: { maxActions: 6 } });
  const found = new SerializationContext(Versions.v1_5);
  parsed.parse(JSON.parse(JSON.stringify(shown)), found);
  const read = Array.from({ length: found.eventCount }, (_, i) => found.getEventAt(i).message);
  const checked = parsed.validateProperties().validationEvents.map(({ message }) => message);
  return [...read, ...checked].filter((message) => !/"lang"|"Chart\./.test(message));
};

/** These say more than 28 KB can hold: they end in a mark. */
const cutCards = ['a table over the limits', 'hostile text everywhere'];

describe('a card in Teams', () => {
  it.each(goldenCards)('keeps every documented limit: $name', ({ card: golden }) => {
    expect(problemsOf(renderCard(golden))).toEqual([]);
    expect(complaintsOf(renderCard(golden))).toEqual([]);
  });

  it.each(goldenCards.filter(({ name }) => !cutCards.includes(name)))('shows every word: $name', ({ card: golden }) => {
    const visible = visibleOf(renderCard(golden));
    for (const words of wordsOf(golden)) expect(visible).toContain(words);
    expect(visible).not.toContain('…');
  });

  it.each(goldenCards.filter(({ name }) => cutCards.includes(name)))(
    'marks what it had to cut: $name',
    ({ card: golden }) => {
      expect(visibleOf(renderCard(golden))).toContain('…');
    },
  );

  it('draws the pulse question with one button a line, each working in old clients as well', () => {
    const pulse = goldenCards.find(({ name }) => name.startsWith('a pulse question'));
    const sets = body(pulse?.card ?? card('ja')).filter(({ type }) => type === 'ActionSet');
    expect(sets).toHaveLength(6);
    expect(sets[0]?.actions).toEqual([
      {
        type: 'Action.Execute',
        title: '5 とてもそう思う',
        verb: 'pulse.answer',
        data: { round: '2026-W48', question: 'A0', value: 5 },
        fallback: {
          type: 'Action.Submit',
          title: '5 とてもそう思う',
          data: { verb: 'pulse.answer', data: { round: '2026-W48', question: 'A0', value: 5 } },
        },
      },
    ]);
  });

  it('puts at most six buttons of a row side by side', () => {
    const many = Array.from({ length: 14 }, (_, i) => ({ label: `${i}`, action: tap }));
    const counts = only(buttons(many)).map(({ actions }) => (Array.isArray(actions) ? actions.length : 0));
    expect(counts).toEqual([6, 6, 2]);
  });

  it('marks the button of a choice, and gives its choice alone', () => {
    const [input, set, other] = body(
      card(
        'en',
        {
          type: 'choice',
          label: 'Language',
          action: { name: 'settings.language', payload: { from: 'home' } },
          options: [{ label: '日本語', value: 'ja' }],
          selected: 'gone',
        },
        buttons([{ label: 'Back', action: tap, style: 'primary' }]),
      ),
    );
    expect(input).toEqual({
      type: 'Input.ChoiceSet',
      id: '_choice0',
      label: 'Language',
      style: 'compact',
      choices: [{ title: '日本語', value: 'ja' }],
    });
    expect(set).toMatchObject({
      actions: [{ verb: 'settings.language', title: 'Choose', data: { from: 'home', _input: '_choice0' } }],
    });
    expect(other).toMatchObject({ actions: [{ style: 'positive', associatedInputs: 'none' }] });
  });

  it('opens a dialog from a button that says so', () => {
    const [set] = only(buttons([{ label: '書く', action: tap, opens: 'form' }]));
    expect(set?.actions).toEqual([
      {
        type: 'Action.Submit',
        title: '書く',
        data: { verb: 'x.tap', data: { n: 1 }, msteams: { type: 'task/fetch' } },
      },
    ]);
  });

  it('separates what follows a divider, and draws none at the end', () => {
    expect(body(card('ja', text('上'), divider, context('下'), divider))).toMatchObject([
      { text: '上' },
      { text: '下', separator: true, isSubtle: true },
    ]);
  });

  it('shows progress as a bar of signs beside the numbers', () => {
    expect(only({ type: 'progress', label: '回答', value: 28, max: 40 })).toMatchObject([
      { text: '回答\n\n███████░░░ 28 / 40' },
    ]);
    expect(only({ type: 'progress', label: '回答', value: 50, max: 40 })).toMatchObject([
      { text: '回答\n\n██████████ 50 / 40' },
    ]);
  });

  it('draws each kind of chart natively, with the numbers as a table where it cannot be shown', () => {
    const two = [
      { name: '人事課', values: [3, 4] },
      { name: '省全体', values: [2, Number.NaN] },
    ];
    const draw = (kind: 'line' | 'bar' | 'pie', series: typeof two) =>
      only({ type: 'chart', kind, title: '平均', labels: ['W1', 'W2'], series })[0];
    const fallback = { type: 'Table', rows: [{ cells: [{}, {}] }, {}, {}] };
    expect(draw('line', two)).toMatchObject({
      type: 'Chart.Line',
      title: '平均',
      data: [
        {
          legend: '人事課',
          values: [
            { x: 'W1', y: 3 },
            { x: 'W2', y: 4 },
          ],
        },
        { legend: '省全体', values: [{ x: 'W1', y: 2 }] },
      ],
      fallback: { type: 'Table' },
    });
    expect(draw('bar', two)).toMatchObject({ type: 'Chart.VerticalBar.Grouped' });
    expect(draw('bar', two.slice(0, 1))).toMatchObject({
      type: 'Chart.VerticalBar',
      yAxisTitle: '人事課',
      data: [
        { x: 'W1', y: 3 },
        { x: 'W2', y: 4 },
      ],
      fallback,
    });
    expect(draw('pie', two.slice(0, 1))).toMatchObject({
      type: 'Chart.Pie',
      title: '平均 / 人事課',
      data: [
        { legend: 'W1', value: 3 },
        { legend: 'W2', value: 4 },
      ],
    });
    expect(draw('pie', two)).toMatchObject({ type: 'TextBlock' });
  });

  it('says how many parts of an endless card are missing', () => {
    const endless = buttons(Array.from({ length: 400 }, (_, i) => ({ label: `押す${i}`, action: tap })));
    const shown = renderCard(card('ja', text('はじめ'), endless));
    const drawn = shown.body.filter(({ type }) => type === 'ActionSet').length;
    expect(problemsOf(shown)).toEqual([]);
    expect(drawn).toBeGreaterThan(50);
    expect(shown.body.at(-1)).toMatchObject({ text: `… ほか${400 - drawn}件` });
  });
});

describe('a text in Teams', () => {
  it.each([
    ['*強調* と _下線_', '\\*強調\\* と \\_下線\\_'],
    ['snake_case_name', 'snake\\_case\\_name'],
    ['[押す](https://evil.example)', '\\[押す\\](https://evil.example)'],
    ['C:\\*', 'C:\\\\\\*'],
    ['C:\\dir', 'C:\\dir'],
    ['- 一\n- 二', '\\- 一\n\n\\- 二'],
    ['1. 一\n2) 二', '1\\. 一\n\n2\\) 二'],
    ['3.5点 -2度', '3.5点 -2度'],
    ['# 見出し', '\\# 見出し'],
    ['> 引用', '\\> 引用'],
    ['    空白', '空白'],
    ['---', '\\---'],
    ['~~消す~~', '\\~\\~消す\\~\\~'],
    ['&copy; & R&D', '&amp;copy; & R&D'],
    ['一\r\n二\r三\n\n\n四', '一\n\n二\n\n三\n\n四'],
  ])('stays what it is: %j', (plain, escaped) => {
    expect(escapeMarkdown(plain)).toBe(escaped);
  });
});
