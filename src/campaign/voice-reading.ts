import { asPersonId, type Person } from '../people/model.ts';
import { quoted } from '../people/quote.ts';
import type { UnitTree } from '../people/tree.ts';
import type { Texts } from '../text/texts.ts';
import type { Instant } from '../time/instant.ts';
import type { Campaign, CampaignId } from './model.ts';
import { type CampaignDeps, isDiscarded } from './scene.ts';
import type { Field } from './summary.ts';
import type { VoiceLine } from './voice-cards.ts';
import type { KanjiList, VoiceKind } from './voice-model.ts';
import {
  areEnough,
  declaringUnits,
  inSteps,
  isOpen,
  isReadable,
  keepSome,
  pagesOf,
  type Story,
  storyOf,
  storyPages,
} from './voice-rules.ts';

export type ReadDeps = Pick<CampaignDeps, 'campaigns' | 'directory'>;

/** A line of a list; where it is a story, that too, and the draft that holds it. */
export type Line = VoiceLine & { readonly story?: Story; readonly draft?: CampaignId };

/** What a promoter may read of a campaign's voices now. */
export type Reading = {
  readonly fields: readonly Field[];
  readonly notes: readonly string[];
  readonly pages: readonly (readonly Line[])[];
};

export type Place = {
  readonly texts: Texts;
  readonly campaign: Campaign;
  readonly tree: UnitTree;
  readonly now: Instant;
};

export const readVoices = (kind: VoiceKind, place: Place, deps: ReadDeps): Promise<Reading> => {
  switch (kind) {
    case 'kanji':
      return readKanji(place, deps);
    case 'pledge':
      return readPledges(place, deps);
    case 'story':
      return readStories(place, deps);
    default:
      return kind satisfies never;
  }
};

const nothing = (...notes: readonly string[]): Reading => ({ fields: [], notes, pages: [] });

/** More are not counted while it grows: 「1000人以上」. */
const MOST_COUNTED = 1_000;

/** While it grows nothing but how many, in steps of five: else who watches it would see one person write. */
const readCount = async (kind: VoiceKind, { texts, campaign }: Place, { campaigns }: ReadDeps): Promise<Reading> => {
  let count = 0;
  for await (const page of campaigns.voices(campaign.org, campaign.id, kind)) {
    count += page.filter(({ entry }) => entry !== undefined).length;
    if (count >= MOST_COUNTED) break;
  }
  const { read } = texts.voice;
  const step = inSteps(Math.min(count, MOST_COUNTED));
  const value = step === undefined ? read.few : read.atLeast(step);
  return { fields: [{ label: read.given, value }], notes: [], pages: [] };
};

const readKanji = async (place: Place, deps: ReadDeps): Promise<Reading> => {
  const { texts, campaign, now } = place;
  if (isOpen(campaign, now)) return readCount('kanji', place, deps);
  const list = await deps.campaigns.kanji(campaign.org, campaign.id);
  if (!list) return nothing(texts.voice.read.counting);
  if (list.characters.length === 0) return nothing(texts.voice.read.none);
  const lines = kanjiLines(texts, list).map((words) => ({ words }));
  return { fields: [], notes: [], pages: pagesOf(lines, ({ words }) => words) };
};

/** Characters a line of those that few chose. */
const OTHERS_A_LINE = 40;

const kanjiLines = ({ voice: { post } }: Texts, { characters, reasons }: KanjiList): readonly string[] => {
  const others = characters.flatMap(({ character, people }) => (people === undefined ? [character] : []));
  const otherLines = Array.from({ length: Math.ceil(others.length / OTHERS_A_LINE) }, (_, i) =>
    others.slice(i * OTHERS_A_LINE, (i + 1) * OTHERS_A_LINE).join('、'),
  );
  return [
    ...characters.flatMap(({ character, people }) =>
      people === undefined ? [] : [`・${post.kanji(character, people)}`],
    ),
    ...otherLines.map((line, i) => (i === 0 ? post.others + line : line)),
    ...(reasons.length === 0 ? [] : [post.reasons]),
    ...reasons.map(({ character, text }) => `・${post.reason(character, text)}`),
  ];
};

/** In the order of the tree. Units that have declared nothing are a number: nobody is put on show. */
const readPledges = async ({ texts, campaign, tree }: Place, { campaigns }: ReadDeps): Promise<Reading> => {
  const { read, post } = texts.voice;
  const declared = new Map<string, string>();
  for await (const page of campaigns.voices(campaign.org, campaign.id, 'pledge'))
    for (const { owner, entry } of page) if (entry?.type === 'pledge') declared.set(owner, entry.text);
  const units = declaringUnits(campaign.audience.unit, tree);
  const lines = units.flatMap(({ id, name }) => {
    const said = declared.get(id);
    return said === undefined ? [] : [{ words: `・${post.pledge(name, said)}` }];
  });
  return {
    fields: [
      { label: read.declared, value: read.units(lines.length) },
      { label: read.notDeclared, value: read.units(units.length - lines.length) },
    ],
    notes: lines.length === 0 ? [read.none] : [],
    pages: pagesOf(lines, ({ words }) => words),
  };
};

/** Stories with a name as soon as all is in; those without from five on, so that none is somebody's for sure. */
const readStories = async (place: Place, deps: ReadDeps): Promise<Reading> => {
  const { texts, campaign, now } = place;
  const { read } = texts.voice;
  if (isOpen(campaign, now)) return readCount('story', place, deps);
  if (!isReadable(campaign, now)) return nothing(read.counting);
  const { stories, unwanted, nameless } = await storiesOf(campaign, deps);
  const readable = stories.filter(({ consent }) => consent === 'named' || areEnough(nameless));
  const [words, drafts] = await Promise.all([
    wordsOfStories(place, readable, deps),
    Promise.all(readable.map((story) => stillUsed(campaign, story, deps))),
  ]);
  const lines = readable.map((story, i): Line => {
    const draft = drafts[i];
    const used = draft ? ` (${read.inDraft})` : '';
    const below = `${read.consents[story.consent]}${used}`;
    return { words: words(story), below, story, ...(draft ? { draft: draft.id } : {}) };
  });
  const wishes = await wishesOf(place, unwanted, deps);
  const few = nameless > 0 && !areEnough(nameless) ? [read.tooFew] : [];
  const notes = [...wishes, ...few, ...(lines.length === 0 ? [read.none] : [])];
  return { fields: [], notes, pages: storyPages(lines, ({ words: line }) => line) };
};

type Stories = {
  readonly stories: readonly Story[];
  readonly unwanted: readonly Story[];
  /** All of those without a name, also beyond the ones that are kept. */
  readonly nameless: number;
};

export const storiesOf = async (
  { org, id }: Campaign,
  { campaigns }: Pick<ReadDeps, 'campaigns'>,
): Promise<Stories> => {
  let stories: readonly Story[] = [];
  let unwanted: readonly Story[] = [];
  let nameless = 0;
  for await (const page of campaigns.voices(org, id, 'story')) {
    const all = page.flatMap(storyOf);
    const wanted = all.filter(({ withdrawn }) => withdrawn !== true);
    nameless += wanted.filter(({ consent }) => consent !== 'named').length;
    stories = keepSome(stories, wanted);
    unwanted = keepSome(
      unwanted,
      all.filter(({ withdrawn }) => withdrawn === true),
    );
  }
  return { stories, unwanted, nameless };
};

/** The draft, or what became of it, that holds a story; undefined once that was discarded. */
export const stillUsed = async (
  { org }: Campaign,
  { picked }: Story,
  { campaigns }: Pick<ReadDeps, 'campaigns'>,
): Promise<Campaign | undefined> => {
  const draft = picked && (await campaigns.campaign(org, picked));
  return draft && !isDiscarded(draft) && draft.state.type !== 'recalled' ? draft : undefined;
};

/** Wishes to be taken out that a card names; the next ones when these are done. */
const MOST_WISHES = 3;

const wishesOf = async (place: Place, unwanted: readonly Story[], deps: ReadDeps): Promise<readonly string[]> => {
  const drafts = await Promise.all(unwanted.map((story) => stillUsed(place.campaign, story, deps)));
  return unwanted
    .flatMap(({ text }, i) => {
      const draft = drafts[i];
      const { read } = place.texts.voice;
      return draft?.content.body.includes(text) ? [read.wantsOut(quoted(draft.content.title), text)] : [];
    })
    .slice(0, MOST_WISHES);
};

/** A story's words as they are passed on: with unit and name only where its writer has agreed to just that. */
export const wordsOfStories = async (
  { texts, campaign, tree }: Place,
  stories: readonly Story[],
  { directory }: ReadDeps,
): Promise<(story: Story) => string> => {
  const named = stories.filter(({ consent }) => consent === 'named').map(({ owner }) => owner);
  const people = new Map<string, Person>();
  if (named.length > 0)
    for (const person of await directory.people(campaign.org, named.map(asPersonId))) people.set(person.id, person);
  const { post } = texts.voice;
  return ({ text, consent, owner }) => {
    const person = consent === 'named' ? people.get(owner) : undefined;
    if (!person) return post.story(text);
    return post.storyOf(text, quoted(tree.unit(person.unit)?.name ?? person.unit), quoted(person.name));
  };
};
