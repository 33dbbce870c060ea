import * as z from 'zod/mini';
import { action } from '../../conversation/action.ts';
import { asUnitId } from '../../people/model.ts';
import { asCalendarMonth, isCalendarMonth } from '../fiscal.ts';

const unit = z.pipe(z.string().check(z.minLength(1)), z.transform(asUnitId));
const month = z.pipe(z.string().check(z.refine(isCalendarMonth)), z.transform(asCalendarMonth));

/** Without a unit the topmost one of the reader; without a month the last; `from`: the first of the units below. */
export const monthWanted = z.object({
  ...{ unit: z.exactOptional(unit), month: z.exactOptional(month) },
  from: z.exactOptional(z.int().check(z.gte(0))),
});
/** The unit, or the month, is what was chosen. */
export const ofMonth = z.object({ month });
export const ofUnit = z.object({ unit });

export const openUnits = action('overtime.units', monthWanted);
export const chooseUnit = action('overtime.choose-unit', ofMonth);
export const chooseMonth = action('overtime.choose-month', ofUnit);
