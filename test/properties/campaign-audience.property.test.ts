import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectAudience } from '../../src/campaign/audience.ts';
import { composeCampaign } from '../../src/campaign/compose.ts';
import { saveAudience } from '../../src/campaign/forms.ts';
import { namedOption } from '../../src/campaign/list-choice.ts';
import { asCampaignId, type Campaign, messageOf } from '../../src/campaign/model.ts';
import { saveReminder } from '../../src/campaign/reminding.ts';
import { reminderId } from '../../src/campaign/silent.ts';
import type { Parcel } from '../../src/delivery/parcel.ts';
import { memberOf } from '../../src/delivery/parcel.ts';
import { asPersonId, asUnitId, type Person, type PersonId } from '../../src/people/model.ts';
import { draftOf } from '../fixtures/campaigns.ts';
import { type MemoryOffice, memoryOffice } from '../fixtures/memory-office.ts';
import { ORG, person, treeOf, unit } from '../fixtures/staff.ts';
import { at } from '../fixtures/time.ts';

const START = at('2026-11-24T10:00:00+09:00');
const id = asCampaignId('20261124T010000000Z-01');
const shape = [['省'], ['局', '省'], ['課', '局'], ['室', '課'], ['別局', '省'], ['別課', '別局']] as const;
const names = shape.map(([name]) => name);
const tree = treeOf(...shape);
const anyUnit = fc.constantFrom(...names);

/** Where people are; the promoter `P` and their unit; who is on a list. */
const scene = fc.record({
  units: fc.array(anyUnit, { minLength: 14, maxLength: 24 }),
  top: anyUnit,
  listed: fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 20 }),
  chosen: anyUnit,
  by: fc.constantFrom('id', 'email', 'named', 'both'),
});

const idOf = (i: number): string => `K${i}`;
const open = (units: readonly string[], top: string) => {
  const promoter = person('P', top, { promotes: [asUnitId(top)], slack: { user: 'P' } });
  const staff = units.map((of, i) => person(idOf(i), of, { email: `${idOf(i)}@example.go.jp` }));
  const office = memoryOffice({
    ...{ units: shape.map(([name, above]) => unit(name, above)), people: [promoter, ...staff], start: START },
  });
  return { office, promoter, staff };
};

const stored = async (office: MemoryOffice, of = id): Promise<Campaign | undefined> =>
  office.campaigns.campaign(ORG, of);
const collected = async (office: MemoryOffice, campaign: Campaign): Promise<readonly PersonId[]> =>
  [...(await collectAudience(campaign, tree, { ...office, ...office.delivery })).values()].flat();

describe('an audience', () => {
  it('on a list never leaves the units of its promoter, nor its own unit or its list', async () => {
    await fc.assert(
      fc.asyncProperty(scene, async ({ units, top, listed, chosen, by }) => {
        const { office, promoter } = open(units, top);
        await office.campaigns.save(
          draftOf(ORG, { id, author: promoter.id, audience: { unit: asUnitId(top), role: 'everyone' } }),
        );
        const ids = listed.map(idOf);
        await office.lists.put({ org: ORG, name: 'n', loadedAt: START }, ids.map(asPersonId));
        const lines = ids.map((each) => (by === 'email' ? `${each}@example.go.jp` : each)).join('\n');
        await office.submit(promoter, saveAudience.of({ campaign: id, version: 1 }), {
          ...{ unit: chosen, role: 'everyone', platform: 'any', language: 'any', when: 'now' },
          ...(by === 'id' || by === 'email' ? { pasted: lines } : { list: namedOption('n') }),
          ...(by === 'both' ? { pasted: lines } : {}),
        });
        const campaign = await stored(office);
        if (!campaign) throw new Error('no campaign');
        const isIn = (who: PersonId, of: string) => {
          const found = office.people.get(who);
          return found !== undefined && tree.isWithin(found.unit, asUnitId(of));
        };
        const reached = await collected(office, campaign);
        expect(reached.filter((who) => !isIn(who, top) || !isIn(who, campaign.audience.unit))).toEqual([]);
        expect(new Set(reached).size).toBe(reached.length);
        if (campaign.audience.list) expect(reached.filter((who) => !ids.includes(who))).toEqual([]);
        const isSaved = tree.isWithin(asUnitId(chosen), asUnitId(top));
        if (!isSaved) expect(campaign.version).toBe(1);
      }),
      { numRuns: 150 },
    );
  });

  it('of those who have not read is of those who got it, did not, and are still in its units', async () => {
    const moves = fc.array(fc.tuple(fc.integer({ min: 0, max: 23 }), anyUnit), { maxLength: 6 });
    const readers = fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 2, maxLength: 16 });
    await fc.assert(
      fc.asyncProperty(scene, moves, readers, async ({ units, top, chosen }, moved, read) => {
        const { office, promoter, staff } = open(units, top);
        const planned = staff.filter((each) => tree.isWithin(each.unit, asUnitId(top))).map((each) => each.id);
        const done = { type: 'done', at: START } as const;
        const audience = { unit: asUnitId(top), role: 'everyone' } as const;
        await office.campaigns.save(
          draftOf(ORG, { id, author: promoter.id, audience, state: done, people: planned.length }),
        );
        const parcel = parcelOf(planned);
        await office.delivery.parcels.plan(parcel);
        const said = read.map((i) => asPersonId(idOf(i))).filter((who) => planned.includes(who));
        for (const who of said) await office.campaigns.acknowledge(ORG, id, who, asUnitId(top), 'read');
        for (const [i, to] of moved) {
          const one = office.people.get(asPersonId(idOf(i)));
          if (one) office.people.set(one.id, { ...one, unit: asUnitId(to) });
        }
        await office.submit(promoter, saveReminder.of({ first: id, version: 0 }), { title: '再度', body: '文' });
        await office.submit(promoter, saveAudience.of({ campaign: reminderId(id), version: 1 }), {
          ...{ unit: chosen, role: 'managers', platform: 'any', language: 'any', when: 'now', pasted: 'K1' },
        });
        const reminder = await stored(office, reminderId(id));
        if (!reminder) {
          expect(planned).toEqual([]);
          return;
        }
        expect(reminder.audience).toEqual({ ...audience, notAcknowledged: id });
        const silent = planned.filter((who) => !said.includes(who));
        const isTold = silent.length >= 5 && said.length >= 5;
        expect((await collected(office, reminder)).toSorted()).toEqual(isTold ? silent.toSorted() : []);
        const running = { ...reminder, state: { type: 'running', since: START } } as const;
        await office.campaigns.save(running);
        const compose = composeCampaign(office);
        for (const who of silent) {
          const one = office.people.get(who);
          if (!one) continue;
          const written = await compose(memberOf({ ...parcel, subject: reminder.id }, who, START), one, START);
          expect(written.type === 'card').toBe(tree.isWithin(one.unit, asUnitId(top)));
        }
      }),
      { numRuns: 150 },
    );
  });
});

const parcelOf = (people: readonly Person['id'][]): Parcel => ({
  ...{ org: ORG, delivery: messageOf(id), page: 'all/slack/0', kind: 'campaign', subject: id, group: 'slack' },
  ...{ dueAt: START, expiresAt: at('2026-12-01T10:00:00+09:00'), people, left: [], ledger: {}, attempts: 1 },
});
