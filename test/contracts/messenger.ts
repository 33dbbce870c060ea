import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { card, strong, text, title } from '../../src/conversation/card.ts';
import {
  type Address,
  asAddress,
  asMessageRef,
  type Messenger,
  type SendResult,
} from '../../src/conversation/platform.ts';
import { goldenCards } from '../fixtures/cards.ts';

/** How the platform answers from now on. */
export type Trouble =
  | { readonly type: 'none' }
  /** 429 with `Retry-After`. */
  | { readonly type: 'throttled'; readonly retryAfterSeconds: number }
  | { readonly type: 'server-error'; readonly status: 500 | 502 | 503 }
  /** The connection is accepted and then silent. */
  | { readonly type: 'no-answer' }
  /** The connection is cut after the request was read. */
  | { readonly type: 'cut' };

export type MessengerSetup = {
  readonly messenger: Messenger;
  /** The same messenger pointed at a port where nothing listens. */
  readonly disconnected: Messenger;
  readonly reachable: Address;
  readonly unreachable: Address;
  /** Whether `find` can look, and `findByEmail` knows `email` (and nobody has `unknownEmail`). */
  readonly canFind: boolean;
  readonly canFindByEmail: boolean;
  readonly email: string;
  readonly unknownEmail: string;
  /** What the reachable person sees in the conversation, oldest first: one string a message, all its words in it. */
  visible(): Promise<readonly string[]>;
  trouble(kind: Trouble): void;
  /** Requests that would send, change or look up something, since the start. */
  requests(): number;
  stop(): Promise<void>;
};

const hello = card('ja', title('お知らせ'), text('最初の文です。'));
const changed = card('ja', strong('受け付けました'), text('二番目の文です。'));

/** The longest a call may take when the platform does not answer. */
const patienceMs = 12_000;

/** What every implementation of the `Messenger` port must do. */
export const messengerContract = (name: string, setup: () => Promise<MessengerSetup>): void => {
  describe(`messenger contract: ${name}`, () => {
    let at: MessengerSetup;
    beforeAll(async () => {
      at = await setup();
    });
    afterEach(() => at.trouble({ type: 'none' }));
    afterAll(() => at.stop());

    const sent = async (deliveryId: string, shown = hello) => {
      const result = await at.messenger.send(at.reachable, shown, deliveryId);
      if (result.type !== 'sent') throw new Error(`not sent: ${JSON.stringify(result)}`);
      return result.message;
    };

    it('shows a sent card once', async () => {
      const before = (await at.visible()).length;
      await sent('contract/send');
      const seen = (await at.visible()).slice(before);
      expect(seen).toHaveLength(1);
      expect(seen[0]).toContain('最初の文です。');
    });

    it('shows two sent cards in the order they were sent, with references of their own', async () => {
      const before = (await at.visible()).length;
      const first = await sent('contract/first', card('ja', text('一通目')));
      const second = await sent('contract/second', card('ja', text('二通目')));
      const seen = (await at.visible()).slice(before);
      expect(seen.map((message) => message.match(/[一二]通目/)?.[0])).toEqual(['一通目', '二通目']);
      expect(first).not.toBe(second);
    });

    it('shows an updated card in place of the old one', async () => {
      const before = (await at.visible()).length;
      const message = await sent('contract/update');
      const result = await at.messenger.update(message, changed);
      const seen = (await at.visible()).slice(before);
      expect(result.type).toBe('sent');
      expect(seen).toHaveLength(1);
      expect(seen[0]).toContain('二番目の文です。');
      expect(seen[0]).not.toContain('最初の文です。');
    });

    it('updates the same message twice', async () => {
      const first = await at.messenger.update(await sent('contract/update-twice'), changed);
      if (first.type !== 'sent') throw new Error(`not updated: ${JSON.stringify(first)}`);
      expect(await at.messenger.update(first.message, hello)).toMatchObject({ type: 'sent' });
      expect((await at.visible()).at(-1)).toContain('最初の文です。');
    });

    it.each(goldenCards)('sends $name', async ({ name, card: golden }) => {
      expect(await at.messenger.send(at.reachable, golden, `contract/golden/${name}`)).toMatchObject({ type: 'sent' });
    });

    it('says that a person who cannot be reached is unreachable', async () => {
      const before = await at.visible();
      const result = await at.messenger.send(at.unreachable, hello, 'contract/unreachable');
      expect(result).toMatchObject({ type: 'unreachable', reason: expect.stringMatching(/./) });
      expect(await at.visible()).toEqual(before);
    });

    it.each(['', 'nonsense', '{"v":9}', '[]', 'null'])('refuses the address %j as a value', async (address) => {
      const result = await at.messenger.send(asAddress(address), hello, 'contract/address');
      expect(['rejected', 'unreachable']).toContain(result.type);
    });

    it.each(['', 'nonsense', '{"v":9}', '[]', 'null'])('refuses the message reference %j as a value', async (ref) => {
      const result = await at.messenger.update(asMessageRef(ref), hello);
      expect(['rejected', 'unreachable']).toContain(result.type);
    });

    it('passes on how long to wait when throttled, without waiting, repeating or sending', async () => {
      const message = await sent('contract/throttled-before');
      const before = await at.visible();
      const requests = at.requests();
      at.trouble({ type: 'throttled', retryAfterSeconds: 7 });
      const startedAt = performance.now();
      const results = [
        await at.messenger.send(at.reachable, changed, 'contract/throttled'),
        await at.messenger.update(message, changed),
      ];
      expect(results).toEqual([
        { type: 'throttled', retryAfterMs: 7000 },
        { type: 'throttled', retryAfterMs: 7000 },
      ]);
      expect(performance.now() - startedAt).toBeLessThan(3000);
      expect(at.requests() - requests).toBe(2);
      at.trouble({ type: 'none' });
      expect(await at.visible()).toEqual(before);
    });

    it.each([500, 502, 503] as const)(
      'says that it failed for now when answered %i, after one call',
      async (status) => {
        const requests = at.requests();
        at.trouble({ type: 'server-error', status });
        const result = await at.messenger.send(at.reachable, hello, `contract/${status}`);
        expect(at.requests() - requests).toBe(1);
        at.trouble({ type: 'none' });
        // Where one can look afterwards, the message may have got through; where not, the platform asks for a repeat.
        const canLook = (await at.messenger.find(at.reachable, 'contract/none')).type !== 'unknown';
        expect(result).toMatchObject({ type: 'failed', maybeSent: canLook, reason: expect.stringMatching(/./) });
      },
    );

    it('says that a message may have got through when the connection is cut', async () => {
      at.trouble({ type: 'cut' });
      const result = await at.messenger.send(at.reachable, hello, 'contract/cut');
      expect(result).toMatchObject({ type: 'failed', maybeSent: true });
    });

    it('gives up on a platform that does not answer', { timeout: patienceMs * 2 }, async () => {
      at.trouble({ type: 'no-answer' });
      const startedAt = performance.now();
      const result = await at.messenger.send(at.reachable, hello, 'contract/silent');
      expect(result).toMatchObject({ type: 'failed', maybeSent: true });
      expect(performance.now() - startedAt).toBeLessThan(patienceMs);
    });

    it('says that nothing was sent when the connection is refused', async () => {
      const result: SendResult = await at.disconnected.send(at.reachable, hello, 'contract/refused');
      expect(result).toMatchObject({ type: 'failed', maybeSent: false });
    });

    it('finds a delivery that got through, or says that it cannot look', async () => {
      const message = await sent('contract/find');
      await sent('contract/find-later');
      const found = await at.messenger.find(at.reachable, 'contract/find');
      if (!at.canFind) return expect(found).toEqual({ type: 'unknown' });
      expect(found).toEqual({ type: 'found', message });
      expect(await at.messenger.find(at.reachable, 'contract/never')).toEqual({ type: 'absent' });
      expect(await at.messenger.update(message, changed)).toMatchObject({ type: 'sent' });
      return expect(await at.messenger.find(at.reachable, 'contract/find')).toEqual({ type: 'found', message });
    });

    it('does not take a failed look for an absent delivery', async () => {
      at.trouble({ type: 'server-error', status: 503 });
      expect(await at.messenger.find(at.reachable, 'contract/find')).toEqual({ type: 'unknown' });
    });

    it('finds and reaches a person by e-mail, or says that it cannot look', async () => {
      const found = await at.messenger.findByEmail(at.email);
      const nobody = await at.messenger.findByEmail(at.unknownEmail);
      if (!at.canFindByEmail) return expect([found, nobody]).toEqual([{ type: 'unknown' }, { type: 'unknown' }]);
      expect(nobody).toEqual({ type: 'absent' });
      if (found.type !== 'found') throw new Error(`not found: ${JSON.stringify(found)}`);
      expect(found.account.user).not.toBe('');
      return expect(await at.messenger.send(found.address, hello, 'contract/by-email')).toMatchObject({ type: 'sent' });
    });

    it('does not take an address it cannot read for an absent delivery', async () => {
      expect(await at.messenger.find(asAddress('nonsense'), 'contract/find')).toEqual({ type: 'unknown' });
    });

    it('does not take a failed look-up for an absent person', async () => {
      at.trouble({ type: 'throttled', retryAfterSeconds: 3 });
      expect(await at.messenger.findByEmail(at.email)).toEqual({ type: 'unknown' });
    });
  });
};
