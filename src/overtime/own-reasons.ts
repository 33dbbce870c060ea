import type { PersonMonths, Plan } from './model.ts';

/** So many of one's own are offered beside the usual ones, and none that would not fit its button. */
const MOST = 2;
const LONGEST = 20;

/** What somebody wrote as their reason lately, the newest first: nobody types the same twice. */
export const ownReasons = ({ month, earlier }: PersonMonths): readonly string[] => {
  const plans = [...earlier, month].flatMap(({ days }) => Object.values(days).flatMap(({ plan }) => plan ?? []));
  const words = plans.toSorted(newestFirst).flatMap(({ reason }) => reason?.words?.trim() ?? []);
  return [...new Set(words)].filter((each) => each !== '' && [...each].length <= LONGEST).slice(0, MOST);
};

const newestFirst = (a: Plan, b: Plan): number => b.declaredAt - a.declaredAt;
