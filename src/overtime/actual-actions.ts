import * as z from 'zod/mini';
import { action } from '../conversation/action.ts';
import { carriedDay, carriedMinute, carriedMoved, carriedSpans, carryMoved, carrySpans } from './actions.ts';
import type { Declared } from './model.ts';

/** 休憩 in minutes: less than a day. */
const breakMinutes = z.exactOptional(z.int().check(z.gte(0), z.lt(24 * 60)));
const moved = z.exactOptional(carriedMoved);

/** `later`: the minute of the next day at which the person begins, where they begin later than usual. */
export const recordActual = action(
  'overtime.record',
  z.object({ day: carriedDay, spans: carriedSpans, later: z.exactOptional(carriedMinute), breakMinutes, moved }),
);
export const chooseStart = action(
  'overtime.start',
  z.object({ day: carriedDay, spans: carriedSpans, later: carriedMinute }),
);
export const openActual = action(
  'overtime.open-actual',
  z.object({ day: carriedDay, spans: carriedSpans, breakMinutes, moved }),
);
export const recordNone = action('overtime.record-none', z.object({ day: carriedDay }));
export const sendActual = action('overtime.send-actual', z.object({ day: carriedDay, moved }));

/** All that is told of a day that is over, flat. */
export const carryActual = ({ day, spans, breakMinutes: minutes, moved: to }: Declared) => ({
  ...{ day, spans: carrySpans(spans) },
  ...(minutes !== undefined && { breakMinutes: minutes }),
  ...(to && { moved: carryMoved(to) }),
});
