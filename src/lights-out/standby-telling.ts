import type { Composer, Composition } from '../delivery/attempt.ts';
import { type Audience, addTo, planParcels } from '../delivery/plan-parcels.ts';
import type { Job, Parcels } from '../delivery/ports.ts';
import type { JobHandler } from '../delivery/tick.ts';
import { treeOf } from '../people/current-tree.ts';
import { asPersonId, asUnitId, languageOf, type Person, type PersonId } from '../people/model.ts';
import type { Directory } from '../people/ports.ts';
import { textsOf } from '../text/text.ts';
import { asInstant, HOUR_MS, type Instant, isLocalDate } from '../time/instant.ts';
import { type ToldDeps, toldOf } from './compose.ts';
import { readStandby, type StandbyOver, standbyId, standbySubject } from './ids.ts';
import { stays } from './model.ts';
import type { LightsStore } from './ports.ts';
import { isQuiet, minuteIn, stayingOf, type Told } from './rules.ts';
import { standbyNotice } from './standby-cards.ts';

export type TellingDeps = {
  readonly directory: Pick<Directory, 'organisation' | 'tree' | 'people'>;
  readonly lights: Pick<LightsStore, 'staying'>;
  readonly parcels: Pick<Parcels, 'layOut' | 'plan'>;
};

/** Of use for so long; who stays longer has it told by somebody. */
const TOLD_FOR_MS = HOUR_MS;

/** Plans the message for those of the unit who mean to stay today, by declaration or plan. Harmless to repeat. */
export const tellStandby =
  (deps: TellingDeps): JobHandler =>
  async (job, now) => {
    const over = readJob(job);
    const ids = over && (await waiting(job, over, deps));
    if (!over || !ids || ids.length === 0) return;
    const { org, dueAt } = job;
    const audience: Audience = new Map();
    for (const person of await deps.directory.people(org, ids)) if (!person.left) addTo(audience, person);
    const message = { org, delivery: standbyId(over), kind: 'standby-over', subject: standbySubject(over) } as const;
    const expiresAt = asInstant(dueAt + TOLD_FOR_MS);
    await planParcels({ ...message, dueAt: now, expiresAt }, 'all', audience, deps.parcels);
  };

const readJob = ({ payload }: Job): StandbyOver | undefined => {
  const { day = '', by = '', unit = '', asked } = payload;
  return isLocalDate(day) ? { day, by: asPersonId(by), unit: asUnitId(unit), asked: Number(asked) } : undefined;
};

const waiting = async (
  { org }: Job,
  { day, by, unit }: StandbyOver,
  { directory, lights }: TellingDeps,
): Promise<readonly PersonId[]> => {
  const tree = await treeOf(org, { directory });
  if (!tree) return [];
  const found = await Promise.all(stays.map((stay) => lights.staying(org, day, stay)));
  const inside = found.flat().filter((each) => each.person !== by && tree.isWithin(each.unit, unit));
  return [...new Set(inside.map(({ person }) => person))];
};

/**
 * Whether somebody still waits, by what they told: who is past their end, or said that they go, is not written to. In
 * the quiet hours only who is within the overtime they declared: they are at work by their own word.
 */
export const waits = (told: Told, person: Pick<Person, 'hours' | 'zone'>, day: StandbyOver['day'], now: Instant) => {
  const staying = stayingOf(told, person);
  if (!staying) return false;
  const minute = minuteIn(now, day, person);
  const spans = told.overtime?.plan?.spans ?? [];
  if (isQuiet(now, day, person))
    return staying.by === 'overtime' && spans.some(({ from, until }) => from <= minute && minute < until);
  return staying.until === undefined || minute < staying.until;
};

export type NoticeDeps = ToldDeps & { readonly directory: Pick<Directory, 'organisation' | 'tree' | 'person'> };

export const composeStandby =
  (deps: NoticeDeps): Composer =>
  async ({ org, subject }, person, now) => {
    const over = readStandby(subject);
    if (!over || !waits(await toldOf(person, over.day, deps), person, over.day, now)) return NOTHING;
    const tree = await treeOf(org, deps);
    const unit = tree?.unit(over.unit);
    const head = await deps.directory.person(org, over.by);
    if (!unit || !head) return NOTHING;
    const texts = textsOf(languageOf(person));
    return { type: 'card', card: standbyNotice(texts, head.name, unit.name, over.day) };
  };

const NOTHING: Composition = { type: 'skip', reason: 'cancelled' };
