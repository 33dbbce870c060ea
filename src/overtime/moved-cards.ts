import { type ActionButton, buttons, type CardElement, text } from '../conversation/card.ts';
import type { Form } from '../conversation/form.ts';
import type { Texts } from '../text/texts.ts';
import type { LocalDate } from '../time/instant.ts';
import type { OvertimeDay } from './model.ts';
import { type MoveView, movedIn, movedOf } from './moved.ts';
import { chooseMove, type MovedOn, openMove, sendMove } from './moved-actions.ts';

/** Values of the choice that are no day. */
export const UNDECIDED = 'open';
export const NOT_MOVED = 'none';

/** So many of the next working days are one tap away; the others are in the form. */
const NEAREST = 5;

/** What stands of 振替, and the one tap with which it changes; nothing on any other day. */
export const movedElements = (
  texts: Texts,
  day: LocalDate,
  view: MoveView | undefined,
  on: MovedOn,
): readonly CardElement[] => {
  if (!view) return [];
  const { overtime, overtimeMoved: words } = texts;
  const moved = movedOf(view.here);
  const nearest = view.days.slice(0, NEAREST);
  const days = moved?.to === undefined || nearest.includes(moved.to) ? nearest : [...nearest, moved.to];
  const selected = moved && (moved.to ?? UNDECIDED);
  return [
    ...tellsOf(texts, day, view.here),
    {
      ...{ type: 'choice', label: words.choose, action: chooseMove.of({ day, on }) },
      options: [
        ...days.map((each) => ({ value: each, label: overtime.day(each) })),
        { value: UNDECIDED, label: words.undecided },
        { value: NOT_MOVED, label: words.none },
      ],
      ...(selected !== undefined && { selected }),
    },
    buttons([{ label: words.other, action: openMove.of({ days: day, on }), opens: 'form' }]),
  ];
};

const tellsOf = ({ overtimeMoved: words, overtimeCaps }: Texts, day: LocalDate, here: OvertimeDay) => {
  const moved = movedOf(here);
  if (!moved) return [];
  return [
    text(
      moved.to === undefined ? words.tellsOpen(day) : words.tells(day, moved.to, overtimeCaps.duration(movedIn(here))),
      'strong',
    ),
  ];
};

/** 「振替 12月2日（水）」; undefined where there is none. */
export const movedWords = ({ overtimeMoved }: Texts, here: OvertimeDay): string | undefined => {
  const moved = movedOf(here);
  return moved && overtimeMoved.shortly(moved.to);
};

/** Beside the hours of a day: its break and 振替, in brackets. */
export const besideHours = (texts: Texts, here: OvertimeDay): string => {
  const [minutes, moved] = [here.actual?.breakMinutes, movedWords(texts, here)];
  const said = [
    ...(minutes === undefined ? [] : [texts.overtimeMoved.breaks(minutes)]),
    ...(moved === undefined ? [] : [moved]),
  ];
  return said.length === 0 ? '' : `（${said.join('、')}）`;
};

/** Opens the form for whichever of these days. */
export const moveButton = ({ overtimeMoved }: Texts, days: readonly LocalDate[]): ActionButton => ({
  label: overtimeMoved.form.title,
  action: openMove.of({ days: days.join(','), on: 'month' }),
  opens: 'form',
});

/** `days`: those that are worked; `free`: the working days after the first of them. */
export const moveForm = (
  texts: Texts,
  days: readonly LocalDate[],
  free: readonly LocalDate[],
  on: MovedOn,
  now: OvertimeDay | undefined,
): Form => {
  const { overtime, overtimeMoved: words } = texts;
  const option = (value: LocalDate) => ({ value, label: overtime.day(value) });
  const moved = now && movedOf(now);
  const initial = moved?.to ?? UNDECIDED;
  const [first] = days;
  return {
    ...{ language: texts.language, title: words.form.title, submitLabel: words.form.save },
    submit: sendMove.of({ days: days.join(','), on }),
    fields: [
      { type: 'note', text: words.form.note },
      {
        ...({ type: 'select', id: 'day', label: words.form.day, required: true } as const),
        options: days.map(option),
        ...(first !== undefined && { initial: first }),
      },
      {
        ...({ type: 'select', id: 'to', label: words.form.to, required: true } as const),
        options: [
          ...free.map(option),
          { value: UNDECIDED, label: words.undecided },
          { value: NOT_MOVED, label: words.none },
        ],
        initial: initial === UNDECIDED || free.includes(initial) ? initial : UNDECIDED,
      },
    ],
  };
};
