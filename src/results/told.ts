import type { UnitId } from '../people/model.ts';
import { type QuestionId, questionIds } from '../pulse/model.ts';
import { plusWeeks, type WeekId } from '../time/instant.ts';
import type { Point, Shown, UnitResult } from './model.ts';
import {
  comparedDrivers,
  type Driver,
  isAtEnd,
  isShown,
  itemShare,
  marginTold,
  meanTold,
  optOutTold,
  type People,
  peopleTold,
  percentTold,
  ROLLING_WEEKS,
  responseTold,
  rollingAt,
  type Share,
  shareTold,
} from './rules.ts';
import { type Hiding, hidingOf } from './seen.ts';
import type { Why } from './suppression/model.ts';
import { type Change, toldChange } from './telling.ts';

/*
 * Results as people are told them. Whatever writes them out, as a page, a file or a line, is given these values and no
 * others: an exact count cannot get into it.
 */

/** A share: of how many answers, in percent, give or take so many points. */
export type ShareTold = { readonly people: People; readonly percent: number; readonly margin: number };

export type QuestionTold =
  | {
      readonly type: 'shown';
      readonly question: QuestionId;
      readonly people: People;
      readonly percent: number;
      readonly mean: number;
      /**
       * Percent of those who chose each step, from 1 to 5, where 5 is always the good end. That nobody chose a step may
       * be told: it leaves open which of the others each did choose, because four people or more differ from the most.
       */
      readonly steps?: readonly number[];
    }
  | { readonly type: 'hidden'; readonly question: QuestionId; readonly why: Why };

/** Four weeks up to this one; without a share where nothing of them is shown. */
export type PointTold = { readonly week: WeekId; readonly share?: WeekTold };

/** `people`: who answered in the week itself, where that is shown. */
export type WeekTold = Pick<ShareTold, 'percent' | 'margin'> & { readonly people?: People };

/** In percent of all who could be asked. */
export type OptOut = NonNullable<ReturnType<typeof optOutTold>>;

/** `points`: of the told percentages, as a reader would subtract them. */
export type DriverTold = {
  readonly driver: Driver;
  readonly own: ShareTold;
  readonly above?: ShareTold & { readonly change: Change };
};

export type UnitTold = {
  readonly unit: UnitId;
  readonly name: string;
  readonly parent?: UnitId;
  readonly week: WeekId;
  /** How many answered anything, and in percent how many did; and how many switched the pulse off. */
  readonly answered?: { readonly people: People; readonly response: number };
  readonly optedOut?: OptOut;
  /** Why the unit is not shown; then only how many answered, and other questions, may be. */
  readonly hidden?: Hiding;
  /** Those of the round; others were not asked. */
  readonly questions: readonly QuestionTold[];
  /** やりがい over four weeks, and against the four weeks before. */
  readonly rolling?: ShareTold;
  readonly change?: Change;
  readonly line: readonly PointTold[];
  /** Who spent six tenths or more of their time on valuable work (D7a), when it was last shown. */
  readonly valuable?: ShareTold & { readonly week: WeekId };
  readonly drivers: readonly DriverTold[];
};

const shareParts = (share: Share): ShareTold => ({
  people: peopleTold(share.persons ?? share.people),
  percent: shareTold(share),
  margin: marginTold(share),
});

/** `above`: what the drivers are set beside. */
export const unitTold = (result: UnitResult, above?: UnitResult): UnitTold => {
  const { unit, name, parent, week } = result;
  return {
    ...{ unit, name, week, ...(parent !== undefined && { parent }) },
    ...answeredTold(result),
    questions: questionIds.flatMap((question) => questionTold(question, result)),
    ...(isShown(result) ? worthTold(result, above) : { hidden: hidingOf(result), line: [], drivers: [] }),
  };
};

const answeredTold = (result: UnitResult): Pick<UnitTold, 'answered' | 'optedOut'> => {
  const { people, members } = result;
  const optedOut = optOutTold(result);
  if (people === undefined || members === 0) return {};
  const answered = { people: peopleTold(people), response: responseTold(people, members) };
  return { answered, ...(optedOut && { optedOut }) };
};

type Worth = Pick<UnitTold, 'rolling' | 'change' | 'line' | 'valuable' | 'drivers'>;

const worthTold = (result: UnitResult, above: UnitResult | undefined): Worth => {
  const { week, line, latest } = result;
  const [rolling, before] = [rollingAt(line, week), rollingAt(line, plusWeeks(week, -ROLLING_WEEKS))];
  const valuable = itemShare(result, 'D7a');
  const weeks = line.map((point) => point.week);
  return {
    ...(rolling && { rolling: shareParts(rolling) }),
    ...(rolling && before && { change: changeTold(before, rolling) }),
    line: lineTold(line, weeks),
    ...(valuable && latest.D7a && { valuable: { ...shareParts(valuable), week: latest.D7a.week } }),
    drivers: driversTold(result, above),
  };
};

const questionTold = (question: QuestionId, { shown, why }: UnitResult): readonly QuestionTold[] => {
  const [answer, reason] = [shown[question], why[question]];
  if (answer) return [{ type: 'shown', question, ...answerTold(answer) }];
  return reason ? [{ type: 'hidden', question, why: reason }] : [];
};

const answerTold = (answer: Shown) => ({
  people: peopleTold(answer.people),
  percent: shareTold({ ...answer, members: answer.people }),
  mean: meanTold(answer),
  ...(answer.steps &&
    !isAtEnd({ ...answer, members: answer.people }) && {
      steps: answer.steps.map((step) => percentTold(step, answer.people)),
    }),
});

/** The rolling share at each of these weeks. */
export const lineTold = (line: readonly Point[], weeks: readonly WeekId[]): readonly PointTold[] =>
  weeks.map((week) => {
    const share = rollingAt(line, week);
    return {
      week,
      ...(share && {
        share: weekTold(
          share,
          line.find((point) => point.week === week),
        ),
      }),
    };
  });

const weekTold = (share: Share, point: Point | undefined): WeekTold => ({
  ...{ percent: shareTold(share), margin: marginTold(share) },
  ...(point && { people: peopleTold(point.people) }),
});

const driversTold = (result: UnitResult, above: UnitResult | undefined): readonly DriverTold[] =>
  comparedDrivers(result, above).map(({ driver, own, above: beside }) => ({
    driver,
    own: shareParts(own),
    ...(beside && { above: { ...shareParts(beside), change: changeTold(beside, own) } }),
  }));

/** The change between two shares; what they are stands beside it already. */
const changeTold = (before: Share, now: Share): Change => {
  const { from: _, to: __, ...change } = toldChange(before, now);
  return change;
};
