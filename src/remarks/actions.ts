import * as z from 'zod/mini';
import { action } from '../conversation/action.ts';
import { asUnitId } from '../people/model.ts';
import { asWeekId, isWeekId } from '../time/instant.ts';

const unit = z.pipe(z.string().check(z.minLength(1), z.maxLength(200)), z.transform(asUnitId));
const week = z.pipe(z.string().check(z.refine(isWeekId)), z.transform(asWeekId));
const from = z.int().check(z.gte(0));
const id = z.string().check(z.minLength(1), z.maxLength(64));
const remark = z.object({ week, place: unit, from, id });

/** What is shown; without a place the nearest of the reader, without a week the last. */
export const openRemarks = action(
  'remarks.open',
  z.object({ week: z.exactOptional(week), place: z.exactOptional(unit), from: z.exactOptional(from) }),
);
/** What waits for a promoter. */
export const openScreening = action(
  'remarks.screen',
  z.object({ week: z.exactOptional(week), place: z.exactOptional(unit), from: z.exactOptional(from) }),
);
export const showRemark = action('remarks.show', remark);
export const holdBack = action('remarks.hold-back', remark);
export const openReply = action('remarks.open-reply', remark);
export const sendReply = action('remarks.send-reply', remark);
