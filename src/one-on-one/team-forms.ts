import type { Form, FormField, FormValues, Read } from '../conversation/form.ts';
import type { Texts } from '../text/texts.ts';
import type { DiarySettings, FocusSlot } from './model.ts';
import { sendTeamSettings } from './team-actions.ts';

/** 1on1s a day that may be chosen. */
export const perDays = [1, 2, 3, 4] as const;

const slots = [1, 2, 3] as const;
const weekdays = [1, 2, 3, 4, 5] as const;

const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const NONE = 'none';

/** How 1on1s are placed, as its owner reads it below the list. */
export const settingsLine = ({ oneOnOneTeam: { settings: says } }: Texts, { perDay, focus }: DiarySettings): string =>
  says.now(
    says.perDayOf(perDay),
    focus.map(({ weekday, from, until }) => says.slot(says.weekdays[weekday], timeOf(from), timeOf(until))),
  );

export const teamSettingsForm = (texts: Texts, { perDay, focus }: DiarySettings): Form => {
  const { settings: says } = texts.oneOnOneTeam;
  return {
    ...{ language: texts.language, title: says.title, submitLabel: texts.common.send, submit: sendTeamSettings.of({}) },
    fields: [
      { type: 'note', text: says.note },
      {
        ...{ type: 'select', id: 'perDay', label: says.perDay, required: true },
        options: perDays.map((count) => ({ label: says.perDayOf(count), value: String(count) })),
        initial: String(perDays.find((count) => count === perDay) ?? 2),
      },
      ...slots.flatMap((slot) => slotFields(texts, slot, focus[slot - 1])),
    ],
  };
};

const slotFields = (texts: Texts, slot: number, focus: FocusSlot | undefined): readonly FormField[] => {
  const { settings: says } = texts.oneOnOneTeam;
  return [
    {
      ...{ type: 'select', id: `weekday${slot}`, label: says.weekday(slot), required: false },
      options: [
        { label: says.none, value: NONE },
        ...weekdays.map((weekday) => ({ label: says.weekdays[weekday], value: String(weekday) })),
      ],
      initial: focus === undefined ? NONE : String(focus.weekday),
    },
    {
      ...{ type: 'text', id: `time${slot}`, label: says.time(slot), maxLength: 40, required: false },
      placeholder: says.timeLike,
      ...(focus !== undefined && { initial: `${timeOf(focus.from)}〜${timeOf(focus.until)}` }),
    },
  ];
};

/** What was chosen, or which fields do not go together. */
export const readTeamSettings = (texts: Texts, values: FormValues): Read<Omit<DiarySettings, 'order'>> => {
  const perDay = perDays.find((count) => String(count) === values.perDay);
  const read = slots.map((slot) => readSlot(texts, slot, values));
  const errors = read.flatMap((each) => ('error' in each ? [each.error] : []));
  if (perDay === undefined) errors.push(['perDay', texts.common.empty(texts.oneOnOneTeam.settings.perDay)]);
  if (perDay === undefined || errors.length > 0) return { type: 'errors', byField: Object.fromEntries(errors) };
  return { type: 'read', value: { perDay, focus: read.flatMap((each) => ('slot' in each ? [each.slot] : [])) } };
};

type ReadSlot =
  | { readonly slot: FocusSlot }
  | { readonly error: [field: string, words: string] }
  | Readonly<Record<string, never>>;

/** Without a weekday there is no such slot, whatever times were left there. */
const readSlot = (texts: Texts, slot: number, values: FormValues): ReadSlot => {
  const { settings: says } = texts.oneOnOneTeam;
  const chosen = values[`weekday${slot}`];
  const weekday = weekdays.find((each) => String(each) === chosen);
  if (weekday === undefined) return {};
  const time = readSpan(values[`time${slot}`] ?? '');
  if (time === undefined) return { error: [`time${slot}`, says.incomplete] };
  return time.from < time.until ? { slot: { weekday, ...time } } : { error: [`time${slot}`, says.backwards] };
};

/** 9:00〜12:00, 9時から12時半, 9-12. */
const SPAN = /^(\d{1,2})(?:[:時](\d{2}|半)?分?)?(?:[〜~ー–—-]|から|to)(\d{1,2})(?:[:時](\d{2}|半)?分?)?(?:まで)?$/;

const readSpan = (typed: string): { readonly from: number; readonly until: number } | undefined => {
  const found = SPAN.exec(typed.normalize('NFKC').toLowerCase().replace(/\s+/g, ''));
  const [from, until] = [minuteOf(found?.[1], found?.[2]), minuteOf(found?.[3], found?.[4])];
  return from === undefined || until === undefined ? undefined : { from, until };
};

const minuteOf = (hour: string | undefined, minute: string | undefined): number | undefined => {
  const [hours, minutes] = [Number(hour), minute === '半' ? 30 : Number(minute ?? 0)];
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : undefined;
};
