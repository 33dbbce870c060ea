import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressOf,
  addressOfUser,
  messageRefOf,
  parseAddress,
  parseMessageRef,
} from '../../../adapters/teams/address.ts';
import { asAddress, asMessageRef } from '../../../src/conversation/platform.ts';

const id = fc.string({ minLength: 1, unit: 'grapheme' });
const reference = fc.record(
  {
    channelId: fc.constant('msteams' as const),
    serviceUrl: fc.webUrl(),
    tenantId: fc.uuid(),
    conversation: fc.record({ id }),
    user: fc.record({ id, aadObjectId: fc.uuid() }, { requiredKeys: ['id'] }),
    bot: fc.record({ id }),
  },
  { requiredKeys: ['channelId'], noNullPrototype: true },
);

describe('an address in Teams', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(reference, (made) => {
        expect(parseAddress(addressOf(made))).toEqual(made);
      }),
    );
  });

  it('leads to a message that comes back as it was', () => {
    fc.assert(
      fc.property(reference, id, (made, activityId) => {
        expect(parseMessageRef(messageRefOf(made, activityId))).toEqual({ ...made, activityId });
      }),
    );
  });

  it('of a person known by id has no chat yet', () => {
    expect(parseAddress(addressOfUser('aad-hanako', 'tenant-1'))).toEqual({
      channelId: 'msteams',
      tenantId: 'tenant-1',
      user: { id: 'aad-hanako' },
    });
  });

  it.each([
    '',
    'nonsense',
    'null',
    '[]',
    '{"v":9}',
    '{"channelId":"slack","user":{"id":"U1"}}',
    '{"channelId":"msteams","conversation":{"id":""}}',
    '{"channelId":"msteams","conversation":{"id":5}}',
  ])('is none: %j', (written) => {
    expect(parseAddress(asAddress(written))).toBeUndefined();
    expect(parseMessageRef(asMessageRef(written))).toBeUndefined();
  });
});
