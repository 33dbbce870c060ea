import type { OrgId, UnitId } from '../../../src/people/model.ts';
import { COMMAND_LINE, type UnitResult } from '../../../src/results/model.ts';
import { reportPage } from '../../../src/results/report/page.ts';
import { reportOf } from '../../../src/results/report/report.ts';
import { visibleUnits } from '../../../src/results/rights.ts';
import { ROLLING_WEEKS } from '../../../src/results/rules.ts';
import { byUnit, seenAbove } from '../../../src/results/seen.ts';
import type { Thresholds } from '../../../src/results/suppression/model.ts';
import { thresholdsAt } from '../../../src/results/thresholds.ts';
import { commandTextsOf } from '../../../src/text/cli/text.ts';
import { reportTextsOf } from '../../../src/text/report/text.ts';
import { dateIn, plusWeeks, type WeekId } from '../../../src/time/instant.ts';
import type { Place } from './place.ts';
import { openScene, type ResultsScene, viewsOf } from './results-scene.ts';
import type { ReportWords } from './results-words.ts';
import type { Terminal } from './terminal.ts';
import { OWNER_ONLY, writeWhole } from './whole-file.ts';

/** The uppermost units of a large tree: more than a page ever shows. */
const MOST_READ = 400;

/** `report`: a unit's results as one page, which is not there before the log says so. */
export const runReport = async (words: ReportWords, org: OrgId, place: Place, terminal: Terminal): Promise<number> => {
  const texts = commandTextsOf(terminal.language).results;
  const scene = await openScene(org, place, terminal);
  const subtree = scene && (await unitsOf(words, scene));
  if (!scene || !subtree) return 1;
  const [week] = scene.weeks;
  const read = subtree.slice(0, MOST_READ);
  const results = byUnit(await place.store.results.results(org, week, read));
  const top = results.get(words.unit);
  if (!top) {
    terminal.err(texts.notInRound(scene.tree.unit(words.unit)?.name ?? words.unit));
    return 1;
  }
  const above = words.as === undefined ? await shownAbove(top, scene) : undefined;
  const report = reportOf({
    ...{ made: dateIn(place.now, scene.zone), weeks: words.weeks, published: scene.weeks, top },
    ...(above && { above }),
    subtree: read.flatMap((unit) => results.get(unit) ?? []),
    unread: subtree.length - read.length,
    earlier: await earlierOf(top, words.weeks, scene),
    thresholds: await thresholdsOf(week, scene),
    decisions: await place.store.results.decisions(org, words.unit),
    dateOf: ({ at }) => dateIn(at, scene.zone),
  });
  const page = reportPage(report, reportTextsOf(words.language));
  await writeWhole(words.out, [page], OWNER_ONLY, async () => {
    const who = { person: words.as ?? COMMAND_LINE, audit: true } as const;
    await place.store.views.record({ org, at: place.now, unit: words.unit, week, kind: 'report', ...who });
    return true;
  });
  terminal.out(texts.reportWritten(words.out));
  terminal.out(texts.reportSeen);
  return 0;
};

/** The unit and all below it; of them, what the person sees for whom it is made. Undefined, and said, when it is none. */
const unitsOf = async ({ unit, as }: ReportWords, scene: ResultsScene): Promise<readonly UnitId[] | undefined> => {
  const { tree, terminal, weeks } = scene;
  const texts = commandTextsOf(terminal.language).results;
  const subtree = tree.subtree(unit).map(({ id }) => id);
  if (subtree.length === 0) {
    terminal.err(texts.noUnit(unit));
    return undefined;
  }
  if (as === undefined) return subtree;
  const views = await viewsOf(as, weeks[0], scene);
  if (!views) return undefined;
  const visible = visibleUnits(views.scopes, tree);
  if (visible.has(unit)) return subtree.filter((id) => visible.has(id));
  terminal.err(texts.notSeen(as, unit));
  return undefined;
};

/** Those that held when the round closed. */
const thresholdsOf = async (week: WeekId, { org, place: { store, now } }: ResultsScene): Promise<Thresholds> => {
  const round = await store.pulse.round(org, week);
  return thresholdsAt(await store.thresholds.book(org), round?.closesAt ?? now);
};

/** The nearest unit above that is shown. */
const shownAbove = async (top: UnitResult, { org, tree, place }: ResultsScene): Promise<UnitResult | undefined> => {
  const path = tree.pathUp(top.unit);
  const above = path.slice(1).map(({ id }) => id);
  return seenAbove(top, path, byUnit(await place.store.results.results(org, top.week, above)));
};

/** The line of a result reaches a quarter back: those before it are in earlier results of the unit. */
const earlierOf = async (
  top: UnitResult,
  weeks: number,
  { org, weeks: published, place }: ResultsScene,
): Promise<readonly UnitResult[]> => {
  const first = plusWeeks(top.week, 2 - weeks - ROLLING_WEEKS);
  const earlier: UnitResult[] = [];
  let oldest = top.line[0]?.week ?? top.week;
  while (oldest > first) {
    const week = published.find((each) => each < oldest);
    if (week === undefined) break;
    const [result] = await place.store.results.results(org, week, [top.unit]);
    if (result) earlier.unshift(result);
    oldest = result?.line[0]?.week ?? week;
  }
  return earlier;
};
