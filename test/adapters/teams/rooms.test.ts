import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../../adapters/teams/address.ts';
import { translate } from '../../../adapters/teams/translate.ts';
import { asAddress } from '../../../src/conversation/platform.ts';
import { at } from '../../fixtures/time.ts';

const now = at('2026-11-26T15:00:00+09:00');
const floor = '19:floor@thread.tacv2';
const us = { type: 'mention', text: '<at>Akari</at>', mentioned: { id: '28:app', name: 'Akari' } };
const taro = { type: 'mention', text: '<at>太郎</at>', mentioned: { id: '29:taro', name: '太郎' } };

const said = (changes: object) => ({
  ...{ type: 'message', id: '1', channelId: 'msteams', serviceUrl: 'https://smba.example/jp/' },
  ...{ from: { id: '29:hanako', aadObjectId: 'aad-hanako' }, recipient: { id: '28:app' } },
  conversation: { id: `${floor};messageid=1764136923123`, conversationType: 'channel', isGroup: true },
  channelData: { tenant: { id: 'tenant' }, teamsChannelId: floor, channel: { id: floor } },
  ...{ text: '<at>Akari</at>&nbsp;消灯のお知らせ', entities: [us] },
  ...changes,
});
const tap = { action: { verb: 'room.open', data: { unit: '課' } } };

describe('calling the bot by name in a channel of Teams', () => {
  it('is a line of that person, whose own address is not learned from there', () => {
    const translated = translate(said({}), now);
    if (translated.type !== 'inbound') throw new Error(translated.reason);
    const { inbound, reference } = translated;
    expect(inbound).toMatchObject({
      ...{ type: 'text', text: '消灯のお知らせ', room: { id: `teams/${floor}` } },
      account: { platform: 'teams', tenant: 'tenant', user: 'aad-hanako' },
    });
    expect(inbound.address).toBeUndefined();
    expect(reference.conversation?.id).toBe(`${floor};messageid=1764136923123`);
  });

  it('names the channel and not the thread: what is said there later begins a thread of its own', () => {
    const translated = translate(said({}), now);
    const address = translated.type === 'inbound' ? translated.inbound.room?.address : undefined;
    expect(parseAddress(address ?? asAddress(''))).toEqual({
      ...{ channelId: 'msteams', serviceUrl: 'https://smba.example/jp/', tenantId: 'tenant' },
      ...{ conversation: { id: floor }, bot: { id: '28:app' } },
    });
  });

  it('finds the channel where Teams names it in the conversation alone', () => {
    const translated = translate(said({ channelData: { tenant: { id: 'tenant' } } }), now);
    expect(translated).toMatchObject({ inbound: { room: { id: `teams/${floor}` } } });
  });

  it('is heard too where nothing else is said', () => {
    expect(translate(said({ text: '<at>Akari</at>' }), now)).toMatchObject({ inbound: { type: 'text', text: '' } });
  });

  it('tells a tap from a line', () => {
    const invoke = said({ type: 'invoke', name: 'adaptiveCard/action', value: tap, replyToId: '2' });
    expect(translate(invoke, now)).toMatchObject({
      interaction: { type: 'execute' },
      inbound: { type: 'tap', action: { name: 'room.open', payload: { unit: '課' } }, room: { id: `teams/${floor}` } },
    });
  });

  it.each([
    ['what people say to each other', { text: '消灯のお知らせ', entities: [] }],
    ['what they say to somebody else', { text: '<at>太郎</at> 消灯のお知らせ', entities: [taro] }],
    ['the bot joining the team', { type: 'conversationUpdate', membersAdded: [{ id: '28:app' }] }],
    ['an installation', { type: 'installationUpdate', action: 'add' }],
    ['a dialog', { type: 'invoke', name: 'task/fetch', value: { data: {} } }],
    ['a group chat', { conversation: { id: '19:x@thread.v2', conversationType: 'groupChat' } }],
  ])('leaves alone %s', (_, changes) => {
    expect(translate(said(changes), now).type).toBe('ignored');
  });
});
