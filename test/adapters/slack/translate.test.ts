import { describe, expect, it } from 'vitest';
import { translate } from '../../../adapters/slack/translate.ts';
import { asInstant } from '../../../src/time/instant.ts';
import { answerButton, blockActions, command, homeEvent, messageEvent, viewSubmission } from './slack.ts';

const receivedAt = asInstant(1_795_672_800_000);
const inboundOf = (body: unknown) => translate(body, receivedAt)?.inbound;
const hanako = {
  account: { platform: 'slack', tenant: 'T0KASUMI1', user: 'U0HANAKO1' },
  address: 'slack:T0KASUMI1:U0HANAKO1',
  receivedAt: 1_795_672_800_000,
};

describe('a stamp', () => {
  it.each([
    ['from the past', '1795672700.000100', 1_795_672_700_000.1],
    ['five seconds ahead', '1795672805.000000', 1_795_672_805_000],
    ['more than five seconds ahead', '1795672805.001000', 1_795_672_800_000],
    ['from another century', '9999999999.000000', 1_795_672_800_000],
  ])('%s never stands later than five seconds after the arrival', (_, stamp, order) => {
    expect(inboundOf(blockActions({ ...answerButton, action_ts: stamp }))?.order).toBe(order);
    expect(inboundOf(messageEvent('パルス', { ts: stamp }))?.order).toBe(order);
    expect(inboundOf(homeEvent({ event_ts: stamp }))?.order).toBe(order);
  });

  const orderOf = (stamp: string, wallClock: number) =>
    translate(blockActions({ ...answerButton, action_ts: stamp }), receivedAt, wallClock)?.inbound.order;
  it('by either clock is believed when the product’s was moved', () => {
    const dayBefore = 1_795_586_400_000;
    const dayAfter = 1_795_759_200_000;
    expect(orderOf('1795672799.000000', dayBefore)).toBe(1_795_672_799_000);
    expect(orderOf('1795586399.000000', dayBefore)).toBe(1_795_586_399_000);
    expect(orderOf('1795759199.000000', dayAfter)).toBe(1_795_759_199_000);
  });

  it('beyond both clocks stands before whatever is done later by either', () => {
    expect(orderOf('9999999999.000000', 1_795_586_400_000)).toBe(1_795_586_400_000);
    expect(orderOf('9999999999.000000', 1_795_759_200_000)).toBe(1_795_672_800_000);
  });
});

describe('a message', () => {
  it('is heard in the direct conversation, in the order Slack stamped it', () => {
    expect(inboundOf(messageEvent('パルス'))).toEqual({
      type: 'text',
      text: 'パルス',
      eventId: 'Ev0MESSAGE1',
      order: 1_795_672_799_000.2,
      ...hanako,
    });
  });

  it.each([
    ['R&amp;D &lt;3 &gt; 2', 'R&D <3 > 2'],
    ['&amp;lt;', '&lt;'],
    ['見て <https://www.example.go.jp/a?b=1&amp;c=2> ください', '見て https://www.example.go.jp/a?b=1&c=2 ください'],
    [
      '<https://example.go.jp|example.go.jp> と <mailto:a@example.go.jp|a@example.go.jp>',
      'example.go.jp と a@example.go.jp',
    ],
    ['  パルス\n', 'パルス'],
    ['', ''],
  ])('is read as it was typed: %j', (sent, read) => {
    expect(inboundOf(messageEvent(sent))).toMatchObject({ text: read });
  });

  it.each([
    ['in a channel', { channel_type: 'channel' }],
    ['in a group', { channel_type: 'mpim' }],
    ['from a bot', { bot_id: 'B0AKARI01' }],
    ['without an author', { user: undefined }],
    ['that is an edit', { subtype: 'message_changed' }],
    ['that was deleted', { subtype: 'message_deleted' }],
  ])('is not heard %s', (_, change) => {
    expect(inboundOf(messageEvent('パルス', change))).toBeUndefined();
  });
});

describe('the home', () => {
  it('is opened', () => {
    expect(inboundOf(homeEvent())).toEqual({
      type: 'home',
      eventId: 'Ev0HOME0001',
      order: 1_795_672_798_000.1,
      ...hanako,
    });
  });

  it('is not opened by a look at the messages', () => {
    expect(inboundOf(homeEvent({ tab: 'messages' }))).toBeUndefined();
  });
});

describe('a tap', () => {
  it('carries its action, its message and what answering needs', () => {
    expect(translate(blockActions(answerButton), receivedAt)).toEqual({
      inbound: {
        type: 'tap',
        action: { name: 'pulse.answer', payload: { round: '2026-W48', question: 'A0', value: 5 } },
        message: 'slack:D0HANAKO1:1795672700.000300',
        eventId: '12321423423.333649436676.d8c1bb837935619ccad0f624c448ffb3:1795672799.400500:pulse.answer#3.0',
        order: 1_795_672_799_400.5,
        ...hanako,
      },
      triggerId: '12321423423.333649436676.d8c1bb837935619ccad0f624c448ffb3',
      responseUrl: 'https://hooks.slack.com/actions/T0KASUMI1/1/abc',
    });
  });

  it('gives two taps on one message different ids', () => {
    const later = { ...answerButton, action_ts: '1795672799.900000' };
    expect(inboundOf(blockActions(answerButton))?.eventId).not.toBe(inboundOf(blockActions(later))?.eventId);
  });

  it('on the home has no message', () => {
    const home = blockActions(answerButton, { container: { type: 'view', view_id: 'V0HOME' }, channel: undefined });
    expect(inboundOf(home)).not.toHaveProperty('message');
  });

  it('on a list carries the choice beside the payload', () => {
    const tap = blockActions({
      type: 'static_select',
      action_id: 'settings.language#0',
      block_id: '1a2b3c4d.0:{"from":"home"}',
      selected_option: { text: { type: 'plain_text', text: 'やさしい日本語' }, value: 'yasashii' },
    });
    expect(inboundOf(tap)).toMatchObject({
      type: 'tap',
      action: { name: 'settings.language', payload: { from: 'home' } },
      choice: 'yasashii',
    });
  });

  it('in an org-wide installation names the team of the person', () => {
    expect(inboundOf(blockActions(answerButton, { team: null }))).toMatchObject({ account: hanako.account });
  });
});

describe('a form', () => {
  const origin = JSON.stringify({
    name: 'pulse.comment',
    payload: { round: '2026-W48' },
    message: 'slack:D0HANAKO1:1795672700.000300',
  });

  it('carries what was typed, leaving out what was left empty', () => {
    const values = {
      comment: { value: { type: 'plain_text_input', value: '会議が短くなった' } },
      reason: { value: { type: 'plain_text_input', value: null } },
      cadence: { value: { type: 'static_select', selected_option: { value: 'weekly' } } },
      unit: { value: { type: 'static_select', selected_option: null } },
    };
    expect(inboundOf(viewSubmission(values, origin))).toEqual({
      type: 'submit',
      action: { name: 'pulse.comment', payload: { round: '2026-W48' } },
      message: 'slack:D0HANAKO1:1795672700.000300',
      values: { comment: '会議が短くなった', cadence: 'weekly' },
      eventId: 'V0COMMENT1:1795672790.abcdef',
      order: 1_795_672_800_000,
      ...hanako,
    });
  });

  it.each(['', '{}', 'null', '{"name":"x","payload":{"deep":{}}}'])(
    'of another making is not heard: %j',
    (metadata) => {
      expect(inboundOf(viewSubmission({}, metadata))).toBeUndefined();
    },
  );
});

describe('a command', () => {
  it('is a line of text to the bot', () => {
    expect(translate(command(' パルス '), receivedAt)).toEqual({
      inbound: {
        type: 'text',
        text: 'パルス',
        eventId: '398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
        order: 1_795_672_800_000,
        ...hanako,
      },
      triggerId: '398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
    });
  });
});
