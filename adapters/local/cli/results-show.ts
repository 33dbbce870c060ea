import type { PersonId, UnitId } from '../../../src/people/model.ts';
import * as listing from '../../../src/results/listing.ts';
import { type ListedDecision, type ListingWords, unitLines, unitRows } from '../../../src/results/listing.ts';
import { type View, type ViewKind, writerOf } from '../../../src/results/model.ts';
import { type Scope, visibleUnits } from '../../../src/results/rights.ts';
import { byUnit } from '../../../src/results/seen.ts';
import { unitTold } from '../../../src/results/told.ts';
import { commandTextsOf } from '../../../src/text/cli/text.ts';
import { reportTextsOf } from '../../../src/text/report/text.ts';
import { textsOf } from '../../../src/text/text.ts';
import { dateIn, type WeekId } from '../../../src/time/instant.ts';
import { BYTE_ORDER_MARK, csvText } from '../csv/write.ts';
import type { Place } from './place.ts';
import { openScene, type ResultsScene, type Views, viewsOf } from './results-scene.ts';
import type { ResultFormat, ResultsShow } from './results-words.ts';
import { oneLine, type Terminal } from './terminal.ts';
import { OWNER_ONLY, writeWhole } from './whole-file.ts';

type Job = {
  readonly scene: ResultsScene;
  readonly person: PersonId;
  readonly week: WeekId;
  readonly views: Views;
  readonly units: readonly UnitId[];
  /** Units whose decisions they hear: those they see, and all above their own. */
  readonly heard: readonly UnitId[];
  readonly words: ListingWords;
};

/** `results --as`: what that person may see, after the log says that it was looked at. */
export const showResults = async (
  words: ResultsShow,
  org: Job['scene']['org'],
  place: Place,
  terminal: Terminal,
): Promise<number> => {
  const texts = commandTextsOf(terminal.language).results;
  const scene = await openScene(org, place, terminal);
  if (!scene) return 1;
  const week = words.round ?? scene.weeks[0];
  if (!scene.weeks.includes(week)) {
    terminal.err(texts.noRound(week));
    return 1;
  }
  const views = await viewsOf(words.as, week, scene);
  const units = views && chosenUnits(words, views, scene);
  if (!views || !units) return 1;
  const { language } = terminal;
  const lexicon = {
    command: texts,
    report: reportTextsOf(language),
    questions: textsOf(language).pulse.questions,
  };
  const heard = words.unit === undefined ? [...new Set([...units, ...views.ways])] : units;
  const job: Job = { scene, person: words.as, week, views, units, heard, words: lexicon };
  if (units.length === 0) terminal.err(texts.nothing(words.as, week));
  for (const view of toNote(words, job)) await place.store.views.record(view);
  if (words.out === undefined) for await (const line of linesOf(words.format, job)) terminal.out(line);
  else {
    await writeWhole(words.out, ended(linesOf(words.format, job), words.format), OWNER_ONLY);
    terminal.out(commandTextsOf(language).written(words.out));
  }
  if (units.length > 0) terminal.err(texts.noted);
  return 0;
};

/** All they see, or of it one unit with what is below; undefined, and said, when they do not see that. */
const chosenUnits = (
  { unit, as }: ResultsShow,
  { scopes }: Views,
  { tree, terminal }: ResultsScene,
): readonly UnitId[] | undefined => {
  const texts = commandTextsOf(terminal.language).results;
  const visible = [...visibleUnits(scopes, tree)];
  if (unit === undefined) return visible;
  if (visible.includes(unit)) return visible.filter((id) => tree.isWithin(id, unit));
  terminal.err(tree.unit(unit) ? texts.notSeen(as, unit) : texts.noUnit(unit));
  return undefined;
};

const kindOf: { readonly [by in Scope['by']]: ViewKind } = { staff: 'own', manager: 'team', promoter: 'units' };

/** A line for each view, or for the one unit that was asked for. Read on the terminal it is what the chat shows. */
const toNote = ({ unit, format }: ResultsShow, { scene, person, week, views, units }: Job): readonly View[] => {
  if (units.length === 0) return [];
  const note = (where: UnitId, by: Scope['by']): View => ({
    ...{ org: scene.org, at: scene.place.now, person, unit: where, week, audit: true },
    kind: format === 'text' ? kindOf[by] : format,
  });
  const all = views.scopes.map((scope) => note(scope.unit, scope.by));
  const [first] = views.scopes;
  const noted = unit === undefined || !first ? all : [note(unit, scopeWith(unit, views.scopes, scene) ?? first.by)];
  return [...new Map(noted.map((view) => [`${view.kind} ${view.unit}`, view])).values()];
};

const scopeWith = (unit: UnitId, scopes: readonly Scope[], { tree }: ResultsScene): Scope['by'] | undefined =>
  scopes.find((scope) => visibleUnits([scope], tree).has(unit))?.by;

const linesOf = (format: ResultFormat, job: Job): AsyncGenerator<string> => {
  switch (format) {
    case 'csv':
      return csvLines(job);
    case 'json':
      return jsonLines(job);
    case 'text':
      return textLines(job);
    default:
      return format satisfies never;
  }
};

const csvLines = async function* (job: Job): AsyncGenerator<string> {
  const { words, week } = job;
  const line = (cells: readonly string[]): string => csvText([cells]).replace(/\r\n$/, '');
  yield BYTE_ORDER_MARK + line(words.command.columns);
  for await (const listed of listedUnits(job)) for (const row of unitRows(listed, words)) yield line(row);
  for await (const decision of decisionsOf(job)) yield line(listing.decisionRow(decision, week, words));
};

/** One document; a line for each unit, so that a large one need not be held. */
const jsonLines = async function* (job: Job): AsyncGenerator<string> {
  const { scene, week, person, views } = job;
  const head = { organisation: scene.org, round: week, as: person, views: views.scopes };
  yield `${JSON.stringify(head).slice(0, -1)},"units":[`;
  yield* separated(listedUnits(job));
  yield '],"decisions":[';
  yield* separated(decisionsOf(job));
  yield ']}';
};

const separated = async function* (values: AsyncIterable<unknown>): AsyncGenerator<string> {
  let comma = '';
  for await (const value of values) {
    yield comma + JSON.stringify(value);
    comma = ',';
  }
};

const textLines = async function* (job: Job): AsyncGenerator<string> {
  const { words, person, week, units } = job;
  if (units.length > 0) yield words.command.seen(person, week, units.length);
  for await (const listed of listedUnits(job)) yield* unitLines(listed, words).map(oneLine);
  for await (const decision of decisionsOf(job)) yield oneLine(listing.decisionLine(decision, words));
};

/** Read at once: some hundred KB. */
const BATCH = 200;

const listedUnits = async function* ({ scene, views, units, week }: Job): AsyncGenerator<listing.Listed> {
  const { org, tree, place } = scene;
  const seen = views.scopes.map((scope) => ({ scope, units: visibleUnits([scope], tree) }));
  for (let from = 0; from < units.length; from += BATCH) {
    const batch = units.slice(from, from + BATCH);
    const results = byUnit(await place.store.results.results(org, week, batch));
    for (const unit of batch) {
      const result = results.get(unit);
      const by = [...new Set(seen.filter((each) => each.units.has(unit)).map(({ scope }) => scope.by))];
      if (result) yield { ...unitTold(result, besideOf(unit, views)), by };
    }
  }
};

/** What a manager sees beside their unit. */
const besideOf = (unit: UnitId, { scopes, results }: Views) => {
  const above = scopes.flatMap((scope) => (scope.by === 'manager' && scope.unit === unit ? (scope.above ?? []) : []));
  return above[0] === undefined ? undefined : results.get(above[0]);
};

const decisionsOf = async function* ({ scene, heard }: Job): AsyncGenerator<ListedDecision> {
  const { org, tree, zone, place } = scene;
  for (let from = 0; from < heard.length; from += BATCH) {
    const batch = heard.slice(from, from + BATCH);
    const found = await place.store.results.decisionsOf(org, batch);
    const madeIn = new Map(found.map((decisions) => [decisions.unit, decisions.made]));
    for (const unit of batch)
      for (const decision of madeIn.get(unit) ?? []) {
        const { at, text } = decision;
        const name = writerOf(decision);
        const place = { unit, unitName: tree.unit(unit)?.name ?? unit };
        yield { ...place, date: dateIn(at, zone), ...(name !== undefined && { name }), text };
      }
  }
};

/** A file's lines end as its readers expect. */
const ended = async function* (lines: AsyncIterable<string>, format: ResultFormat): AsyncGenerator<string> {
  for await (const line of lines) yield line + (format === 'csv' ? '\r\n' : '\n');
};
