import { asPersonId, asUnitId, type Person, type PersonId, type Unit } from '../../../src/people/model.ts';
import type { Organisation } from '../../../src/people/ports.ts';
import { asLocalDate, asLocalTime, asZone, type LocalDate, TOKYO } from '../../../src/time/instant.ts';
import { type MemoryDirectory, memoryDirectory } from '../../fixtures/memory-directory.ts';
import { ORG, person } from '../../fixtures/staff.ts';

/** mulberry32: the same numbers in every run. */
export const randomFrom = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};
export type Random = () => number;
export const pick = <T>(items: readonly T[], random: Random): T => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
};

const PEOPLE = 300;
const DIVISIONS = 6;
const OFFICES = 5;

const idOf = (index: number): PersonId => asPersonId(`P${String(index).padStart(3, '0')}`);
const hours = [
  ['09:30', '18:15'],
  ['08:30', '17:15'],
  ['10:00', '18:45'],
  ['09:00', '16:00'],
] as const;

const someone = (index: number, unit: string, random: Random): Person => {
  const [start, end] = index < 40 ? hours[0] : pick(hours, random);
  return person(idOf(index), unit, {
    ...(index % 97 === 0 && index > 0 ? { zone: asZone('Asia/Singapore') } : { zone: TOKYO }),
    hours: { start: asLocalTime(start), end: asLocalTime(end) },
    ...(index % 11 === 5 && { freeDay: pick([1, 2, 3, 4, 5] as const, random) }),
  });
};

export type Bureau = MemoryDirectory & { organisation: Organisation };

/** 局長, six 課長, thirty 室長 and their people. */
export const openBureau = (random: Random): Bureau => {
  const memory = memoryDirectory();
  const put = (index: number, unit: string): void => {
    memory.people.set(idOf(index), someone(index, unit, random));
  };
  const unit = (id: string, manager: number, parent?: string): void => {
    const managers = [idOf(manager)];
    const under = parent === undefined ? {} : { parent: asUnitId(parent) };
    memory.units.set(asUnitId(id), { id: asUnitId(id), name: id, managers, promoters: [], ...under });
    put(manager, id);
  };
  unit('局', 0);
  for (let d = 0; d < DIVISIONS; d += 1) unit(`課${d}`, 1 + d, '局');
  for (let o = 0; o < DIVISIONS * OFFICES; o += 1) unit(`室${o}`, 1 + DIVISIONS + o, `課${o % DIVISIONS}`);
  const heads = 1 + DIVISIONS + DIVISIONS * OFFICES;
  for (let i = heads; i < PEOPLE; i += 1) put(i, `室${i % (DIVISIONS * OFFICES)}`);
  headsKnown(memory);
  const organisation: Organisation = {
    ...{ id: ORG, name: '局', zone: TOKYO, zones: [TOKYO], people: PEOPLE, units: memory.units.size, version: 1 },
    closures: {},
  };
  return Object.assign(memory, { organisation });
};

const headsKnown = ({ people, units }: MemoryDirectory): void => {
  const manages = Map.groupBy([...units.values()], ({ managers: [head] }) => head);
  for (const [id, each] of people) people.set(id, { ...each, manages: (manages.get(id) ?? []).map((unit) => unit.id) });
};

/** 人事異動: one in eight moves, five 室 get another head, some leave and some come. */
export const transfer = (bureau: Bureau, today: LocalDate, random: Random): void => {
  const offices = [...bureau.units.values()].filter(({ id }) => id.startsWith('室'));
  const isHead = (id: PersonId): boolean => [...bureau.units.values()].some(({ managers }) => managers.includes(id));
  const staff = [...bureau.people.values()].filter(({ id, left }) => !left && !isHead(id));
  for (const one of staff) {
    const chance = random();
    if (chance < 0.12) bureau.people.set(one.id, { ...one, unit: pick(offices, random).id });
    else if (chance < 0.14) bureau.people.set(one.id, { ...one, left: true });
  }
  for (let i = 0; i < 5; i += 1) succeed(bureau, pick(offices, random), pick(staff, random));
  for (let i = 0; i < 8; i += 1) {
    const index = bureau.people.size;
    const here = pick(offices, random).id;
    bureau.people.set(idOf(index), { ...someone(index, here, random), joinedOn: today });
  }
  headsKnown(bureau);
  bureau.organisation = { ...bureau.organisation, version: bureau.organisation.version + 1 };
};

/** Somebody of another office becomes the head, and the old head goes where that one was. */
const succeed = ({ people, units }: MemoryDirectory, { id }: Unit, next: Person): void => {
  const office = units.get(id);
  const old = office && people.get(office.managers[0] ?? next.id);
  const newer = people.get(next.id);
  const isFree = newer && !newer.left && ![...units.values()].some(({ managers }) => managers.includes(next.id));
  if (!office || !old || !isFree) return;
  units.set(id, { ...office, managers: [next.id] });
  people.set(old.id, { ...old, unit: newer.unit });
  people.set(next.id, { ...newer, unit: id });
};

export const FIRST_DAY = asLocalDate('2026-12-01');
export const LAST_DAY = asLocalDate('2027-11-30');
