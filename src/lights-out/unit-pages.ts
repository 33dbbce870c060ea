import type { Action } from '../conversation/action.ts';
import { buttons, type CardElement, context } from '../conversation/card.ts';
import type { Unit, UnitId } from '../people/model.ts';
import type { Texts } from '../text/texts.ts';

type Named = Pick<Unit, 'id' | 'name'>;

/** So many of somebody's units as one card bears, and what leads to the others. */
export type UnitPage = { readonly units: readonly Named[]; readonly ways: readonly CardElement[] };

/** The page that a unit is on, the first without one. `open` shows the page of another. */
export const unitPage = (
  { lightsOut: { units: words } }: Texts,
  all: readonly Named[],
  shown: UnitId | undefined,
  size: number,
  open: Action<{ unit: UnitId }>,
): UnitPage => {
  const at = Math.max(
    0,
    all.findIndex(({ id }) => id === shown),
  );
  const first = at - (at % size);
  const units = all.slice(first, first + size);
  if (all.length <= size) return { units, ways: [] };
  const way = (label: string, to: Named | undefined) => (to ? [{ label, action: open.of({ unit: to.id }) }] : []);
  const ways = [
    context(words.page(first + 1, first + units.length, all.length)),
    buttons([...way(words.before, all[first - size]), ...way(words.after, all[first + size])]),
  ];
  return { units, ways };
};
