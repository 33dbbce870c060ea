import type { CapsChange, ChangeProblem } from '../../../src/overtime/limits/caps-words.ts';
import { readChange, settingForms, settingKeys } from '../../../src/overtime/limits/caps-words.ts';
import type { OrgId } from '../../../src/people/model.ts';
import type { CommandTexts } from '../../../src/text/cli/texts.ts';
import { exportTerms, importTerms } from './caps-file.ts';
import { setCaps } from './caps-set.ts';
import { showCaps } from './caps-show.ts';
import type { Place } from './place.ts';
import type { Terminal } from './terminal.ts';
import { type Misunderstood, misunderstood, type Options, type Words } from './words.ts';

export type CapsWords =
  | { readonly type: 'show' }
  | { readonly type: 'set'; readonly change: CapsChange; readonly yes: boolean }
  | { readonly type: 'import'; readonly file: string; readonly dryRun: boolean; readonly yes: boolean }
  | { readonly type: 'export'; readonly file: string };

export const capsOptions: Options = { 'dry-run': 'boolean', yes: 'boolean' };

export const readCapsWords = (words: Words, texts: CommandTexts): CapsWords | Misunderstood => {
  const [what, ...rest] = words.rest;
  const [dryRun, yes] = [words.flag('dry-run'), words.flag('yes')];
  if (dryRun && what !== 'import') return misunderstood(texts.unknownOption('--dry-run'));
  if (yes && what !== 'import' && what !== 'set') return misunderstood(texts.unknownOption('--yes'));
  if (what === 'show' && rest.length === 0) return { type: 'show' };
  if (what === 'set' && rest.length > 0) {
    const read = readChange(rest);
    if (read.type === 'change') return { type: 'set', change: read.change, yes };
    return misunderstood(read.problems.map((problem) => problemText(problem, texts)).join('\n'));
  }
  const [file, extra] = rest;
  if (file === undefined || (what !== 'import' && what !== 'export')) return misunderstood(texts.caps.words);
  if (extra !== undefined) return misunderstood(texts.unexpectedWord(extra));
  return what === 'import' ? { type: 'import', file, dryRun, yes } : { type: 'export', file };
};

const problemText = (problem: ChangeProblem, { caps: { problem: texts, possible } }: CommandTexts): string => {
  switch (problem.type) {
    case 'no-value':
      return texts.noValue(problem.word);
    case 'unknown-key':
      return texts.unknownKey(problem.key, settingKeys.join(', '));
    case 'twice':
      return texts.twice(problem.key);
    case 'bad-value':
      return texts.badValue(problem.key, problem.value, possible[settingForms[problem.key]]);
    default:
      return problem satisfies never;
  }
};

/** `caps`: the settings of overtime's limits, and who is under which of them. */
export const runCaps = (words: CapsWords, org: OrgId, place: Place, terminal: Terminal): Promise<number> => {
  switch (words.type) {
    case 'show':
      return showCaps(org, place, terminal);
    case 'set':
      return setCaps(words, org, place, terminal);
    case 'import':
      return importTerms(words, org, place, terminal);
    case 'export':
      return exportTerms(words.file, org, place, terminal);
    default:
      return words satisfies never;
  }
};
