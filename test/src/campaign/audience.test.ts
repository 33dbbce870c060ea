import { beforeEach, describe, expect, it } from 'vitest';
import { type AudienceDeps, collectAudience, countAudience } from '../../../src/campaign/audience.ts';
import { asCampaignId, type CampaignAudience, messageOf } from '../../../src/campaign/model.ts';
import { asPersonId, asUnitId, type Person } from '../../../src/people/model.ts';
import { calendarOf } from '../../../src/time/calendar.ts';
import { asZone } from '../../../src/time/instant.ts';
import { memoryCampaigns } from '../../fixtures/memory-campaigns.ts';
import { memoryDelivery } from '../../fixtures/memory-delivery.ts';
import { memoryDirectory } from '../../fixtures/memory-directory.ts';
import { ORG, person, treeOf } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const tree = treeOf(['省'], ['局', '省'], ['課', '局'], ['別局', '省']);
const everyone: CampaignAudience = { unit: asUnitId('省'), role: 'everyone' };
const EARLIER = asCampaignId('20261101T000000000Z-01');
const moment = { at: at('2026-11-24T10:00:00+09:00'), calendar: calendarOf({}) };

const { slack: _, ...nowhere } = person('6', '別局');
const staff: readonly Person[] = [
  person('1', '省', { manages: [asUnitId('省')], promotes: [asUnitId('省')] }),
  person('2', '局', { manages: [asUnitId('局')], preferences: { language: 'en', optOuts: [], addresses: {} } }),
  person('3', '課', { teams: { user: 'T3' }, preferences: { place: 'teams', optOuts: [], addresses: {} } }),
  person('4', '課', { zone: asZone('America/New_York') }),
  person('5', '別局', { left: true }),
  nowhere,
];

let deps: AudienceDeps & ReturnType<typeof memoryCampaigns> & ReturnType<typeof memoryDelivery>;
const counted = (audience: CampaignAudience) => countAudience(ORG, audience, tree, moment, deps);
const collected = async (audience: CampaignAudience) =>
  Object.fromEntries(await collectAudience(ORG, audience, tree, deps));

beforeEach(() => {
  const memory = memoryDirectory();
  for (const each of staff) memory.people.set(each.id, each);
  deps = { directory: memory.directory, ...memoryCampaigns(), ...memoryDelivery() };
});

describe('an audience', () => {
  it('is collected by the place that is tried first, and counted alike', async () => {
    expect(await collected(everyone)).toEqual({ slack: ['1', '2', '4'], teams: ['3'], none: ['6'] });
    expect(await counted(everyone)).toEqual({ people: 5, slack: 3, teams: 1, none: 1, later: 1 });
  });

  it.each<[string, Partial<CampaignAudience>, readonly string[]]>([
    ['a unit and all below it', { unit: asUnitId('局') }, ['2', '4', '3']],
    ['managers', { role: 'managers' }, ['1', '2']],
    ['promoters', { role: 'promoters' }, ['1']],
    ['a platform', { platform: 'teams' }, ['3']],
    ['a language', { language: 'en' }, ['2']],
    ['nobody', { unit: asUnitId('別局'), role: 'managers' }, []],
  ])('is narrowed to %s', async (__, narrowed, expected) => {
    expect(Object.values(await collected({ ...everyone, ...narrowed })).flat()).toEqual(expected);
    expect((await counted({ ...everyone, ...narrowed })).people).toBe(expected.length);
  });

  it('is of those who got an earlier one and have not acknowledged it', async () => {
    const again = { ...everyone, notAcknowledged: EARLIER };
    expect(await collected(again)).toEqual({});
    const parcel = { kind: 'campaign', subject: EARLIER, group: 'slack', ledger: {}, attempts: 0 } as const;
    const people = ['1', '2', '3', '5'].map(asPersonId);
    await deps.parcels.plan({
      ...{ org: ORG, delivery: messageOf(EARLIER), page: 'all/slack/0', people, left: people, ...parcel },
      ...{ dueAt: moment.at, expiresAt: at('2026-12-01T10:00:00+09:00') },
    });
    await deps.campaigns.acknowledge(ORG, EARLIER, asPersonId('2'), asUnitId('局'), 'read');
    expect(await collected(again)).toEqual({ slack: ['1'], teams: ['3'] });
  });

  it('waits by night and on days off', async () => {
    const count = async (iso: string) =>
      (await countAudience(ORG, everyone, tree, { ...moment, at: at(iso) }, deps)).later;
    expect(await count('2026-11-25T07:00:00+09:00')).toBe(4);
    expect(await count('2026-11-24T23:00:00+09:00')).toBe(4);
    expect(await count('2026-11-23T10:00:00+09:00')).toBe(5);
  });
});
