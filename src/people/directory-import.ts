import type { TerminalLanguage } from '../text/import/words.ts';
import type { Instant } from '../time/instant.ts';
import type { CsvFile } from './csv-table.ts';
import { comparePeople, type PeopleDifference } from './directory-diff.ts';
import { indexPeople, indexUnits, type PeopleIndex, type UnitIndex } from './directory-index.ts';
import { changesOf, type ImportPlan, planImport, withExamples } from './directory-plan.ts';
import { type ImportProblems, type ImportWarning, type ProblemLog, problemLog } from './directory-problem.ts';
import { type DirectoryDifference, EXAMPLES } from './directory-summary.ts';
import { planUnits, roleProblems, rolesOf, type UnitPlan, unitProblem } from './directory-units.ts';
import type { OrgId, PersonId } from './model.ts';
import type { Directory, DirectoryChange, DirectoryImport, Organisation } from './ports.ts';

export type ImportRequest = {
  readonly org: OrgId;
  /** Never used before: names what is staged. */
  readonly id: string;
  readonly files: { readonly units: CsvFile; readonly people: CsvFile };
  readonly directory: Directory;
  readonly import: DirectoryImport;
  readonly now: Instant;
  /** Shows the difference and writes nothing. */
  readonly dryRun: boolean;
  /** People the file does not mention leave, units it does not mention go. Otherwise they stay. */
  readonly removeMissing: boolean;
  /** In which words the examples of changed values are given. */
  readonly words: TerminalLanguage;
  /** Asked before anything is written. */
  readonly confirm: (difference: DirectoryDifference, warnings: readonly ImportWarning[]) => Promise<boolean>;
  readonly progress: (progress: ImportProgress) => void;
  /** Told once: from here on the import will be applied, whoever dies. */
  readonly committed: () => void;
  /** Asked between two pages; true takes back everything that is not committed yet. */
  readonly stopped: () => boolean;
};

/** `reading` counts percent, `comparing` people, the others pages of changes. */
export type ImportProgress = {
  readonly stage: 'reading' | 'comparing' | 'staging' | 'applying';
  readonly done: number;
  readonly total: number;
};

export type ImportResult =
  | { readonly type: 'problems'; readonly problems: ImportProblems; readonly warnings: readonly ImportWarning[] }
  | { readonly type: Compared; readonly difference: DirectoryDifference; readonly warnings: readonly ImportWarning[] }
  /** Nothing was written: it was stopped, or a file or the directory changed since it was checked. */
  | { readonly type: 'stopped' | 'file-changed' | 'directory-changed' };

type Compared = 'unchanged' | 'dry-run' | 'declined' | 'applied';

/** Changes a page. */
const PAGE = 200;

/** Makes the directory what the files say, all or nothing. */
export const importDirectory = async (request: ImportRequest): Promise<ImportResult> => {
  const warnings: ImportWarning[] = [];
  const organisation = await request.directory.organisation(request.org);
  const checked = await check(request, organisation, warnings);
  if (checked.type === 'problems') return { ...checked, warnings };
  const { plan } = checked;
  const difference = await withExamples(plan, request.files.people, request.words);
  if (plan.size === 0) return { type: 'unchanged', difference, warnings };
  if (request.dryRun) return { type: 'dry-run', difference, warnings };
  if (!(await request.confirm(difference, warnings))) return { type: 'declined', difference, warnings };
  const written = await write(request, plan, organisation);
  return written === 'applied' ? { type: 'applied', difference, warnings } : { type: written };
};

type Checked =
  | { readonly type: 'problems'; readonly problems: ImportProblems }
  | { readonly type: 'plan'; readonly plan: ImportPlan };

const check = async (
  request: ImportRequest,
  organisation: Organisation | undefined,
  warnings: ImportWarning[],
): Promise<Checked> => {
  const { files, removeMissing } = request;
  const log = problemLog();
  const warn = (warning: ImportWarning): void => void warnings.push(warning);
  const read = (share: number): void =>
    request.progress({ stage: 'reading', done: Math.floor(share * 100), total: 100 });
  const present = organisation && (await request.directory.tree(organisation));
  const unitIndex = await indexUnits(files.units, { log, warn, read: () => undefined });
  const units = planUnits(unitIndex, present, removeMissing, log);
  const index = await indexPeople(files.people, { log, warn, read }, (unit, line) => {
    const what = unitProblem(units.standing(unit), unit);
    if (what) log.add({ file: 'people', line, column: 'unit_id', what });
  });
  const roles = rolesOf(units.units);
  const compared = index.usable
    ? await compare(request, organisation, { unitIndex, units, index, roles }, log)
    : undefined;
  if (log.count() > 0 || !units.tree || !compared) return { type: 'problems', problems: log.result() };
  const newcomersOn = organisation && organisation.people > 0 ? request.now : undefined;
  const plan = planImport({ units, tree: units.tree, present, index, compared, roles, removeMissing, newcomersOn });
  return { type: 'plan', plan };
};

type Indexed = {
  readonly unitIndex: UnitIndex;
  readonly units: UnitPlan;
  readonly index: PeopleIndex;
  readonly roles: ReturnType<typeof rolesOf>;
};

/** Streams the whole directory past the files. */
const compare = async (
  request: ImportRequest,
  organisation: Organisation | undefined,
  { unitIndex, index, roles }: Indexed,
  log: ProblemLog,
): Promise<PeopleDifference> => {
  const staying = new Set<PersonId>();
  const stays = (id: PersonId): void => void (roles.has(id) && staying.add(id));
  const { removeMissing } = request;
  const comparison = comparePeople({ index, roles, removeMissing, examples: EXAMPLES, stays });
  let done = 0;
  for await (const page of request.directory.everyone(request.org)) {
    for (const person of page) comparison.see(person);
    done += page.length;
    request.progress({ stage: 'comparing', done, total: Math.max(done, organisation?.people ?? 0) });
  }
  const compared = comparison.result();
  const known = (id: PersonId): boolean => index.people.has(id) || staying.has(id);
  for (const problem of [...compared.problems, ...roleProblems(unitIndex, known)]) log.add(problem);
  return compared;
};

/** Stages, commits, applies. What dies before the commit leaves nothing, what dies after it is finished by others. */
const write = async (
  request: ImportRequest,
  plan: ImportPlan,
  before: Organisation | undefined,
): Promise<'applied' | 'stopped' | 'file-changed' | 'directory-changed'> => {
  const { org, id, directory } = request;
  await request.import.begin(org, id, request.now);
  const pages = Math.ceil(plan.size / PAGE);
  try {
    const after = await directory.organisation(org);
    const staged = after?.version === before?.version ? await stage(request, plan, pages) : 'directory-changed';
    if (staged !== 'staged') {
      await request.import.abandon(org, id);
      return staged;
    }
    await request.import.commit(org, id, pages, plan.summary);
  } catch (error) {
    // What went wrong first is what has to be told.
    await request.import.abandon(org, id).catch(() => undefined);
    throw error;
  }
  request.committed();
  await request.import.apply(org, id, (page) => request.progress({ stage: 'applying', done: page + 1, total: pages }));
  return 'applied';
};

const stage = async (
  request: ImportRequest,
  plan: ImportPlan,
  pages: number,
): Promise<'staged' | 'stopped' | 'file-changed'> => {
  let page = 0;
  let changes = 0;
  for await (const part of inPages(changesOf(plan, request.files.people))) {
    if (request.stopped()) return 'stopped';
    await request.import.stage(request.org, request.id, page++, part);
    changes += part.length;
    request.progress({ stage: 'staging', done: page, total: pages });
  }
  return changes === plan.size ? 'staged' : 'file-changed';
};

const inPages = async function* (changes: AsyncIterable<DirectoryChange>): AsyncGenerator<readonly DirectoryChange[]> {
  let page: DirectoryChange[] = [];
  for await (const change of changes) {
    page.push(change);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
};
