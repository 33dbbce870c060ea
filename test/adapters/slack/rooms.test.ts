import { describe, expect, it } from 'vitest';
import { translate } from '../../../adapters/slack/translate.ts';
import { asInstant } from '../../../src/time/instant.ts';
import { answerButton, blockActions } from './slack.ts';

const receivedAt = asInstant(1_795_672_800_000);
const inboundOf = (body: unknown) => translate(body, receivedAt)?.inbound;
const floor = { id: 'slack/C0FLOOR01', address: 'slack:T0KASUMI1:C0FLOOR01' };

const mention = (event: object = {}) => ({
  ...{ type: 'event_callback', event_id: 'Ev0MENTION1', team_id: 'T0KASUMI1' },
  event: {
    ...{ type: 'app_mention', user: 'U0HANAKO1', text: '<@U0AKARI01> 消灯のお知らせ', channel: 'C0FLOOR01' },
    ...{ ts: '1795672799.000200', event_ts: '1795672799.000200', ...event },
  },
});

describe('calling the bot by name in a channel', () => {
  it('is a line of that person in that channel, in the order Slack stamped it', () => {
    expect(inboundOf(mention())).toEqual({
      ...{ type: 'text', text: '消灯のお知らせ', eventId: 'Ev0MENTION1', order: 1_795_672_799_000.2, receivedAt },
      account: { platform: 'slack', tenant: 'T0KASUMI1', user: 'U0HANAKO1' },
      ...{ address: 'slack:T0KASUMI1:U0HANAKO1', room: floor },
    });
  });

  it.each([
    ['消灯のお知らせ <@U0AKARI01|akari>', '消灯のお知らせ'],
    ['<@U0AKARI01>', ''],
  ])('%j is heard as %j', (text, heard) => {
    expect(inboundOf(mention({ text }))).toMatchObject({ text: heard, room: floor });
  });

  it.each([
    ['a bot', { bot_id: 'B0OTHER' }],
    ['nobody', { user: undefined }],
    ['an edit', { subtype: 'message_changed' }],
  ])('is not heard of %s', (_, event) => {
    expect(inboundOf(mention(event))).toBeUndefined();
  });
});

describe('what is said in a channel', () => {
  it('is not heard where nobody calls the bot', () => {
    expect(inboundOf(mention({ type: 'message', channel_type: 'channel' }))).toBeUndefined();
  });
});

describe('a tap', () => {
  const tap = (channel: string, name: string) => ({
    ...blockActions(answerButton),
    ...{
      container: { type: 'message', message_ts: '1795672700.000100', channel_id: channel },
      channel: { id: channel, name },
    },
  });

  it('in a channel says which one, by its name where Slack tells', () => {
    expect(inboundOf(tap('C0FLOOR01', 'somu'))).toMatchObject({ room: { ...floor, name: '#somu' } });
    expect(inboundOf(tap('C0FLOOR01', 'privategroup'))?.room).toEqual(floor);
  });

  it('in a chat of two is in no channel', () => {
    expect(inboundOf(tap('D0HANAKO1', 'directmessage'))?.room).toBeUndefined();
  });
});
