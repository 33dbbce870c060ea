import { asPersonId, type OrgId } from '../../../src/people/model.ts';
import type { CommandTexts } from '../../../src/text/cli/texts.ts';
import type { Task } from './commands.ts';
import { runExportAll } from './export-all-command.ts';
import { runForget } from './forget-command.ts';
import { runRestore } from './restore-command.ts';
import { type Misunderstood, misunderstood, type Options, type Words } from './words.ts';

/** Words of the commands that keep, bring back and forget data. */
export const exportAllOptions: Options = { all: 'boolean', out: 'string' };
export const restoreOptions: Options = { from: 'string', merge: 'boolean' };
export const forgetOptions: Options = { 'dry-run': 'boolean', yes: 'boolean' };

export const understandExportAll = (words: Words, org: OrgId, texts: CommandTexts): Task | Misunderstood => {
  const out = words.text('out');
  const [extra] = words.rest;
  if (extra !== undefined) return misunderstood(texts.unexpectedWord(extra));
  if (words.text('units') ?? words.text('people')) return misunderstood(texts.data.allOrFiles);
  if (!out) return misunderstood(texts.missingOption('--out'));
  return { type: 'task-at-place', org, run: (place, terminal) => runExportAll(out, org, place, terminal) };
};

export const understandRestore = (words: Words, org: OrgId, texts: CommandTexts): Task | Misunderstood => {
  const file = words.text('from');
  const [extra] = words.rest;
  if (extra !== undefined) return misunderstood(texts.unexpectedWord(extra));
  if (!file) return misunderstood(texts.missingOption('--from'));
  const merge = words.flag('merge');
  return { type: 'task-at-place', org, run: (place, terminal) => runRestore({ file, org, merge }, place, terminal) };
};

export const understandForget = (words: Words, org: OrgId, texts: CommandTexts): Task | Misunderstood => {
  const [id, extra] = words.rest;
  if (!id) return misunderstood(texts.data.whom);
  if (extra !== undefined) return misunderstood(texts.unexpectedWord(extra));
  const meant = { id: asPersonId(id), org, dryRun: words.flag('dry-run'), yes: words.flag('yes') };
  return { type: 'task-at-place', org, run: (place, terminal) => runForget(meant, place, terminal) };
};
