import * as z from 'zod/mini';
import { action } from '../conversation/action.ts';
import { carriedDay, carriedMinute, carriedSpans } from './actions.ts';

/** `later`: the minute of the next day at which the person begins, where they begin later than usual. */
export const recordActual = action(
  'overtime.record',
  z.object({ day: carriedDay, spans: carriedSpans, later: z.exactOptional(carriedMinute) }),
);
export const chooseStart = action(
  'overtime.start',
  z.object({ day: carriedDay, spans: carriedSpans, later: carriedMinute }),
);
export const openActual = action('overtime.open-actual', z.object({ day: carriedDay, spans: carriedSpans }));
export const recordNone = action('overtime.record-none', z.object({ day: carriedDay }));
export const sendActual = action('overtime.send-actual', z.object({ day: carriedDay }));
