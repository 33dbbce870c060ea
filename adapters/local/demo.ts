import {
  asPersonId,
  asUnitId,
  type DirectoryEntry,
  type OrgId,
  type PersonId,
  type Unit,
  type UnitId,
} from '../../src/people/model.ts';
import type { DirectoryChange } from '../../src/people/ports.ts';
import { asLocalTime, dateIn, type Instant, TOKYO, type Weekday } from '../../src/time/instant.ts';
import type { Store } from '../dynamodb/store.ts';

/** The workspace and the tenant that the demo ministry's people live in. */
export const DEMO_SLACK_TEAM = 'T0AKARI00';
export const DEMO_TEAMS_TENANT = '5f0f6c1e-7c7e-4b1e-9a53-0a6b8f1d2c01';

const unit = (
  id: string,
  name: string,
  parent: string | undefined,
  manager: string,
  ...promoters: readonly string[]
): Unit => ({
  id: asUnitId(id),
  name,
  ...(parent === undefined ? {} : { parent: asUnitId(parent) }),
  managers: [asPersonId(manager)],
  promoters: promoters.map(asPersonId),
});

/** 暮らし未来省: a ministry that does not exist, three levels, 41 people. */
const units: readonly Unit[] = [
  // Two, so that one can approve what the other sends to everyone.
  unit('KM', '暮らし未来省', undefined, 'K001', 'K003', 'K002'),
  unit('KM-1', '大臣官房', 'KM', 'K002'),
  unit('KM-11', '人事課', 'KM-1', 'K004'),
  unit('KM-12', '会計課', 'KM-1', 'K012'),
  unit('KM-2', '地域くらし局', 'KM', 'K018', 'K027'),
  unit('KM-21', 'まちづくり課', 'KM-2', 'K019'),
  unit('KM-22', '子育て支援課', 'KM-2', 'K026'),
  unit('KM-3', '仕事と産業局', 'KM', 'K033'),
  unit('KM-31', '働き方課', 'KM-3', 'K034'),
];

/** Who sits where; the first of a 課 heads it. `S` Slack, `T` Teams, `B` both. */
const seats: readonly (readonly [unit: string, place: 'S' | 'T' | 'B', name: string])[] = [
  ['KM', 'S', '青山 誠一'],
  ['KM-1', 'S', '石田 和子'],
  ['KM-11', 'B', '遠藤 美咲'],
  ['KM-11', 'S', '大野 隆'],
  ['KM-11', 'S', '加藤 由紀'],
  ['KM-11', 'S', '木村 大輔'],
  ['KM-11', 'S', '小林 彩'],
  ['KM-11', 'S', '斎藤 健太'],
  ['KM-11', 'S', '清水 久美子'],
  ['KM-11', 'S', '鈴木 翔'],
  ['KM-11', 'S', '髙橋 直人'],
  ['KM-12', 'T', '竹内 恵'],
  ['KM-12', 'T', '田中 一郎'],
  ['KM-12', 'T', '千葉 めぐみ'],
  ['KM-12', 'T', '辻 拓也'],
  ['KM-12', 'T', '手塚 真由'],
  ['KM-12', 'T', '徳永 修'],
  ['KM-2', 'T', '中川 正人'],
  ['KM-21', 'T', '中村 敏子'],
  ['KM-21', 'T', '西村 亮'],
  ['KM-21', 'T', '野口 さくら'],
  ['KM-21', 'T', '橋本 淳'],
  ['KM-21', 'T', '林 香織'],
  ['KM-21', 'T', '原田 悠斗'],
  ['KM-21', 'T', '平野 智子'],
  ['KM-22', 'S', '福田 浩'],
  ['KM-22', 'S', '藤井 葵'],
  ['KM-22', 'S', '前田 剛'],
  ['KM-22', 'S', '松本 千尋'],
  ['KM-22', 'S', '三浦 蓮'],
  ['KM-22', 'S', '村上 陽子'],
  ['KM-22', 'S', '森 優太'],
  ['KM-3', 'S', '安田 克彦'],
  ['KM-31', 'S', '山口 里奈'],
  ['KM-31', 'T', '山崎 学'],
  ['KM-31', 'S', '山本 結衣'],
  ['KM-31', 'T', '横山 進'],
  ['KM-31', 'S', '吉田 萌'],
  ['KM-31', 'T', '渡辺 翼'],
  ['KM-31', 'S', 'Emma Tanaka'],
  ['KM-31', 'T', 'グエン ラン'],
];

const languages: { readonly [name: string]: DirectoryEntry['language'] } = {
  'Emma Tanaka': 'en',
  'グエン ラン': 'yasashii',
};
const freeDays: { readonly [name: string]: Weekday } = { '平野 智子': 5 };
const ADMIN = asPersonId('K005');
/** 着任したばかり: their first pulse explains and asks one question. */
const NEWCOMER = asPersonId('K010');

/** Puts the demo ministry into an empty directory. `now` is the newcomer's first day. */
export const installDemo = async (org: OrgId, now: Instant, store: Store): Promise<void> => {
  const people = seats.map((seat, index) => entry(seat, index, now));
  const changes: readonly DirectoryChange[] = [
    ...units.map((each) => ({ type: 'put-unit' as const, unit: each })),
    ...people.map((each) => ({
      type: 'put-person' as const,
      entry: each,
      manages: unitsOf(each.id, ({ managers }) => managers),
      promotes: unitsOf(each.id, ({ promoters }) => promoters),
      isNew: true,
    })),
  ];
  const id = 'demo';
  const summary = { name: '暮らし未来省', zone: TOKYO, zones: [TOKYO], people: people.length, units: units.length };
  await store.directoryImport.begin(org, id, now);
  await store.directoryImport.stage(org, id, 0, changes);
  await store.directoryImport.commit(org, id, 1, summary);
  await store.directoryImport.apply(org, id);
};

const unitsOf = (person: PersonId, of: (unit: Unit) => readonly PersonId[]): readonly UnitId[] =>
  units.filter((each) => of(each).includes(person)).map(({ id }) => id);

const entry = ([unitId, place, name]: (typeof seats)[number], index: number, now: Instant): DirectoryEntry => {
  const number = String(index + 1).padStart(3, '0');
  const id = asPersonId(`K${number}`);
  const freeDay = freeDays[name];
  return {
    id,
    name,
    unit: asUnitId(unitId),
    email: `k${number}@kurashi-mirai.example.go.jp`,
    ...(place === 'T' ? {} : { slack: { user: `U0AKARI${number}`, team: DEMO_SLACK_TEAM } }),
    ...(place === 'S'
      ? {}
      : { teams: { user: `00000000-0000-4000-8000-000000000${number}`, tenant: DEMO_TEAMS_TENANT } }),
    ...(place === 'B' ? { place: 'slack' } : {}),
    ...(freeDay === undefined ? {} : { freeDay }),
    ...(id === NEWCOMER ? { joinedOn: dateIn(now, TOKYO) } : {}),
    language: languages[name] ?? 'ja',
    zone: TOKYO,
    hours: { start: asLocalTime('09:30'), end: asLocalTime('18:15') },
    admin: id === ADMIN,
  };
};
