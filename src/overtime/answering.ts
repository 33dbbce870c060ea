import type { Answer, Turn } from '../conversation/feature.ts';
import { replace } from '../conversation/outcome.ts';
import { AkariError } from '../errors.ts';
import type { Person, PersonId } from '../people/model.ts';
import { dateIn, type LocalDate } from '../time/instant.ts';
import { leftCard, requestCard } from './cards.ts';
import { monthOf } from './fiscal.ts';
import type { OvertimeMonth, Verdict } from './model.ts';
import { requestsShown } from './requests.ts';
import { decide, type Refusal } from './rules.ts';
import { mayConfirm, monthFor, type OvertimeDeps, sceneOf } from './scene.ts';
import { totalOf } from './total.ts';

const MAX_CONFLICTS = 8;

type Wanted = {
  readonly person: PersonId;
  readonly day: LocalDate;
  readonly version: number;
  readonly verdict: Verdict;
  readonly list?: boolean;
};

/** Takes one answer, whoever taps first and however often; the card says what became of it. */
export const answerFor = async (turn: Turn, wanted: Wanted, deps: OvertimeDeps): Answer => {
  const { texts, org } = turn;
  const { says } = texts.overtime;
  const [scene, person] = await Promise.all([sceneOf(org, deps), deps.directory.person(org, wanted.person)]);
  if (!scene || !person) return replace(leftCard(texts, says.refused.nothing));
  if (!mayConfirm(turn.person, person.id, person.unit, scene.tree)) return replace(leftCard(texts, says.notYours));
  const { month, why } = await answered(turn, person, wanted, deps);
  const plan = month.days[wanted.day]?.plan;
  if (wanted.list) return replaceList(turn, why === undefined ? undefined : says.refused[why], deps);
  if (!plan) return replace(leftCard(texts, says.refused.nothing));
  const by = plan.answer && (await nameOf(plan.answer.by, turn, deps));
  return replace(
    requestCard({
      ...{ texts, person, day: wanted.day, plan, isToday: dateIn(turn.now, person.zone) === wanted.day },
      total: totalOf(person, month, scene.calendar),
      ...(by !== undefined && { answeredBy: by }),
      ...(why !== undefined && { note: says.refused[why] }),
    }),
  );
};

const replaceList = async (turn: Turn, note: string | undefined, deps: OvertimeDeps): Answer => {
  const shown = await requestsShown(turn.person, turn.now, deps, note);
  return shown ? replace(shown) : replace(leftCard(turn.texts, turn.texts.overtime.says.refused.nothing));
};

const nameOf = async (id: PersonId, { person, org }: Turn, { directory }: OvertimeDeps): Promise<string> =>
  id === person.id ? person.name : ((await directory.person(org, id))?.name ?? '');

const answered = async (
  turn: Turn,
  person: Person,
  { day, version, verdict }: Wanted,
  deps: OvertimeDeps,
): Promise<{ readonly month: OvertimeMonth; readonly why?: Refusal }> => {
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt += 1) {
    const before = await monthFor(person, monthOf(day), deps);
    const decision = decide(before, { type: 'answer', day, version, verdict }, turn.person.id, turn.now);
    if (decision.type === 'refused') return { month: before, why: decision.why };
    if (decision.type === 'unchanged') return { month: before };
    if (await deps.overtime.save(decision.month, turn.now)) return { month: decision.month };
  }
  throw new AkariError('too-many-conflicts', `overtime of ${turn.org}`);
};
