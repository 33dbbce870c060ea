import { createHash } from 'node:crypto';
import type { UnitId } from '../people/model.ts';
import type { UnitTree } from '../people/tree.ts';
import { asInstant, DAY_MS, type Instant, MINUTE_MS } from '../time/instant.ts';
import { type Campaign, type Content, hasBegun, LONGEST } from './model.ts';
import type { KanjiEntry, KanjiList, StoryEntry, Voice, VoiceKind } from './voice-model.ts';

/** Characters. A page of anything always has room for several of them. */
export const LONGEST_VOICE = { reason: 60, story: 200, pledge: 100 } as const;

/** So long after the first message it can be written, unless its promoter closes before. */
const COLLECT_MS = 14 * DAY_MS;
/** Who was let in just before the closing has written by then: what is shown afterwards does not change any more. */
const GRACE_MS = MINUTE_MS;

/** Fewer of a kind are not shown at all. */
export const FEWEST = 5;
/** Fewer who chose a kanji are not counted, and their reasons stay unseen. */
const FEWEST_OF_ONE = 3;
/** As many stories or reasons as somebody could read; which ones is decided by their own words. */
export const MOST_READ = 300;
const MOST_ON_A_PAGE = 6;

export const kindsOf = ({ collects, challenge }: Content): readonly VoiceKind[] => [
  ...(collects === undefined ? [] : [collects]),
  ...(challenge === undefined ? [] : (['story'] as const)),
];

/** From its beginning on, or from the correction on that asks for something, a campaign collects for its time. */
export const collecting = (campaign: Campaign, now: Instant): Campaign =>
  campaign.collectsUntil !== undefined || !hasBegun(campaign) || kindsOf(campaign.content).length === 0
    ? campaign
    : { ...campaign, collectsUntil: asInstant(now + COLLECT_MS) };

export const isOpen = ({ collectsUntil, state }: Campaign, now: Instant): boolean =>
  collectsUntil !== undefined && now < collectsUntil && state.type !== 'recalled';

/** Until the moment at which everything that was written in time is there. */
export const readableFrom = ({ collectsUntil }: Pick<Campaign, 'collectsUntil'>): Instant | undefined =>
  collectsUntil === undefined ? undefined : asInstant(collectsUntil + GRACE_MS);

export const isReadable = (campaign: Pick<Campaign, 'collectsUntil'>, now: Instant): boolean =>
  now >= (readableFrom(campaign) ?? Number.POSITIVE_INFINITY);

/** Some input methods say which variant of a kanji is meant: the kanji counts. */
const variantSelectors = /[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]/gu;

/** The one kanji that was typed; undefined for anything else. */
export const kanjiIn = (typed: string): string | undefined => {
  const plain = typed.normalize('NFKC').replace(variantSelectors, '').trim();
  return /^\p{Unified_Ideograph}$/u.test(plain) ? plain : undefined;
};

/** On one line: it may stand in a list. */
export const onOneLine = (typed: string): string => typed.trim().replace(/\s+/gu, ' ');

/** A number to be shown while it still grows: in steps, so that nobody sees one person write. Undefined below five. */
export const inSteps = (count: number): number | undefined => (count < FEWEST ? undefined : count - (count % FEWEST));

/** An order that says nothing of who wrote or when: the words make it themselves. */
export const digestOf = (...words: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 16);

type Digested = { readonly digest: string };
const byDigest = (a: Digested, b: Digested): number => (a.digest < b.digest ? -1 : a.digest > b.digest ? 1 : 0);

/** Of all that pass by the first ones in that order; memory stays that of the ones kept. */
export const keepSome = <T extends Digested>(kept: readonly T[], more: readonly T[]): readonly T[] =>
  [...kept, ...more].toSorted(byDigest).slice(0, MOST_READ);

/** Adds up page after page; `list` is asked for at the end. */
export const countingKanji = () => {
  const people = new Map<string, number>();
  const reasons = new Map<string, readonly (Digested & { readonly text: string })[]>();
  const add = ({ character, reason, mayShow }: KanjiEntry): void => {
    people.set(character, (people.get(character) ?? 0) + 1);
    if (reason === undefined || !mayShow) return;
    const own = reasons.get(character) ?? [];
    const digest = digestOf(character, reason);
    const isFull = own.length === MOST_READ;
    if (!isFull || digest < (own.at(-1)?.digest ?? ''))
      reasons.set(character, keepSome(own, [{ text: reason, digest }]));
  };
  const list = (): KanjiList => {
    const all = [...people].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    if (all.reduce((sum, [, count]) => sum + count, 0) < FEWEST) return { characters: [], reasons: [] };
    const counted = all.filter(([, count]) => count >= FEWEST_OF_ONE);
    // Without its number: those that two chose stand among those of one.
    const others = all.filter(([, count]) => count < FEWEST_OF_ONE).toSorted(([a], [b]) => (a < b ? -1 : 1));
    const told = counted.flatMap(([character]) =>
      (reasons.get(character) ?? []).map((reason) => ({ ...reason, character })),
    );
    return {
      characters: [
        ...counted.map(([character, count]) => ({ character, people: count })),
        ...others.map(([character]) => ({ character })),
      ],
      reasons: keepSome([], told).map(({ character, text }) => ({ character, text })),
    };
  };
  return { add, list };
};

/** A story as it is read: by the digest of its words, never by its place among the rows. */
export type Story = StoryEntry & Digested & Pick<Voice, 'owner' | 'order' | 'picked' | 'withdrawn'>;

export const storyOf = ({ owner, order, entry, picked, withdrawn }: Voice): readonly Story[] =>
  entry?.type !== 'story'
    ? []
    : [
        {
          ...{ ...entry, owner, order, digest: digestOf(entry.text, entry.consent) },
          ...(picked === undefined ? {} : { picked }),
          ...(withdrawn === undefined ? {} : { withdrawn }),
        },
      ];

/** Whether stories without a name may be read: enough people may have written each. */
export const areEnough = (nameless: number): boolean => nameless >= FEWEST;

/** Parts of which each fits a campaign's text, with room for a heading line. */
export const pagesOf = <T>(items: readonly T[], wordsOf: (item: T) => string, most = Number.POSITIVE_INFINITY) => {
  const pages: (readonly T[])[] = [];
  let page: T[] = [];
  let length = 0;
  for (const item of items) {
    const longer = [...wordsOf(item)].length + 1;
    if (page.length > 0 && (length + longer > ROOM || page.length === most)) {
      pages.push(page);
      page = [];
      length = 0;
    }
    page.push(item);
    length += longer;
  }
  return page.length === 0 ? pages : [...pages, page];
};

const HEADING = 120;
const ROOM = LONGEST.body - HEADING;

export const storyPages = <T>(stories: readonly T[], wordsOf: (story: T) => string) =>
  pagesOf(stories, wordsOf, MOST_ON_A_PAGE);

/** The units of an audience that somebody heads, in the order of the tree: those that can declare something. */
export const declaringUnits = (top: UnitId, tree: UnitTree) =>
  tree.subtree(top).filter(({ managers }) => managers.length > 0);
