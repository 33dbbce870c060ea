import { VERSION } from './items.ts';
import type { Item } from './rows.ts';

/** Every type of item there is; `type` names it in the item. */
export const itemTypes = [
  'organisation',
  'unit',
  'person',
  'import',
  'import-page',
  'delivery',
  'parcel',
  'layout',
  'mailbox',
  'pace',
  'job',
  'event',
  'programme',
  'round',
  'round-tree',
  'ballot',
  'comment',
  'remark',
  'remark-sheet',
  'tally',
  'campaign',
  'campaign-counts',
  'acknowledgement',
  'campaign-snapshot',
  'census',
  'census-page',
  'month',
  'overtime-month',
  'overtime-listing',
  'overtime-asked',
  'diary',
  'one-on-one-ended',
  'one-on-one-with',
  'memo',
  'evening',
  'staying',
  'lights-mode',
  'room',
  'overtime-told',
  'caps-book',
  'hand-over',
  'result',
  'result-week',
  'result-thresholds',
  'homes',
  'decisions',
  'view',
  'unit-month',
  'unit-sums',
  'unit-members',
  'unit-closing',
  'one-on-one-share',
  'one-on-one-shares',
  'opens',
  'voice',
  'kanji-list',
  'list',
  'list-page',
  'own-list',
  'round-key',
  'restore',
] as const;
export type ItemType = (typeof itemTypes)[number];

/** What a version has beside the one before it, made from an item of the one before. */
export type Step = (item: Item) => Item;

/** By type and by the version that a step leads to. A version that changed nothing of a type needs no step for it. */
export type Steps = { readonly [type in ItemType]?: { readonly [version: number]: Step } };

/** Version 1 is the first. A later one adds its steps here, and a file of items as it wrote them to the tests. */
const steps: Steps = {};

/** The version and the type that every item carries. */
export const mark = <T extends ItemType>(type: T): { readonly v: number; readonly type: T } => ({ v: VERSION, type });

const isItemType = (type: unknown): type is ItemType => itemTypes.some((known) => known === type);

/**
 * Lifts items to the version `newest`. A step only adds: what the item has already stays, because `v` says which version
 * made the row, and later versions may have changed single attributes of it since. What a still newer version wrote is
 * left as it is.
 */
export const createLift =
  (newest: number, known: Steps) =>
  (item: Item): Item => {
    const { type, v } = item;
    if (!isItemType(type) || typeof v !== 'number' || v >= newest) return item;
    let lifted = item;
    for (let version = v + 1; version <= newest; version += 1) {
      const step = known[type]?.[version];
      lifted = { ...step?.(lifted), ...lifted };
    }
    return { ...lifted, v: newest };
  };

/** Whatever is read from a table goes through here before anything looks at it. */
export const lift = createLift(VERSION, steps);
