import * as z from 'zod/mini';
import { action } from '../conversation/action.ts';
import {
  type Button,
  buttons,
  type Card,
  type CardElement,
  card,
  context,
  strong,
  text,
  title,
} from '../conversation/card.ts';
import type { Form } from '../conversation/form.ts';
import { asUnitId, type Unit, type UnitId } from '../people/model.ts';
import { SMALLEST_GROUP } from '../people/smallest-group.ts';
import type { ProgrammeTexts, Texts } from '../text/texts.ts';
import type { LocalDate } from '../time/instant.ts';
import { openPulse } from './cards.ts';
import type { Count } from './counts.ts';
import type { LastRound } from './last-round.ts';
import { cadences, type Plan, type QuestionId, type Schedule } from './model.ts';
import { pickable } from './rotation.ts';

const unit = z.pipe(
  z.string().check(z.minLength(1), z.maxLength(200)),
  z.transform((id): UnitId => asUnitId(id)),
);

export const startPulse = action('pulse.start', z.object({ unit }));
export const pausePulse = action('pulse.pause', z.object({ unit }));
/** Chosen from a list; or offered elsewhere, and then the cadence is in the button. */
export const chooseCadence = action('pulse.cadence', z.object({ unit, cadence: z.exactOptional(z.enum(cadences)) }));
export const openPicks = action('pulse.open-picks', z.object({}));
export const sendPicks = action('pulse.send-picks', z.object({}));

/** What a promoter sees of one unit and everything below it. Never a name, and no number below five. */
export type ProgrammeView = {
  readonly texts: Texts;
  readonly unit: Unit;
  readonly plan: Plan | undefined;
  readonly next: Schedule | undefined;
  readonly nextQuestions: readonly QuestionId[];
  readonly last?: LastRound;
  readonly mayPick: boolean;
  /** Units below with a plan of their own. */
  readonly plansBelow: number;
};

export const programmeCard = (view: ProgrammeView, note: string | undefined): Card => {
  const { programme } = view.texts;
  return card(
    view.texts.language,
    title(programme.title(view.unit.name)),
    ...(note === undefined ? [] : [text(note)]),
    { type: 'fields', fields: stateFields(view) },
    ...lastRound(view),
    ...nextQuestions(view),
    buttons(controls(view)),
    cadenceChoice(view),
    ...(view.plansBelow === 0 ? [] : [context(programme.below(view.plansBelow))]),
    context(programme.note),
  );
};

const stateFields = ({ texts: { programme }, plan, next }: ProgrammeView) => [
  {
    label: programme.state,
    value: plan?.running ? programme.running(programme.cadences[plan.cadence]) : programme.paused,
  },
  { label: programme.next, value: next ? programme.nextAt(next.askOn) : programme.noNext },
];

const lastRound = ({ texts: { programme }, last }: ProgrammeView): readonly CardElement[] => {
  if (!last) return [text(programme.noRound)];
  return [
    strong(programme.lastRound(last.schedule.askOn, last.open)),
    {
      type: 'fields',
      fields: [
        { label: programme.asked, value: countWords(programme, countOf(last.asked)) },
        { label: programme.answered, value: countWords(programme, last.answered) },
      ],
    },
  ];
};

const countOf = (people: number): Count => (people < SMALLEST_GROUP ? { type: 'few' } : { type: 'shown', people });

const countWords = (texts: ProgrammeTexts, count: Count): string => {
  switch (count.type) {
    case 'shown':
      return texts.people(count.people);
    case 'few':
      return texts.fewerThanFive;
    case 'withheld':
      return texts.withheld;
    default:
      return count satisfies never;
  }
};

const nextQuestions = ({ texts, next, nextQuestions: ids }: ProgrammeView): readonly CardElement[] =>
  next === undefined
    ? []
    : [
        strong(texts.programme.nextQuestions),
        text(ids.map((id, index) => `${index + 1}. ${texts.pulse.questions[id]}`).join('\n')),
      ];

const controls = ({ texts: { programme }, unit: { id }, plan, mayPick }: ProgrammeView): readonly Button[] => [
  plan?.running
    ? { label: programme.pause, action: pausePulse.of({ unit: id }) }
    : { label: programme.start, action: startPulse.of({ unit: id }), style: 'primary' },
  ...(mayPick ? [{ label: programme.pick, action: openPicks.of({}), opens: 'form' } as const] : []),
  { label: programme.own, action: openPulse.of({}) },
];

const cadenceChoice = ({ texts: { programme }, unit: { id }, plan }: ProgrammeView): CardElement => ({
  type: 'choice',
  label: programme.cadence,
  action: chooseCadence.of({ unit: id }),
  options: cadences.map((value) => ({ value, label: programme.cadences[value] })),
  ...(plan === undefined ? {} : { selected: plan.cadence }),
});

/** The two c-items of the next twelfth week, the same for everyone. */
export const picksForm = (texts: Texts, picks: readonly [QuestionId, QuestionId], expected: LocalDate): Form => {
  const options = pickable.map((value) => ({ value, label: texts.pulse.questions[value] }));
  return {
    language: texts.language,
    title: texts.programme.pickTitle,
    submitLabel: texts.common.send,
    submit: sendPicks.of({}),
    fields: [
      { type: 'note', text: texts.programme.pickNote(expected) },
      { type: 'select', id: 'first', label: texts.programme.pickFirst, options, initial: picks[0], required: true },
      { type: 'select', id: 'second', label: texts.programme.pickSecond, options, initial: picks[1], required: true },
    ],
  };
};
