import { asLocalDate } from '../../../src/time/instant.ts';

/** Arguments of the texts about the settings of limits. */
export const overtimeSettingsSamples: { readonly [path: string]: readonly (readonly unknown[])[] } = {
  'overtimeSettings.month': [[asLocalDate('2026-04-01')]],
  'overtimeSettings.count': [['他律', 3, 0]],
  'overtimeSettings.specials': [[1, asLocalDate('2027-05-31')]],
  'overtimeSettings.marked': [['80時間', '初めの値']],
  'overtimeSettings.note': [['名前', '理由']],
  'overtimeSettings.change': [['npx akari caps']],
};
