import * as z from 'zod/mini';
import { action } from '../../conversation/action.ts';
import { asCalendarMonth, isCalendarMonth } from '../../overtime/fiscal.ts';
import { asUnitId } from '../../people/model.ts';

const unit = z.pipe(z.string().check(z.minLength(1)), z.transform(asUnitId));
const month = z.pipe(z.string().check(z.refine(isCalendarMonth)), z.transform(asCalendarMonth));

/** Without a unit the topmost one of the reader; without a month the last; `from`: the first of the units below. */
export const openShares = action(
  'one-on-one.shares',
  z.object({
    ...{ unit: z.exactOptional(unit), month: z.exactOptional(month) },
    from: z.exactOptional(z.int().check(z.gte(0))),
  }),
);
/** The unit, or the month, is what was chosen. */
export const chooseShareUnit = action('one-on-one.choose-share-unit', z.object({ month }));
export const chooseShareMonth = action('one-on-one.choose-share-month', z.object({ unit }));
