import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decideCorrection, proposed } from '../../src/campaign/correction.ts';
import type { Campaign } from '../../src/campaign/model.ts';
import { asPersonId } from '../../src/people/model.ts';
import { draftOf } from '../fixtures/campaigns.ts';
import { ORG } from '../fixtures/staff.ts';
import { at } from '../fixtures/time.ts';

const people = ['東', '西', '南'].map(asPersonId);
const who = fc.constantFrom(...people);
const step = fc.oneof(
  fc.record({
    type: fc.constant('propose' as const),
    by: who,
    approver: who,
    words: fc.constantFrom('い', 'ろ', 'は'),
  }),
  fc.record({
    type: fc.constantFrom('approve-correction' as const, 'send-back-correction' as const),
    by: who,
    /** A card of that many proposals ago. */
    ago: fc.nat({ max: 3 }),
  }),
  fc.record({ type: fc.constant('drop-correction' as const), by: who }),
);

const sent: Campaign = draftOf(ORG, {
  ...{ revision: 4, version: 2, author: asPersonId('東'), people: 300, approvedBy: asPersonId('西') },
  state: { type: 'running', since: at('2026-11-24T10:00:00+09:00') },
});

it('shows everyone only words that somebody else was asked for and approved on the card that held them', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let campaign = sent;
      const cards: { version: number; words: string; by: string; approver: string }[] = [];
      for (const one of steps) {
        const before = campaign;
        if (one.type === 'propose') {
          // Whoever proposes cannot ask themselves: the form does not offer it.
          if (one.by === one.approver) continue;
          const next = proposed(campaign, { ...campaign.content, body: one.words }, one.by, one.approver);
          cards.unshift({
            version: next.correction?.version ?? 0,
            words: one.words,
            by: one.by,
            approver: one.approver,
          });
          campaign = { ...next, revision: next.revision + 1 };
          continue;
        }
        const card = one.type === 'drop-correction' ? undefined : cards[one.ago];
        if (one.type !== 'drop-correction' && !card) continue;
        const decision = decideCorrection(campaign, { type: one.type, version: card?.version ?? 0 }, one.by);
        if (decision.type !== 'changed') continue;
        campaign = { ...decision.campaign, revision: decision.campaign.revision + 1 };
        if (campaign.content === before.content) continue;
        expect(one.type).toBe('approve-correction');
        expect(campaign.content.body).toBe(card?.words);
        expect(one.by).toBe(card?.approver);
        expect(one.by).not.toBe(card?.by);
        expect(campaign.version).toBeGreaterThan(before.version);
      }
    }),
    { numRuns: 1_000 },
  );
});
