import type { ActionRef } from '../conversation/action.ts';
import type { ActionButton, CardElement, Option } from '../conversation/card.ts';
import type { Around, Named } from './around.ts';

/** The units one gets to by choosing: those below, and what else the reader promotes. */
export const unitChoice = (
  { below, elsewhere }: Pick<Around<{ readonly unit: Named }>, 'below' | 'elsewhere'>,
  label: string,
  action: ActionRef,
): readonly CardElement[] => {
  const options = [...below.map(({ unit }) => unit), ...elsewhere].map(({ id, name }) => ({ label: name, value: id }));
  return options.length === 0 ? [] : [{ type: 'choice', label, action, options }];
};

/** Another week or month of the same unit; no choice where there is one only. */
export const timeChoice = (
  label: string,
  action: ActionRef,
  selected: string,
  options: readonly Option[],
): readonly CardElement[] => (options.length < 2 ? [] : [{ type: 'choice', label, action, selected, options }]);

/** A unit up, and further through those below. */
export const wayButtons = (
  { unit, above, next }: Pick<Around, 'unit' | 'above' | 'next'>,
  says: { readonly above: (unit: string) => string; readonly more: (units: number) => string },
  go: (to: { readonly unit: Named['id']; readonly from?: number }) => ActionRef,
): readonly ActionButton[] => [
  ...(above ? [{ label: says.above(above.name), action: go({ unit: above.id }) }] : []),
  ...(next ? [{ label: says.more(next.units), action: go({ unit: unit.id, from: next.from }) }] : []),
];
