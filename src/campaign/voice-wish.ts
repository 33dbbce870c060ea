import type { Turn } from '../conversation/feature.ts';
import type { Composition } from '../delivery/attempt.ts';
import { asDeliveryId, type DeliveryId } from '../delivery/model.ts';
import { languageOf, type Person } from '../people/model.ts';
import { quoted } from '../people/quote.ts';
import { textsOf } from '../text/text.ts';
import { saysCard } from './cards.ts';
import type { Campaign, CampaignId } from './model.ts';
import type { CampaignDeps } from './scene.ts';
import { tellOf } from './telling.ts';
import type { Voice } from './voice-model.ts';
import { type ReadDeps, stillUsed, storiesOf } from './voice-reading.ts';
import { storyOf } from './voice-rules.ts';

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
  await tellOf(now, to, wishOf(draft.id, story.digest), wishSubject(source, story.digest), deps);
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
