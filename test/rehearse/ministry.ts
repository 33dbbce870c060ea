import type { Store } from '../../adapters/dynamodb/store.ts';
import { DEMO_SLACK_TEAM, DEMO_TEAMS_TENANT } from '../../adapters/local/demo.ts';
import {
  asPersonId,
  asUnitId,
  type DirectoryEntry,
  type OrgId,
  type PersonId,
  type Unit,
} from '../../src/people/model.ts';
import type { DirectoryChange } from '../../src/people/ports.ts';
import { asLocalTime, type Instant, TOKYO } from '../../src/time/instant.ts';

/** The two who send and approve. */
export const promoters = [asPersonId('R000001'), asPersonId('R000002')] as const;

const surnames = ['佐藤', '鈴木', '高橋', '田中', '伊藤', '渡辺', '山本', '中村', '小林', '加藤', '吉田', '山田'];
const givenNames = ['美咲', '翔太', '陽子', '健', '結衣', '大輔', '千尋', '誠', '葵', '直樹', 'さくら'];

/** So that they are found among many. */
const named = ['推進 一子', '推進 二郎'];

/** So many people of a 課. */
const SECTION = 20;
/** So many 課 of a 局. */
const BUREAU = 10;

const idOf = (n: number): PersonId => asPersonId(`R${String(n + 1).padStart(6, '0')}`);

/** A ministry of 局 and 課, every other person on Slack and on Teams; the same for the same number. */
export const unitsFor = (people: number): readonly Unit[] => {
  const sections = Math.ceil(people / SECTION);
  const unit = (id: string, name: string, parent: string | undefined, manager: PersonId): Unit => ({
    ...{ id: asUnitId(id), name, managers: [manager], promoters: parent === undefined ? promoters : [] },
    ...(parent === undefined ? {} : { parent: asUnitId(parent) }),
  });
  const bureaus = Array.from({ length: Math.ceil(sections / BUREAU) }, (_, i) =>
    unit(`R-${i + 1}`, `第${i + 1}局`, 'R', idOf(i * SECTION * BUREAU)),
  );
  const below = Array.from({ length: sections }, (_, i) => {
    const bureau = Math.floor(i / BUREAU) + 1;
    return unit(`R-${bureau}-${i + 1}`, `第${bureau}局第${(i % BUREAU) + 1}課`, `R-${bureau}`, idOf(i * SECTION));
  });
  return [unit('R', 'ためし省', undefined, idOf(2)), ...bureaus, ...below];
};

const entryOf = (n: number): DirectoryEntry => {
  const section = Math.floor(n / SECTION);
  const id = idOf(n);
  const number = String(n + 1).padStart(6, '0');
  const slack = { slack: { user: `U0R${number}`, team: DEMO_SLACK_TEAM } };
  const teams = { teams: { user: `00000000-0000-4000-9000-000000${number}`, tenant: DEMO_TEAMS_TENANT } };
  return {
    id,
    name: named[n] ?? `${surnames[n % surnames.length]} ${givenNames[n % givenNames.length]}`,
    unit: asUnitId(`R-${Math.floor(section / BUREAU) + 1}-${section + 1}`),
    ...(n % 2 === 0 ? slack : teams),
    ...{ language: 'ja', zone: TOKYO, hours: { start: asLocalTime('09:30'), end: asLocalTime('18:15') } },
    admin: false,
  };
};

const PAGE = 200;

/** Puts them into an empty directory, as an import does. */
export const installMinistry =
  (people: number) =>
  async (org: OrgId, now: Instant, { directoryImport }: Store): Promise<void> => {
    const units = unitsFor(people);
    const roleIn = (role: 'managers' | 'promoters') =>
      Map.groupBy(
        units.flatMap((unit) => unit[role].map((person) => ({ person, unit: unit.id }))),
        ({ person }) => person,
      );
    const [managers, promoting] = [roleIn('managers'), roleIn('promoters')];
    const changes: readonly DirectoryChange[] = [
      ...units.map((unit) => ({ type: 'put-unit', unit }) as const),
      ...Array.from({ length: people }, (_, n) => {
        const entry = entryOf(n);
        const manages = (managers.get(entry.id) ?? []).map(({ unit }) => unit);
        const promotes = (promoting.get(entry.id) ?? []).map(({ unit }) => unit);
        return { type: 'put-person', entry, manages, promotes, isNew: true } as const;
      }),
    ];
    const id = 'rehearsal';
    const pages = Math.ceil(changes.length / PAGE);
    await directoryImport.begin(org, id, now);
    for (let page = 0; page < pages; page += 1)
      await directoryImport.stage(org, id, page, changes.slice(page * PAGE, (page + 1) * PAGE));
    const summary = { name: 'ためし省', zone: TOKYO, zones: [TOKYO], people, units: units.length };
    await directoryImport.commit(org, id, pages, summary);
    await directoryImport.apply(org, id);
  };
