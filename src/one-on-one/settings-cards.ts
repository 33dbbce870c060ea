import { type ActionButton, buttons, type Card, type CardElement, context, text } from '../conversation/card.ts';
import type { Form } from '../conversation/form.ts';
import type { Texts } from '../text/texts.ts';
import { type LocalDate, plusDays, weekdayOf } from '../time/instant.ts';
import {
  chooseCadence,
  chooseHalf,
  chooseLength,
  choosePlace,
  openPauseForm,
  pausePair,
  resumePair,
  sendPause,
} from './actions.ts';
import { backButton, framed, pauseButton, soonButton } from './card-parts.ts';
import { usualLengthOf } from './dates.ts';
import { openMentor } from './mentor-actions.ts';
import { cadences, halves, lengths, places } from './model.ts';
import { keyOf, type PairKey, type PairView, todayFor } from './pair-view.ts';

/** Values of the selects that stand for no choice of one's own. */
export const USUAL = 'usual';

/** How often, how long, where and when in the day: each a select that counts at once. */
export const settingsCard = (view: PairView): Card => {
  const { ways, times } = view.texts.oneOnOne;
  const { pair } = view;
  const key = keyOf(view);
  const choices: readonly CardElement[] = [
    {
      ...({ type: 'choice', label: ways.cadence, action: chooseCadence.of(key) } as const),
      options: [
        { value: USUAL, label: ways.usual },
        ...cadences.map((weeks) => ({ value: String(weeks), label: ways.cadences[weeks] })),
      ],
      selected: String(pair.cadence ?? USUAL),
    },
    {
      ...({ type: 'choice', label: ways.minutes, action: chooseLength.of(key) } as const),
      options: lengths.map((minutes) => ({ value: String(minutes), label: times.minutes(minutes) })),
      selected: String(usualLengthOf(pair)),
    },
    {
      ...({ type: 'choice', label: ways.place, action: choosePlace.of(key) } as const),
      options: places.map((place) => ({ value: place, label: times.places[place] })),
      selected: pair.place ?? 'room',
    },
    {
      ...({ type: 'choice', label: ways.prefers, action: chooseHalf.of(key) } as const),
      options: [
        { value: USUAL, label: ways.either },
        ...halves.map((half) => ({ value: half, label: ways.halves[half] })),
      ],
      selected: pair.prefers ?? USUAL,
    },
  ];
  return framed(view, [
    text(ways.settingsSay(view.other)),
    ...choices,
    context(ways.usualNote),
    buttons([soonButton(view), pauseButton(view), ...partnerButtons(view), backButton(view)]),
  ]);
};

/** To somebody else than whoever heads them: only the staff member chooses with whom. */
const partnerButtons = ({ side, texts }: PairView): readonly ActionButton[] =>
  side === 'staff' ? [{ label: texts.oneOnOneMentor.menu, action: openMentor.of({}) }] : [];

/** A rest longer than this is one that nobody thinks of any more. */
const LONGEST_PAUSE_DAYS = 366;

/** The form offers Mondays for half a year. */
const WEEKS_OFFERED = 26;

/** The two rests that most people mean. */
export const usualPauses = (view: PairView): readonly ActionButton[] => {
  const { pauseFor } = view.texts.oneOnOne.ways;
  const rest = (says: (until: LocalDate) => string, days: number): ActionButton => {
    const until = plusDays(todayFor(view), days);
    return { label: says(until), action: pausePair.of({ ...keyOf(view), until }) };
  };
  return [rest(pauseFor.weeks, 14), rest(pauseFor.month, 30)];
};

/** Until when; a rest that is on can be ended here. */
export const pauseCard = (view: PairView): Card => {
  const { ways, state } = view.texts.oneOnOne;
  const key = keyOf(view);
  return framed(view, [
    text(ways.pauseSays(view.other)),
    buttons([
      ...usualPauses(view),
      { label: ways.pauseOther, action: openPauseForm.of(key), opens: 'form' },
      ...(view.pair.pausedUntil === undefined ? [] : [{ label: state.resume, action: resumePair.of(key) }]),
      backButton(view),
    ]),
  ]);
};

/** The field of the form. */
export const PAUSE_UNTIL = 'until';

export const pauseForm = (texts: Texts, key: PairKey, today: LocalDate): Form => ({
  language: texts.language,
  title: texts.oneOnOne.ways.pause,
  submitLabel: texts.common.send,
  submit: sendPause.of(key),
  fields: [
    {
      ...({ type: 'select', id: PAUSE_UNTIL, label: texts.oneOnOne.ways.pauseField, required: true } as const),
      options: pauseDays(today).map((value) => ({ value, label: texts.format.day(value) })),
    },
  ],
});

const pauseDays = (today: LocalDate): readonly LocalDate[] => {
  const monday = plusDays(today, 8 - weekdayOf(today));
  return Array.from({ length: WEEKS_OFFERED }, (_, i) => plusDays(monday, 7 * i));
};

export const isPauseDay = (until: LocalDate, today: LocalDate): boolean =>
  until > today && until <= plusDays(today, LONGEST_PAUSE_DAYS);
