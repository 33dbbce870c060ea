import type { FormValues, Read } from '../conversation/form.ts';
import { kitOf } from '../text/kit/text.ts';
import { type KitId, kitIds } from '../text/kit/texts.ts';
import type { Texts } from '../text/texts.ts';
import type { Calendar } from '../time/calendar.ts';
import type { LocalDate } from '../time/instant.ts';
import { readDate } from './moments.ts';
import { type CampaignMonth, LONGEST_DAYS } from './month.ts';
import { type Dates, daysOf, type MonthField, type MonthProblem, monthProblems, proposeDates } from './month-rules.ts';

export type MonthPlan = Pick<CampaignMonth, 'name' | 'first' | 'last' | 'parts'>;

export type MonthScene = {
  readonly today: LocalDate;
  readonly calendar: Calendar;
  /** As it was saved before. */
  readonly before: MonthPlan | undefined;
};

type Errors = { readonly [field in MonthField]?: string };

/** What was typed of a month, read. A day left empty is proposed, a theme left empty is the kit's own. */
export const readMonth = (texts: Texts, values: FormValues, scene: MonthScene): Read<MonthPlan> => {
  const typed = (field: MonthField): string => values[field]?.trim() ?? '';
  const first = readDate(typed('first'), scene.today);
  // 「1/5」 is the next such day after the first.
  const last = readDate(typed('last'), first ?? scene.today);
  if (first === undefined || last === undefined)
    return errors(texts, [], {
      ...(first === undefined ? { first: texts.campaign.form.notDate } : {}),
      ...(last === undefined ? { last: texts.campaign.form.notDate } : {}),
    });
  const proposed = proposal(first, last, scene);
  const unreadable: { [field in MonthField]?: string } = {};
  const part = (kit: KitId) => {
    const date = typed(`date-${kit}`);
    const read = date === '' ? proposed[kit] : readDate(date, first);
    if (read === undefined) unreadable[`date-${kit}`] = texts.campaign.form.notDate;
    return {
      theme: typed(`theme-${kit}`).replace(/\s+/gu, ' ') || kitOf(texts.language)[kit].theme,
      date: read ?? first,
    };
  };
  const [top, howTo, recognition, voice, closing] = [
    ...([part('top'), part('how-to'), part('recognition'), part('voice'), part('closing')] as const),
  ];
  const parts = { top, 'how-to': howTo, recognition, voice, closing };
  const plan = { name: typed('name').replace(/\s+/gu, ' '), first, last, parts };
  const problems = monthProblems(plan, scene.before, scene.today, scene.calendar);
  return problems.length === 0 && Object.keys(unreadable).length === 0
    ? { type: 'read', value: plan }
    : errors(texts, problems, unreadable);
};

/** Of the days that are left of the period; none is looked for in one that is no month. */
const proposal = (first: LocalDate, last: LocalDate, { today, calendar }: MonthScene): Partial<Dates> => {
  const isLong = daysOf({ first, last }) > LONGEST_DAYS;
  if (isLong || last < first) return Object.fromEntries(kitIds.map((kit) => [kit, first]));
  return proposeDates({ first: first < today && today <= last ? today : first, last }, calendar);
};

/** The first problem of a field is the one that is told. */
const errors = (texts: Texts, problems: readonly MonthProblem[], unreadable: Errors): Read<never> => ({
  type: 'errors',
  byField: {
    ...Object.fromEntries(problems.toReversed().map((problem) => [problem.field, wordsOf(texts, problem)])),
    ...unreadable,
  },
});

const wordsOf = ({ month: { form }, campaign }: Texts, problem: MonthProblem): string => {
  switch (problem.type) {
    case 'missing':
      return campaign.form.missing;
    case 'too-long':
      return campaign.form.tooLong(problem.length, problem.limit);
    case 'past':
      return form.past;
    case 'too-far':
      return form.tooFar;
    case 'reversed':
      return form.reversed;
    case 'too-short':
      return form.tooShort(problem.days);
    case 'too-long-period':
      return form.tooLong(problem.days);
    case 'outside':
      return form.outside;
    case 'day-off':
      return form.dayOff;
    default:
      return problem satisfies never;
  }
};
