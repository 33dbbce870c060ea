import type { Answer, Turn } from '../conversation/feature.ts';
import { replace } from '../conversation/outcome.ts';
import type { PersonId } from '../people/model.ts';
import type { LocalDate } from '../time/instant.ts';
import { leftCard } from './cards.ts';
import { carryOut } from './carrying.ts';
import type { Verdict } from './model.ts';
import { requestsShown } from './requests.ts';
import { mayConfirm, type OvertimeDeps, sceneOf } from './scene.ts';
import { confirmersCard, shownOf } from './show.ts';

type Wanted = {
  readonly person: PersonId;
  readonly day: LocalDate;
  readonly version: number;
  readonly verdict: Verdict;
  readonly list?: boolean;
};

/** Takes one answer, whoever taps first and however often; the card says what became of it. */
export const answerFor = async (turn: Turn, { person: id, list, ...answer }: Wanted, deps: OvertimeDeps): Answer => {
  const { texts, org, now } = turn;
  const { says } = texts.overtime;
  // The person first: with whom the organisation is read, where that is to be.
  const [person, scene] = await Promise.all([deps.directory.person(org, id), sceneOf(org, deps)]);
  // The same answer for somebody else's and for nobody: ids cannot be tried out.
  if (!scene || !person || !mayConfirm(turn.person, person.id, person.unit, scene.tree))
    return replace(leftCard(texts, says.notYours));
  const { why, ...months } = await carryOut(turn, person, answer.day, { type: 'answer', ...answer }, deps);
  const note = why && says.refused[why];
  if (list)
    return replace((await requestsShown(turn.person, now, deps, note)) ?? leftCard(texts, says.refused.nothing));
  const shown = await shownOf(person, months, answer.day, deps, [turn.person]);
  return replace(shown ? confirmersCard(shown, turn.person, now, note) : leftCard(texts, says.refused.nothing));
};
