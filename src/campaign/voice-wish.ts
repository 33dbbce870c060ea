import type { Turn } from '../conversation/feature.ts';
import type { Composition } from '../delivery/attempt.ts';
import { asDeliveryId, type DeliveryId } from '../delivery/model.ts';
import { languageOf, type Person, placesOf } from '../people/model.ts';
import { quoted } from '../people/quote.ts';
import { textsOf } from '../text/text.ts';
import { asInstant, DAY_MS } from '../time/instant.ts';
import { saysCard } from './cards.ts';
import type { Campaign, CampaignId } from './model.ts';
import type { CampaignDeps } from './scene.ts';
import type { Voice } from './voice-model.ts';
import { type ReadDeps, stillUsed, storiesOf } from './voice-reading.ts';
import { storyOf } from './voice-rules.ts';

/** After that its writer is told of it by the stories' own card alone. */
const EXPIRES_AFTER_MS = 14 * DAY_MS;

/** Names the story by its words: the row stays for a while, and leads to nobody who wrote. */
const wishOf = (draft: CampaignId, digest: string): DeliveryId => asDeliveryId(`campaign/${draft}/wish/${digest}`);
export const wishSubject = ({ id }: Pick<Campaign, 'id'>, digest: string): string => `wish/${digest}/${id}`;

/** Tells whoever made the draft, once, that a story's writer wants it out of there. */
export const planWish = async (
  { now }: Turn,
  source: Campaign,
  voice: Voice,
  deps: Pick<CampaignDeps, 'campaigns' | 'directory' | 'outbox'>,
): Promise<void> => {
  const [story] = storyOf(voice);
  const draft = story && (await stillUsed(source, story, deps));
  const to = draft && (await deps.directory.person(source.org, draft.author));
  if (!story || !draft || !to) return;
  await deps.outbox.plan({
    ...({ org: source.org, person: to.id, id: wishOf(draft.id, story.digest), kind: 'approval' } as const),
    ...({ subject: wishSubject(source, story.digest), dueAt: now, state: { type: 'waiting' }, attempts: 0 } as const),
    ...{ expiresAt: asInstant(now + EXPIRES_AFTER_MS), group: placesOf(to)[0] ?? 'none' },
  });
};

/** Which message holds which words; nothing where they were taken out meanwhile. */
export const composeWish = async (
  source: Campaign,
  digest: string,
  person: Person,
  deps: Pick<ReadDeps, 'campaigns'>,
): Promise<Composition> => {
  const { unwanted } = await storiesOf(source, deps);
  const story = unwanted.find((each) => each.digest === digest);
  const draft = story && (await stillUsed(source, story, deps));
  if (!draft?.content.body.includes(story?.text ?? '')) return { type: 'skip', reason: 'answered' };
  const texts = textsOf(languageOf(person));
  const { wantsOut } = texts.voice.read;
  return { type: 'card', card: saysCard(texts, wantsOut(quoted(draft.content.title), story?.text ?? '')) };
};
