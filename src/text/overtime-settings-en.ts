import type { LocalDate } from '../time/instant.ts';
import { englishMonth } from './format.ts';
import type { OvertimeSettingsTexts } from './overtime-settings-texts.ts';

const month = (day: LocalDate): string => `${englishMonth(day.slice(0, 7))} ${day.slice(0, 4)}`;

/** The words of the card with the settings of limits. */
export const overtimeSettingsEn: OvertimeSettingsTexts = {
  since: 'First month on record',
  month,
  route: 'Where a doctor’s interview is asked for',
  noRoute: 'Not said yet',
  terms: 'Units and people designated',
  noTerms: 'None yet (every unit has the limits of 自律部署)',
  kinds: { jiritsu: '自律', taritsu: '他律', kyotei36: '36協定', special: '特例' },
  count: (kind, units, people) => `${kind}: ${units} units, ${people} people`,
  specialsNow: 'Exceptional duty (特例業務) this month',
  specials: (count, day) =>
    `${count} (where a limit was passed, its causes are to be reviewed by ${Number(day.slice(8))} ${month(day)})`,
  noSpecials: 'None',
  setting: 'Setting',
  value: 'Value now',
  marked: (value, mark) => `${value} [${mark}]`,
  note: (name, why) => `${name}: ${why}`,
  change: (command) =>
    `Change them with these commands, on the computer that runs Akari: ${command} show tells why each is to be confirmed, ${command} set changes one, ${command} import says which units are 他律部署 and so on.`,
  refused:
    'Only the administrator of Akari can see the settings of limits. If something seems wrong, please tell the administrator or the personnel section. Say “overtime” for your own.',
};
