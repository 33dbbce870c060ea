import type { Instant } from '../time/instant.ts';
import type { Campaign } from './model.ts';
import type { VoiceStore } from './voice-ports.ts';
import { countingKanji, readableFrom } from './voice-rules.ts';

type Deps = { readonly campaigns: Pick<VoiceStore, 'voices' | 'kanji' | 'saveKanji' | 'eraseVoices'> };

/**
 * Once nobody can write any more, the kanji are counted and who wrote which is erased, also where a correction has
 * meanwhile asked for something else. Returns the moment at which that is to be done; undefined when nothing is left.
 * A repeat finds the list, and erases what a death has left.
 */
export const closeKanji = async (
  campaign: Campaign,
  now: Instant,
  { campaigns }: Deps,
): Promise<Instant | undefined> => {
  const { org, id, content } = campaign;
  const at = readableFrom(campaign);
  if (at === undefined) return undefined;
  if (now < at) return at;
  if (content.collects === 'kanji' && !(await campaigns.kanji(org, id))) {
    const counting = countingKanji();
    for await (const page of campaigns.voices(org, id, 'kanji'))
      for (const { entry } of page) if (entry?.type === 'kanji') counting.add(entry);
    await campaigns.saveKanji(org, id, counting.list());
  }
  await campaigns.eraseVoices(org, id, 'kanji');
  return undefined;
};
