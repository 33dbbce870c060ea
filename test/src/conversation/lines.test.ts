import { describe, expect, it } from 'vitest';
import { card, text } from '../../../src/conversation/card.ts';
import type { Answer, Line, Turn } from '../../../src/conversation/feature.ts';
import { phrases, plainLine, readerOf, saidIn } from '../../../src/conversation/lines.ts';
import { reply } from '../../../src/conversation/outcome.ts';
import { textsOf } from '../../../src/text/text.ts';
import { asInstant } from '../../../src/time/instant.ts';
import { ORG, person } from '../../fixtures/staff.ts';

describe('a line in its plainest form', () => {
  it.each([
    ['パルス', 'ぱるす'],
    ['ﾊﾟﾙｽ', 'ぱるす'],
    ['ぱるす', 'ぱるす'],
    ['ＰＵＬＳＥ', 'pulse'],
    [' パルス　', 'ぱるす'],
    ['「パルス」！！', 'ぱるす'],
    ['Help!?', 'help'],
    ['/akari パルス', 'ぱるす'],
    ['akari　設定', '設定'],
    ['灯りさん、設定', '設定'],
    ['/akari', ''],
    ['AKARI', ''],
    ['', ''],
    ['？', ''],
    ['。', ''],
    ['設定です。', '設定'],
    ['設定をお願いします', '設定'],
    ['設定を変えたいです', '設定'],
    ['設定、見せてください！', '設定'],
    ['設定について教えて', '設定'],
    ['結果は？', '結果'],
    ['English, please', 'english'],
    ['please stop', 'stop'],
    ['ありがとう😊', 'ありがとう'],
    ['ありがとうー！', 'ありがとう'],
    ['👍', '👍'],
    ['👍🏽👍🏽', '👍'],
    [':+1:', ':+1:'],
    ['了解 :bow:', '了解'],
    ['パルス 設定', 'ぱるす設定'],
    ['㍿', '株式会社'],
  ])('%j is %j', (line, expected) => {
    expect(plainLine(line)).toBe(expected);
  });

  it.each([
    ['です', 'です'],
    ['なに？', 'なに'],
    ['今日22時まで残業 国会対応', '今日22時まで残業国会対応'],
    ['10:30:45', '103045'],
  ])('keeps what is no ending: %j is %j', (line, expected) => {
    expect(plainLine(line)).toBe(expected);
  });

  it('is found at once, however long the line', { timeout: 2_000 }, () => {
    for (const part of ['です', 'please', 'akari ', '灯りさん、', ':+1:', 'パ'])
      expect(plainLine(part.repeat(20_000)).length).toBeLessThanOrEqual(120_000);
  });
});

describe('words put together', () => {
  it('are every combination, in order', () => {
    expect(phrases(['通知', ''], ['を'], ['止める', '切る'])).toEqual([
      '通知を止める',
      '通知を切る',
      'を止める',
      'を切る',
    ]);
  });
});

describe('the first line that understands', () => {
  const turn: Turn = {
    org: ORG,
    person: person('1', '課'),
    texts: textsOf('ja'),
    now: asInstant(0),
    inbound: {
      type: 'text',
      text: '',
      eventId: 'Ev1',
      account: { platform: 'slack', tenant: 'T1', user: 'U1' },
      receivedAt: asInstant(0),
      order: 0,
    },
  };
  const says = (value: string): Answer => Promise.resolve(reply(card('ja', text(value))));
  /** A later feature: it reads the hour out of a free sentence. */
  const overtime: Line = {
    understand: ({ text: typed }) => {
      const [, hour] = /(\d{1,2})時まで残業/.exec(typed.normalize('NFKC')) ?? [];
      return hour === undefined ? undefined : says(`${hour}時まで`);
    },
  };
  const greeting: Line = { words: ['残業', '22時まで残業'], answer: () => says('残業ですね') };
  const shown = async (lines: readonly Line[], line: string) =>
    JSON.stringify((await readerOf(lines)(saidIn(line), turn)) ?? 'nothing');

  it('answers, and no other', async () => {
    expect(await shown([overtime, greeting], '今日２２時まで残業 国会対応')).toContain('22時まで');
    expect(await shown([overtime, greeting], '残業です')).toContain('残業ですね');
    expect(await shown([overtime, greeting], '22時まで残業')).toContain('22時まで');
    expect(await shown([greeting, overtime], '22時まで残業')).toContain('残業ですね');
  });

  it('is none where nothing understands: a word inside a sentence is no command', async () => {
    expect(await shown([greeting], '残業が多いと感じています')).toBe('"nothing"');
    expect(await shown([], '残業')).toBe('"nothing"');
  });

  it('is given the own words of the person beside the plainest form', () => {
    expect(saidIn('  Ｈｅｌｌｏ, World! ')).toEqual({ text: 'Ｈｅｌｌｏ, World!', plain: 'helloworld' });
  });
});
