import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { action } from '../../../src/conversation/action.ts';
import { buttons, card, context, divider, strong, text, title } from '../../../src/conversation/card.ts';
import { fallbackText } from '../../../src/conversation/fallback.ts';

describe('a card as one text', () => {
  it('holds every word of it, a line each, without what cannot be pressed', () => {
    const go = { label: '答える', action: { name: 'a.b', payload: {} } };
    const shown = card(
      'ja',
      title('今週'),
      text('教えていただけますか。'),
      strong('Q1'),
      {
        type: 'fields',
        fields: [
          { label: '状態', value: '実施中' },
          { label: '次回', value: '11月26日' },
        ],
      },
      {
        type: 'table',
        columns: ['課', '人数'],
        rows: [
          ['人事', '9人'],
          ['会計', '6人'],
        ],
      },
      {
        type: 'chart',
        kind: 'line',
        title: '推移',
        labels: ['10月', '11月'],
        series: [{ name: '平均', values: [3.4] }],
      },
      { type: 'progress', label: '答えた人', value: 6, max: 9 },
      { type: 'image', url: 'https://example.go.jp/a.png', alt: '灯りの絵' },
      divider,
      buttons([go]),
      { type: 'choice', label: '頻度', action: go.action, options: [{ label: '毎週', value: 'weekly' }] },
      context('5人から表示します。'),
    );
    expect(fallbackText(shown).split('\n')).toEqual([
      '今週',
      '教えていただけますか。',
      'Q1',
      '状態: 実施中',
      '次回: 11月26日',
      '課 / 人数',
      '人事 / 9人',
      '会計 / 6人',
      '推移',
      '平均: 10月 3.4, 11月 -',
      '答えた人: 6 / 9',
      '灯りの絵',
      '5人から表示します。',
    ]);
  });

  it('is empty of a card of buttons', () => {
    expect(fallbackText(card('ja', buttons([])))).toBe('');
  });
});

describe('an action', () => {
  const answer = action('pulse.answer', z.object({ week: z.string(), value: z.number() }));

  it('reads back what it made, also after a way through JSON', () => {
    const ref = answer.of({ week: '2026-W48', value: 5 });
    expect(ref).toEqual({ name: 'pulse.answer', payload: { week: '2026-W48', value: 5 } });
    expect(answer.parse(JSON.parse(JSON.stringify(ref)))).toEqual({ week: '2026-W48', value: 5 });
  });

  it.each([
    ['of another name', { name: 'pulse.skip', payload: { week: '2026-W48', value: 5 } }],
    ['that lacks a value', { name: 'pulse.answer', payload: { week: '2026-W48' } }],
    ['of another type', { name: 'pulse.answer', payload: { week: '2026-W48', value: '5' } }],
  ])('does not read one %s', (_, ref) => {
    expect(answer.parse(ref)).toBeUndefined();
  });
});
