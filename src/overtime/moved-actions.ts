import * as z from 'zod/mini';
import { action } from '../conversation/action.ts';
import { isLocalDate } from '../time/instant.ts';
import { carriedDay } from './actions.ts';

/** On which card it was tapped: that one shows what became of it. */
const on = z.enum(['plan', 'actual', 'month']);
export type MovedOn = z.infer<typeof on>;

/** `2026-11-28,2026-11-29`: the days off with work of a month. */
const days = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}(,\d{4}-\d{2}-\d{2}){0,30}$/));

/** 「振替の日がある」, with the day that was chosen from the list. */
export const chooseMove = action('overtime.move', z.object({ day: carriedDay, on }));
export const openMove = action('overtime.open-move', z.object({ days, on }));
export const sendMove = action('overtime.send-move', z.object({ days, on }));

export const uncarryDays = (carried: string) => carried.split(',').filter(isLocalDate);
