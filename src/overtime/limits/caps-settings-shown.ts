import type { OvertimeCapsTexts } from '../../text/overtime-caps-texts.ts';
import { type CapKind, type CapsNote, type CapsSettings, capsNotes, defaultCapsSettings } from './caps-settings.ts';

/** One point for the administrator to confirm with 人事担当. */
export type ShownSetting = {
  readonly note: CapsNote;
  readonly name: string;
  /** What holds now. Absent for a reading that no setting changes. */
  readonly value?: string;
  /** Nobody has set it to anything else. */
  readonly isDefault: boolean;
  readonly why: string;
};

/** Every point that no source settles, with what holds now. */
export const shownSettings = (settings: CapsSettings, texts: OvertimeCapsTexts): readonly ShownSetting[] =>
  capsNotes.map((note) => {
    const value = valueSaid(note, settings, texts);
    return {
      note,
      name: texts.settings.names[note],
      ...(value === undefined ? {} : { value }),
      isDefault: value === valueSaid(note, defaultCapsSettings, texts),
      why: texts.settings.notes[note],
    };
  });

const valueSaid = (note: CapsNote, settings: CapsSettings, texts: OvertimeCapsTexts): string | undefined => {
  const { values } = texts.settings;
  switch (note) {
    case 'holidayWorkIn':
    case 'specialMayPass':
      return kinds(settings[note], texts);
    case 'averagesAcrossYears':
    case 'healthCountsHolidayWork':
    case 'managersHaveCaps':
    case 'movedKeepsCaps':
    case 'movedCountsBefore':
      return settings[note] ? values.yes : values.no;
    case 'doctorOnRequestFrom':
    case 'movedYearLimit':
      return texts.duration(settings[note]);
    case 'year':
      return values.year[settings.year];
    case 'reviewWithinMonths':
      return values.months(settings.reviewWithinMonths);
    case 'reviewFrom':
      return values.reviewFrom[settings.reviewFrom];
    case 'pastMidnight':
      return values.pastMidnight[settings.pastMidnight];
    case 'statutoryRestDay':
      return values.weekday(settings.statutoryRestDay);
    case 'flexibleHours':
    case 'confirmation':
      return undefined;
    default:
      return note satisfies never;
  }
};

const kinds = (caps: readonly CapKind[], { settings }: OvertimeCapsTexts): string =>
  caps.length === 0 ? settings.values.none : caps.map((cap) => settings.kinds[cap]).join(settings.values.and);
