import { asCalendarMonth } from '../../../src/overtime/fiscal.ts';
import { steps } from '../../../src/overtime/limits/warnings.ts';
import { asLocalDate } from '../../../src/time/instant.ts';
import { capUses, november } from '../../fixtures/caps.ts';

const day = asLocalDate('2027-05-31');
const months = [asCalendarMonth('2026-07'), asCalendarMonth('2026-08')];
const ofMonth = [{ window: 1, minutes: 6000, counts: 'overtime' }];
const ofWindow = [{ window: 3, minutes: 14_401, counts: 'both' }];
const years = ['fiscal', 'calendar'];
const uses = capUses.map((use) => [use]);

/** Arguments of every text of the limits that takes some, by its path. */
export const overtimeCapsSamples: { readonly [path: string]: readonly (readonly unknown[])[] } = {
  'overtimeCaps.duration': [[0], [15], [60], [1935]],
  'overtimeCaps.cap': capUses.flatMap((use) => years.map((year) => [use, year])),
  'overtimeCaps.limit': uses,
  'overtimeCaps.used': uses,
  'overtimeCaps.left': uses,
  'overtimeCaps.warnPerson': capUses.flatMap((use) =>
    steps.flatMap((step) => [
      [use, step, 'fiscal', '佐藤'],
      [use, step, 'fiscal', undefined],
    ]),
  ),
  'overtimeCaps.warnManager': capUses.flatMap((use) => steps.map((step) => [use, step, 'fiscal', '田中'])),
  'overtimeCaps.health.request': [
    [november, ofMonth, undefined],
    [november, ofMonth, '健康管理室'],
  ],
  'overtimeCaps.health.due': [
    [november, ofMonth, undefined],
    [november, ofWindow, '健康管理室'],
  ],
  'overtimeCaps.stands': capUses.map((use) => [use]),
  'overtimeCaps.shortly': capUses.map((use) => [use]),
  'overtimeCaps.wouldPass': capUses.map((use) => [use, 'fiscal']),
  'overtimeCaps.warning.talkTold': [['佐藤']],
  'overtimeCaps.warning.wantsToTalk': [['田中']],
  'overtimeCaps.forecast': capUses.map((use) => [day, use, 'fiscal']),
  'overtimeCaps.averagesWithout': [[months]],
  'overtimeCaps.sumsWithout': [[months]],
  'overtimeCaps.reviewBy': [[day]],
  'overtimeCaps.settings.values.weekday': [[1], [7]],
  'overtimeCaps.settings.values.months': [[1], [6]],
};
