import type { Composer } from '../delivery/attempt.ts';
import type { Counting } from '../delivery/budget.ts';
import { treeOf } from '../people/current-tree.ts';
import { languageOf, type Person } from '../people/model.ts';
import { textsOf } from '../text/text.ts';
import { asWeekId, dateIn, type Instant, MINUTE_MS, weekOf } from '../time/instant.ts';
import { answersOf, isSkipped } from './anonymity.ts';
import { askCard, reminderCard } from './cards.ts';
import { ballotOf, type Participation, participationOf, type RoundDeps, viewOf } from './round.ts';
import { asksAt, planFor } from './rules.ts';

/**
 * The week's first message, unless the person answered it already by asking for it. What the row then says is the
 * same as for everybody else: it must not tell who has answered.
 */
export const composeAsk =
  (deps: RoundDeps): Composer =>
  (delivery, person, now) =>
    compose(delivery.subject, person, now, deps, isOnTime, (participation) =>
      askCard(viewOf(person, textsOf(languageOf(person)), participation, new Map()), participation.newcomer),
    );

/** In its first minute nobody has answered yet: the common case pays no request to find that out. */
const isOnTime = ({ round }: Participation, person: Person, now: Instant): boolean =>
  now < asksAt(round, person.zone) + MINUTE_MS;

/** The reminder, unless an answer came in between. */
export const composeReminder =
  (deps: RoundDeps): Composer =>
  (delivery, person, now) =>
    compose(
      delivery.subject,
      person,
      now,
      deps,
      () => false,
      (participation) => {
        const view = viewOf(person, textsOf(languageOf(person)), participation, new Map());
        return reminderCard(view, weekOf(dateIn(now, person.zone)) !== participation.round.week);
      },
    );

const compose = async (
  subject: string,
  person: Person,
  now: Instant,
  deps: RoundDeps,
  isUnanswered: (participation: Participation, person: Person, now: Instant) => boolean,
  draw: (participation: Participation) => ReturnType<typeof askCard>,
): ReturnType<Composer> => {
  const result = await participationOf(person, asWeekId(subject), now, deps);
  if (result.type !== 'open') return { type: 'skip', reason: result.type };
  const { participation } = result;
  const counting = countingOf(participation, person, now);
  if (!isUnanswered(participation, person, now)) {
    if (!(await isRunning(person, deps))) return { type: 'skip', reason: 'paused' };
    const ballot = await ballotOf(person, participation, deps.pulse);
    if (answersOf(ballot).size > 0 || isSkipped(ballot)) return { type: 'seen', counting };
  }
  return { type: 'card', card: draw(participation), counting };
};

/**
 * The day of the reminder counts with the message that asks, whoever gets it: what is kept of somebody must not tell
 * whether they were reminded.
 */
const countingOf = ({ round }: Participation, person: Person, now: Instant): Counting =>
  round.remindOn > dateIn(now, person.zone) ? { followsOn: round.remindOn } : {};

/** A promoter may have paused the unit while the message waited. */
const isRunning = async (person: Person, { directory, pulse }: RoundDeps): Promise<boolean> => {
  const tree = await treeOf(person.org, { directory });
  return tree !== undefined && planFor(person.unit, await pulse.programme(person.org), tree)?.running === true;
};
