import * as z from 'zod/mini';
import { action } from '../conversation/action.ts';
import { asUnitId } from '../people/model.ts';
import { asLocalDate, isLocalDate } from '../time/instant.ts';
import { endings, leavings, modes } from './model.ts';

const day = z.pipe(z.string().check(z.refine(isLocalDate)), z.transform(asLocalDate));
const unit = z.pipe(z.string(), z.transform(asUnitId));

/** 今日の退庁予定. */
export const openPlan = action('lights-out.open', z.object({}));
export const choosePlan = action('lights-out.plan', z.object({ day, leaves: z.enum(leavings) }));
export const takeBackPlan = action('lights-out.take-back', z.object({ day }));
/** そろそろ終わります, もう終わります, 今日は通知不要. */
export const endEvening = action('lights-out.end', z.object({ day, ends: z.enum(endings) }));
/** 予定どおり: nothing is kept of it. */
export const asPlanned = action('lights-out.as-planned', z.object({}));
/** この通知を止める: the first of two taps. */
export const askStop = action('lights-out.stop', z.object({}));

/** 待機解除. */
export const openStandby = action('standby.open', z.object({}));
/** The choice of units, from the page on which this one is. */
export const chooseStandby = action('standby.choose', z.object({ unit }));
export const askStandby = action('standby.ask', z.object({ unit }));
/** `asked`: when its card was asked for; a second tap on it is the same act. */
export const endStandby = action('standby.end', z.object({ unit, day, asked: z.number() }));
export const leaveStandby = action('standby.leave', z.object({}));

/** 消灯の設定. */
export const openModes = action('lights-out.modes', z.object({}));
export const showMode = action('lights-out.show-mode', z.object({ unit }));
export const pickUnit = action('lights-out.pick-unit', z.object({}));
export const askMode = action('lights-out.ask-mode', z.object({ unit, mode: z.enum(modes) }));
export const setMode = action('lights-out.set-mode', z.object({ unit, mode: z.enum(modes) }));
