import * as z from 'zod/mini';
import { action } from '../../conversation/action.ts';
import { asPersonId, asUnitId } from '../../people/model.ts';
import { asCalendarMonth, isCalendarMonth } from '../fiscal.ts';

const about = z.object({
  unit: z.exactOptional(z.pipe(z.string(), z.transform(asUnitId))),
  person: z.exactOptional(z.pipe(z.string(), z.transform(asPersonId))),
  month: z.pipe(z.string().check(z.refine(isCalendarMonth)), z.transform(asCalendarMonth)),
});

/** 「検証が済んだ」, of one month of 特例業務 of one unit or person. */
export const openReview = action('overtime.open-review', about);
export const sendReview = action('overtime.send-review', about);
