import { describe, expect, it } from 'vitest';
import { readTap } from '../../../adapters/slack/action.ts';
import { renderCard } from '../../../adapters/slack/card.ts';
import { buttons, type Card, card, strong, text, title } from '../../../src/conversation/card.ts';
import { goldenCards, longJapanese } from '../../fixtures/cards.ts';
import { breaches } from './check.ts';
import { asRecord, list, textOf, wordsIn } from './read.ts';

const golden = (name: string): Card => {
  const found = goldenCards.find((one) => one.name === name);
  if (!found) throw new Error(`no golden card ${name}`);
  return found.card;
};

describe('a card in Slack', () => {
  it.each(goldenCards)('keeps every limit: $name', ({ card: one }) => {
    expect(breaches(renderCard(one))).toEqual([]);
  });

  it.each(goldenCards)('keeps every limit on the home: $name', ({ card: one }) => {
    expect(breaches(renderCard(one, 'home'), 'home')).toEqual([]);
  });

  it('draws the pulse question with one answer a line and the way out at the end', () => {
    const { text: fallback, blocks } = renderCard(golden('a pulse question with five stacked answers'));
    expect(blocks.map(({ type }) => type)).toEqual([
      'header',
      'context',
      'rich_text',
      ...['actions', 'actions', 'actions', 'actions', 'actions', 'actions'],
      'divider',
      'context',
    ]);
    expect(blocks[3]).toEqual({
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: 'pulse.answer#3.0',
          text: { type: 'plain_text', text: '5 とてもそう思う', emoji: false },
          value: '{"round":"2026-W48","question":"A0","value":5}',
        },
      ],
    });
    expect(fallback).toBe(
      '今週のやりがいパルス\n1問目(全3問)・30秒で終わります\n今週の仕事に、やりがいを感じましたか。\nお名前は回答と切り離して保存します。',
    );
  });

  it('sends a picture that nobody could look at as a link: Slack would refuse the whole message', () => {
    expect(renderCard(golden('an image that nobody could look at')).blocks).toEqual([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [{ type: 'link', url: 'https://intra.example.go.jp/a.png', text: 'ポスター' }],
          },
        ],
      },
    ]);
  });

  it('escapes the notification text and shows hostile words as they are', () => {
    const { text: fallback, blocks } = renderCard(golden('hostile text everywhere'));
    expect(fallback).toContain('&lt;!channel&gt; @channel &lt;@U0ADMIN&gt;');
    expect(fallback).not.toMatch(/[<>]/);
    expect(JSON.stringify(blocks)).not.toContain('mrkdwn');
    expect(wordsIn(blocks)).toContain('<!channel> @channel <@U0ADMIN>');
  });

  it('draws a chart with the fields Slack names', () => {
    const { blocks } = renderCard(golden('a line chart beside its table'));
    expect(blocks[0]).toEqual({
      type: 'data_visualization',
      title: 'やりがいの平均',
      chart: {
        type: 'line',
        series: [
          {
            name: '人事課',
            data: [
              { label: 'W45', value: 3.2 },
              { label: 'W46', value: 3.4 },
              { label: 'W47', value: 3.8 },
            ],
          },
          {
            name: '省全体',
            data: [
              { label: 'W45', value: 3.1 },
              { label: 'W46', value: 3.1 },
              { label: 'W47', value: 3.2 },
            ],
          },
        ],
        axis_config: { categories: ['W45', 'W46', 'W47'] },
      },
    });
    expect(asRecord(blocks[1]).rows).toHaveLength(4);
    expect(asRecord(renderCard(golden('a pie chart')).blocks[0]).chart).toEqual({
      type: 'pie',
      segments: [
        { label: '庁舎', value: 3 },
        { label: 'テレワーク', value: 2 },
      ],
    });
  });

  it.each([
    ['a chart over the limits', 'a chart with 30 points and 8 series', '第8課: 2026年第1週の集計 0.7'],
    ['a table over the limits', 'a table over the limits', '1-24 / 1-25'],
  ])('writes %s out as text', (_, name, words) => {
    const { blocks } = renderCard(golden(name));
    expect(new Set(blocks.map(({ type }) => type))).toEqual(new Set(['section']));
    expect(wordsIn(blocks)).toContain(words);
  });

  it('writes out what comes after the first table and the second chart', () => {
    const { blocks } = renderCard(golden('three tables and three charts'));
    expect(blocks.map(({ type }) => type)).toEqual([
      'table',
      'data_visualization',
      'section',
      'data_visualization',
      'section',
      'section',
    ]);
    expect(wordsIn(blocks)).toContain('W43 / 3.3');
    expect(wordsIn(blocks)).toContain('図3\n平均: W45 3');
  });

  it('draws neither tables nor charts on the home, where Slack has none', () => {
    const { blocks } = renderCard(golden('a line chart beside its table'), 'home');
    expect(blocks.map(({ type }) => type)).toEqual(['section', 'section']);
    expect(wordsIn(blocks)).toContain('人事課: W45 3.2, W46 3.4, W47 3.8');
  });

  const grid = (rows: number, columns: number): Card => {
    const row = Array.from({ length: columns }, () => 'x');
    return card('ja', { type: 'table', columns: row, rows: Array.from({ length: rows - 1 }, () => row) });
  };
  const chart = (kind: 'bar' | 'pie', points: number, series: number): Card => {
    const labels = Array.from({ length: points }, (_, i) => `第${i}週`);
    const values = labels.map(() => 1);
    const lines = Array.from({ length: series }, (_, i) => ({ name: `第${i}課`, values }));
    return card('ja', { type: 'chart', kind, title: '図', labels, series: lines });
  };
  const list75 = (length: number): Card => {
    const options = [{ label: 'ア', value: 'v'.repeat(length) }];
    return card('ja', { type: 'choice', label: '', action: { name: 'x.y', payload: {} }, options });
  };
  it.each([
    ['a table of 100 rows', grid(100, 1), 'table'],
    ['a table of 101 rows', grid(101, 1), 'section'],
    ['a table of 20 columns', grid(2, 20), 'table'],
    ['a table of 21 columns', grid(2, 21), 'section'],
    ['a chart of 20 points', chart('bar', 20, 1), 'data_visualization'],
    ['a chart of 21 points', chart('bar', 21, 1), 'section'],
    ['a chart of 6 series', chart('bar', 3, 6), 'data_visualization'],
    ['a chart of 7 series', chart('bar', 3, 7), 'section'],
    ['a pie of 6 segments', chart('pie', 6, 1), 'data_visualization'],
    ['a pie of 7 segments', chart('pie', 7, 1), 'section'],
    ['a list with a value of 75 characters', list75(75), 'section'],
    ['a list with a value of 76 characters', list75(76), 'actions'],
  ])('draws %s as the limits allow', (_, one, type) => {
    expect(renderCard(one).blocks.map((block) => block.type)).toEqual([type]);
  });

  it('says in the last block what fifty blocks have no room for', () => {
    const { blocks } = renderCard(golden('sixty elements'));
    expect(blocks).toHaveLength(50);
    expect(wordsIn(blocks[48])).toBe('49番目の段落');
    expect(wordsIn(blocks[49])).toMatch(/^50番目の段落\n51番目の段落\n.*\n60番目の段落$/s);
  });

  it('names the buttons it has no room for', () => {
    const many = Array.from({ length: 52 }, (_, i) => ({ label: `第${i}案`, action: { name: 'x.y', payload: { i } } }));
    const { blocks } = renderCard(card('ja', buttons(many, 'stacked')));
    expect(wordsIn(blocks.at(-1))).toBe('[第49案]\n[第50案]\n[第51案]');
  });

  it('keeps a long title whole: a heading, and the rest below it', () => {
    const whole = longJapanese(200);
    const { blocks } = renderCard(card('ja', title(whole)));
    const [head, rest] = blocks.map((block) => wordsIn(asRecord(block).text));
    expect(head).toHaveLength(150);
    expect(`${head?.slice(0, -1)}${rest?.slice(1)}`).toBe(whole);
  });

  it('keeps a text of several sections whole', () => {
    const whole = longJapanese(6000);
    const { blocks } = renderCard(card('ja', text(whole)));
    expect(blocks.map((block) => textOf(asRecord(asRecord(block).text).text)).join('')).toBe(whole);
  });

  it('shortens long texts, marked, before it gives up a button', () => {
    const long = Array.from({ length: 8 }, () => text(longJapanese(3000)));
    const { blocks } = renderCard(
      card('ja', ...long, buttons([{ label: '送る', action: { name: 'x.y', payload: {} } }])),
    );
    expect(blocks.at(-1)).toMatchObject({ type: 'actions', elements: [{ text: { text: '送る' } }] });
    expect(wordsIn(blocks)).toContain('…');
  });

  it('never cuts a character in two', () => {
    const { blocks } = renderCard(card('ja', strong('𠮷'.repeat(20_000))));
    expect(JSON.stringify(blocks)).not.toMatch(/\\ud[89a-f]/i);
  });

  it('fills the bar of a progress by its share', () => {
    expect(wordsIn(renderCard(golden('progress')).blocks)).toBe('回答した人\n███████░░░ 28 / 40');
    expect(wordsIn(renderCard(golden('progress of nothing')).blocks)).toBe('回答した人\n░░░░░░░░░░ 0 / 0');
  });

  it('fills ragged rows and empty cells with a dash', () => {
    const [table] = renderCard(golden('a table with ragged rows and empty cells')).blocks;
    const cells = list(asRecord(table).rows).map((row) => list(row).map((cell) => asRecord(cell).text));
    expect(cells).toEqual([
      ['部署', '人数', '-'],
      ['人事課', '-', '-'],
      ['-', '-', '-'],
      ['総務課', '12', '余り'],
    ]);
  });
});

describe('what comes back from a card', () => {
  const lists = (name: string) => asRecord(asRecord(renderCard(golden(name)).blocks[0]).accessory);
  const tapList = (payload: Record<string, string>, value: string) => {
    const options = [
      { label: 'ア', value },
      { label: 'イ', value: 'b' },
    ];
    const one = card('ja', { type: 'choice', label: '選ぶ', action: { name: 'x.choose', payload }, options });
    const { blocks } = renderCard(one);
    expect(breaches({ text: 'x', blocks })).toEqual([]);
    const [first, second] = blocks.map(asRecord);
    const accessory = asRecord(first?.accessory);
    if (first?.accessory === undefined) {
      const button = asRecord(list(second?.elements)[0]);
      return readTap({ action_id: textOf(button.action_id), value: textOf(button.value) });
    }
    return readTap({
      action_id: textOf(accessory.action_id),
      block_id: textOf(first.block_id),
      selected_option: { value: textOf(asRecord(list(accessory.options)[0]).value) },
    });
  };

  it.each([
    ['a list', { from: 'home' }, 'ja'],
    ['a list whose payload holds colons and quotes', { from: 'a:b"#1.2c' }, 'ja'],
    ['a payload too long for a list', { from: longJapanese(300) }, 'ja'],
    ['a value too long for a list', { from: 'home' }, 'v'.repeat(200)],
  ])('is the action, its payload and the choice: %s', (_, payload, value) => {
    expect(tapList(payload, value)).toEqual({ action: { name: 'x.choose', payload }, choice: value });
  });

  it('is nothing for a link', () => {
    const link = { type: 'button', action_id: 'link#1.3', value: '{}' };
    expect(readTap(link)).toBeUndefined();
  });

  it('selects what the card selected', () => {
    expect(asRecord(lists('a choice with one option selected').initial_option).value).toBe('yasashii');
  });

  it('groups more options than one list holds', () => {
    const groups = list(lists('a choice of 150 options').option_groups).map(asRecord);
    expect(groups.map(({ options }) => list(options).length)).toEqual([100, 50]);
    expect(groups.map(({ label }) => asRecord(label).text)).toEqual(['第1課 – 第100課', '第101課 – 第150課']);
  });

  it('gives a changed card new block ids, so that Slack forgets the old choice', () => {
    const choice = (label: string) => ({
      type: 'choice' as const,
      label,
      action: { name: 'x.y', payload: {} },
      options: [{ label: 'ア', value: 'a' }],
    });
    const [one, two] = [renderCard(card('ja', choice('前'))), renderCard(card('ja', choice('後')))];
    expect(asRecord(one.blocks[0]).block_id).not.toBe(asRecord(two.blocks[0]).block_id);
  });

  it('refuses a payload that no button can carry', () => {
    const tooLong = buttons([{ label: '押す', action: { name: 'x.y', payload: { note: 'x'.repeat(2000) } } }]);
    expect(() => renderCard(card('ja', tooLong))).toThrow('action-too-long');
  });
});
