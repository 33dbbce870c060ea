import * as z from 'zod/mini';
import { action } from '../conversation/action.ts';
import { asUnitId } from '../people/model.ts';
import { asInstant, asWeekId, isWeekId } from '../time/instant.ts';

const unit = z.pipe(z.string().check(z.minLength(1), z.maxLength(200)), z.transform(asUnitId));
const week = z.pipe(z.string().check(z.refine(isWeekId)), z.transform(asWeekId));
const at = z.pipe(z.int().check(z.gte(0)), z.transform(asInstant));
const count = z.int().check(z.gte(0));

/** 「みんなの結果」, for everybody. */
export const openResults = action('results.open', z.object({}));
/** For who heads units: without one the first of theirs. What is chosen from a list is another. */
export const openTeam = action('results.team', z.object({ unit: z.exactOptional(unit) }));
export const chooseTeam = action('results.choose-team', z.object({}));
/** For who promotes: without a unit the topmost, without a week the latest; `from`: the first of the units below. */
export const openUnits = action(
  'results.units',
  z.object({ unit: z.exactOptional(unit), week: z.exactOptional(week), from: z.exactOptional(count) }),
);
/** The unit, or the week, is what was chosen. */
export const chooseUnit = action('results.choose-unit', z.object({ week }));
export const chooseWeek = action('results.choose-week', z.object({ unit }));
/** 「こうします」 of a unit: what was decided, the form to write one, and taking one back, asked once more. */
export const openDecisions = action('results.decisions', z.object({ unit }));
export const openDecide = action('results.decide', z.object({ unit }));
export const sendDecision = action('results.send-decision', z.object({ unit }));
export const askTakeBack = action('results.ask-take-back', z.object({ unit, at }));
export const takeBackDecision = action('results.take-back', z.object({ unit, at }));
/** The log of views, from the newest or from where a page ended: `skip` lines of that very moment were on it. */
export const openLog = action('results.log', z.object({ upTo: z.exactOptional(at), skip: z.exactOptional(count) }));
