import { action } from '../../conversation/action.ts';
import { monthWanted, ofMonth, ofUnit } from '../../overtime/units/actions.ts';

export const openShares = action('one-on-one.shares', monthWanted);
export const chooseShareUnit = action('one-on-one.choose-share-unit', ofMonth);
export const chooseShareMonth = action('one-on-one.choose-share-month', ofUnit);
