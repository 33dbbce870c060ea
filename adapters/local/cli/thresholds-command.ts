import { AkariError } from '../../../src/errors.ts';
import type { OrgId } from '../../../src/people/model.ts';
import { lowest, type Thresholds } from '../../../src/results/suppression/model.ts';
import { thresholdsAt, withThresholds } from '../../../src/results/thresholds.ts';
import { commandTextsOf } from '../../../src/text/cli/text.ts';
import type { CommandTexts } from '../../../src/text/cli/texts.ts';
import { dateIn } from '../../../src/time/instant.ts';
import { organisationOf } from './organisation.ts';
import type { Place } from './place.ts';
import type { Terminal } from './terminal.ts';
import { type Misunderstood, misunderstood, type Options, type Words } from './words.ts';

const names = ['mean', 'distribution', 'comments'] as const;
type ThresholdWords = { readonly type: 'thresholds'; readonly changes: Partial<Thresholds> };

export const thresholdOptions: Options = { mean: 'string', distribution: 'string', comments: 'string' };

export const readThresholdWords = (words: Words, texts: CommandTexts): ThresholdWords | Misunderstood => {
  if (words.rest.length > 0) return misunderstood(texts.thresholds.words);
  const given = names.flatMap((name) => {
    const value = words.text(name);
    return value === undefined ? [] : [{ name, value }];
  });
  const wrong = given.find(({ value }) => !/^\d{1,6}$/.test(value));
  if (wrong) return misunderstood(texts.thresholds.notANumber(`--${wrong.name}`, wrong.value));
  return {
    type: 'thresholds',
    changes: Object.fromEntries(given.map(({ name, value }) => [name, Number(value)])),
  };
};

/** `thresholds`: from how many people on results are shown; raised for rounds to come, never below the product's own. */
export const runThresholds = async (
  { changes }: ThresholdWords,
  org: OrgId,
  place: Place,
  terminal: Terminal,
): Promise<number> => {
  const { store, now } = place;
  const texts = commandTextsOf(terminal.language);
  const organisation = await organisationOf(org, place, terminal);
  if (!organisation) return 1;
  const book = await store.thresholds.book(org);
  const before = thresholdsAt(book, now);
  const [last] = book.settings;
  if (Object.keys(changes).length === 0) {
    terminal.out(texts.thresholds.shown(before));
    terminal.out(last ? texts.thresholds.since(dateIn(last.at, organisation.zone)) : texts.thresholds.never);
    return 0;
  }
  const after = { ...before, ...changes };
  const next = ifPossible(() => withThresholds(book, after, now));
  if (!next) {
    terminal.err(texts.thresholds.tooLow(lowest));
    return 1;
  }
  if (!(await store.thresholds.save(next))) {
    terminal.err(texts.thresholds.conflict);
    return 1;
  }
  terminal.out(texts.thresholds.changed(after));
  return 0;
};

const ifPossible = <T>(make: () => T): T | undefined => {
  try {
    return make();
  } catch (error) {
    if (error instanceof AkariError && error.code === 'bad-results-input') return undefined;
    throw error;
  }
};
