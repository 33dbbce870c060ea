import { beforeEach, describe, expect, it } from 'vitest';
import { type AudienceDeps, collectAudience, countAudience } from '../../../src/campaign/audience.ts';
import { asCampaignId, type CampaignAudience } from '../../../src/campaign/model.ts';
import { asPersonId, asUnitId, type Person } from '../../../src/people/model.ts';
import { calendarOf } from '../../../src/time/calendar.ts';
import { asZone } from '../../../src/time/instant.ts';
import { memoryCampaigns } from '../../fixtures/memory-campaigns.ts';
import { memoryDelivery } from '../../fixtures/memory-delivery.ts';
import { memoryDirectory } from '../../fixtures/memory-directory.ts';
import { memoryLists } from '../../fixtures/memory-lists.ts';
import { ORG, person, treeOf } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const tree = treeOf(['省'], ['局', '省'], ['課', '局'], ['別局', '省']);
const everyone: CampaignAudience = { unit: asUnitId('省'), role: 'everyone' };
const moment = { at: at('2026-11-24T10:00:00+09:00'), when: 'now', calendar: calendarOf({}) } as const;

const { slack: _, ...nowhere } = person('6', '別局');
const staff: readonly Person[] = [
  person('1', '省', { manages: [asUnitId('省')], promotes: [asUnitId('省')] }),
  person('2', '局', { manages: [asUnitId('局')], preferences: { language: 'en', optOuts: [], addresses: {} } }),
  person('3', '課', { teams: { user: 'T3' }, preferences: { place: 'teams', optOuts: [], addresses: {} } }),
  person('4', '課', { zone: asZone('America/New_York') }),
  person('5', '別局', { left: true }),
  nowhere,
];

let deps: AudienceDeps & ReturnType<typeof memoryLists> & ReturnType<typeof memoryDelivery>;
const addressing = (audience: CampaignAudience) => ({ org: ORG, id: asCampaignId('c1'), audience });
const counted = (audience: CampaignAudience) => countAudience(addressing(audience), tree, moment, deps);
const collected = async (audience: CampaignAudience) =>
  Object.fromEntries(await collectAudience(addressing(audience), tree, deps));

beforeEach(() => {
  const memory = memoryDirectory();
  for (const each of staff) memory.people.set(each.id, each);
  deps = { directory: memory.directory, ...memoryCampaigns(), ...memoryDelivery(), ...memoryLists() };
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

  it('is narrowed to a list, whatever else the list holds, and goes to nobody when it is gone', async () => {
    await deps.lists.put({ org: ORG, name: '研修', loadedAt: moment.at }, ['6', '3', '2', '5', 'gone'].map(asPersonId));
    const digest = await deps.lists.keepOwn(ORG, asCampaignId('c1'), ['4', '1'].map(asPersonId));
    const listed = (list: CampaignAudience['list'], unit = '局') =>
      collected({ ...everyone, unit: asUnitId(unit), ...(list && { list }) });
    expect(await listed({ type: 'named', name: '研修' })).toEqual({ slack: ['2'], teams: ['3'] });
    expect(await listed({ type: 'own', digest, people: 2 })).toEqual({ slack: ['4'] });
    expect(await listed({ type: 'named', name: '研修' }, '課')).toEqual({ teams: ['3'] });
    expect(await listed({ type: 'named', name: '消えた名簿' })).toEqual({});
    expect((await counted({ ...everyone, list: { type: 'named', name: '研修' } })).people).toBe(3);
  });

  it('waits for the hours of each, in their own zone and on their own days', async () => {
    const later = async (iso: string) =>
      (await countAudience(addressing(everyone), tree, { ...moment, when: 'hours', at: at(iso) }, deps)).later;
    expect(await later('2026-11-24T10:00:00+09:00')).toBe(1);
    expect(await later('2026-11-24T09:29:59+09:00')).toBe(5);
    expect(await later('2026-11-24T09:30:00+09:00')).toBe(1);
    expect(await later('2026-11-24T18:14:59+09:00')).toBe(1);
    expect(await later('2026-11-24T18:15:00+09:00')).toBe(5);
  });

  it('waits by night and on days off', async () => {
    const count = async (iso: string) =>
      (await countAudience(addressing(everyone), tree, { ...moment, at: at(iso) }, deps)).later;
    expect(await count('2026-11-25T07:00:00+09:00')).toBe(4);
    expect(await count('2026-11-24T23:00:00+09:00')).toBe(4);
    expect(await count('2026-11-23T10:00:00+09:00')).toBe(5);
  });
});
