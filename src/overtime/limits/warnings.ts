import type { CalendarMonth } from '../fiscal.ts';
import { type CapState, type CapUse, type MonthStanding, standingIn } from './caps.ts';
import { type CapKind, type CapsSettings, hasCaps } from './caps-settings.ts';
import { type HealthLine, healthIn } from './health.ts';
import type { MonthHours } from './months.ts';

/**
 * What there is to say of a limit, the later the graver. `100`: exactly at a limit that is still allowed, so that going
 * over it is said once more; going over at once is said alone.
 */
export const steps = ['80', '95', '100', 'passed', 'breached'] as const;
export type Step = (typeof steps)[number];

/** To the person and the manager together, at the same time. */
export type CapWarning = {
  readonly type: 'cap';
  readonly month: CalendarMonth;
  readonly step: Step;
  readonly use: CapUse;
};

/** To the person and to nobody else. */
export type HealthWarning = HealthLine & { readonly type: 'health' };

export type Warning = CapWarning | HealthWarning;

/** Names what was told, for a store to keep: `2026-11/month/80`, `2026-04/year/95`, `2026-11/health/due`. */
export type Told = string;

/**
 * What is newly to be told when these months may have changed (see `monthsTouchedBy`), and all that has been told with
 * it. Of a limit and its period only the gravest is told, once: a correction down and up again tells nothing anew. All
 * averages of a month count as one limit; the fullest of them is named. `manager`: see `hasCaps`.
 */
export const newWarnings = (
  changed: readonly CalendarMonth[],
  months: readonly MonthHours[],
  told: readonly Told[],
  settings: CapsSettings,
  manager = false,
): { readonly warnings: readonly Warning[]; readonly told: readonly Told[] } => {
  const inOrder = [...new Set(changed)].toSorted();
  const candidates = inOrder.flatMap((month) => {
    const standing = hasCaps(manager, settings) ? standingIn(month, months, settings) : undefined;
    const health = healthIn(month, months, settings);
    return [...(standing ? capWarnings(standing) : []), ...(health ? [healthWarning(health)] : [])];
  });
  const gravest = new Map<string, Warning>();
  for (const warning of candidates) {
    const before = gravest.get(subjectOf(warning));
    if (before === undefined || isGraver(warning, before)) gravest.set(subjectOf(warning), warning);
  }
  const ranks = ranksTold(told);
  const warnings = [...gravest.values()].filter((each) => rankOf(each) > (ranks.get(subjectOf(each)) ?? -1));
  return { warnings, told: [...told, ...warnings.map(toldOf)] };
};

/** How a warning is remembered. */
export const toldOf = (warning: Warning): Told => `${subjectOf(warning)}/${gradeOf(warning)}`;

const subjectOf = (warning: Warning): string => {
  if (warning.type === 'health') return `${warning.month}/health`;
  const { cap, from, to } = warning.use;
  return `${isYearly(cap) ? from : to}/${cap}`;
};

const isYearly = (cap: CapKind): boolean => cap === 'year' || cap === 'long-months';

const gradeOf = (warning: Warning): Step | HealthLine['line'] =>
  warning.type === 'health' ? warning.line : warning.step;

const grades: readonly string[] = ['request', 'due', ...steps];
const rankOf = (warning: Warning): number => grades.indexOf(gradeOf(warning));

/** The gravest that was told of each. What this version does not know counts as nothing told. */
const ranksTold = (told: readonly Told[]): ReadonlyMap<string, number> => {
  const ranks = new Map<string, number>();
  for (const each of told) {
    const cut = each.lastIndexOf('/');
    const subject = each.slice(0, cut);
    ranks.set(subject, Math.max(ranks.get(subject) ?? -1, grades.indexOf(each.slice(cut + 1))));
  }
  return ranks;
};

/** Of two averages as grave the fuller; of one year seen from two months the later. */
const isGraver = (warning: Warning, than: Warning): boolean => {
  const difference = rankOf(warning) - rankOf(than);
  if (difference !== 0) return difference > 0;
  if (warning.type !== 'cap' || than.type !== 'cap') return false;
  return warning.use.used * than.use.limit > than.use.used * warning.use.limit;
};

const capWarnings = ({ month, regime, uses }: MonthStanding): readonly CapWarning[] =>
  uses.flatMap((use) => {
    const step = stepOf(use);
    // 80 % of 100 hours is where a doctor's interview may be asked for: the line of health takes its place.
    const isHealthLine = use.cap === 'month' && step === '80' && regime !== 'jiritsu';
    return step === undefined || isHealthLine ? [] : [{ type: 'cap', month, step, use }];
  });

const stepOf = ({ state, level }: CapUse): Step | undefined => overSteps[state] ?? levelSteps[level];

const overSteps: { readonly [state in CapState]?: Step } = { passed: 'passed', breached: 'breached' };
const levelSteps = { 0: undefined, 80: '80', 95: '95', 100: '100' } as const;

const healthWarning = (health: HealthLine): HealthWarning => ({ type: 'health', ...health });
