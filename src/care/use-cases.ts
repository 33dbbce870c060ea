import type { Answer, Feature, Turn, WordLine } from '../conversation/feature.ts';
import { reply } from '../conversation/outcome.ts';
import type { CareTexts } from '../text/texts.ts';
import { kindCard, lifelineCard, tiredCard } from './cards.ts';
import {
  deathLines,
  evening,
  goodWork,
  hello,
  morning,
  noted,
  speaksOfDeath,
  speaksOfExhaustion,
  thanks,
  tired,
} from './words.ts';

type Kind = 'thanks' | 'noted' | 'goodWork' | 'morning' | 'hello' | 'evening';

const kindly = (words: readonly string[], kind: Kind & keyof CareTexts): WordLine => ({
  words,
  answer: async ({ texts }) => reply(kindCard(texts, texts.care[kind])),
});

const toTired = async ({ texts }: Turn): Answer => reply(tiredCard(texts));
const toDespair = async ({ texts }: Turn): Answer => reply(lifelineCard(texts));

/**
 * What people say to a bot as to anybody: greetings, thanks, that they can no more. It keeps nothing and tells nobody.
 * Stands after every other feature.
 */
export const careFeature: Feature = {
  taps: [],
  submits: [],
  lines: [
    kindly(thanks, 'thanks'),
    kindly(noted, 'noted'),
    kindly(goodWork, 'goodWork'),
    kindly(morning, 'morning'),
    kindly(hello, 'hello'),
    kindly(evening, 'evening'),
    { words: tired, answer: toTired },
    { words: deathLines, answer: toDespair },
    { understand: ({ text }, turn) => (speaksOfDeath(text) ? toDespair(turn) : undefined) },
    { understand: ({ text }, turn) => (speaksOfExhaustion(text) ? toTired(turn) : undefined) },
  ],
};
