import { monthOf } from '../../../src/overtime/fiscal.ts';
import { bookOf, type CapsBook } from '../../../src/overtime/limits/caps-book.ts';
import { shownSettings } from '../../../src/overtime/limits/caps-settings-shown.ts';
import { type CapsChange, changed } from '../../../src/overtime/limits/caps-words.ts';
import type { OrgId } from '../../../src/people/model.ts';
import { commandTextsOf } from '../../../src/text/cli/text.ts';
import { textsOf } from '../../../src/text/text.ts';
import { changeBook, hereIn } from './caps-place.ts';
import type { Place } from './place.ts';
import type { Terminal } from './terminal.ts';

type SetWords = { readonly change: CapsChange; readonly yes: boolean };

/** `caps set`: shows before and after, asks, and saves. */
export const setCaps = async (
  { change, yes }: SetWords,
  org: OrgId,
  place: Place,
  terminal: Terminal,
): Promise<number> => {
  const { caps } = commandTextsOf(terminal.language);
  const here = await hereIn(org, place, terminal);
  if (!here) return 1;
  const show = async (book: CapsBook): Promise<CapsBook | number> => {
    const next = changed(book, change);
    const lines = changesIn(book, next, terminal);
    if (lines.length === 0) {
      terminal.out(caps.unchanged);
      return 0;
    }
    for (const line of lines) terminal.out(line);
    terminal.out(caps.confirm);
    return next;
  };
  return changeBook(() => bookOf(org, monthOf(here.today), place.store), show, yes, place, terminal);
};

const changesIn = (before: CapsBook, after: CapsBook, { language }: Terminal): readonly string[] => {
  const { caps } = commandTextsOf(language);
  const { overtimeCaps } = textsOf(language);
  const shown = shownSettings(before.settings, overtimeCaps);
  const settings = shownSettings(after.settings, overtimeCaps).flatMap(({ note, name, value }, index) => {
    const was = shown[index]?.value;
    return was === undefined || value === undefined || was === value
      ? []
      : [caps.change(caps.setting(name, note), was, value)];
  });
  const { since, doctorRoute } = before;
  return [
    ...settings,
    ...(since === after.since
      ? []
      : [caps.change(caps.setting(caps.since, 'since'), caps.month(since), caps.month(after.since))]),
    ...(doctorRoute === after.doctorRoute
      ? []
      : [
          caps.change(
            caps.setting(caps.doctorRoute, 'doctorRoute'),
            doctorRoute ?? caps.notSaid,
            after.doctorRoute ?? caps.notSaid,
          ),
        ]),
  ];
};
