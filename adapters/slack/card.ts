import { createHash } from 'node:crypto';
import type { Card } from '../../src/conversation/card.ts';
import { fallbackText } from '../../src/conversation/fallback.ts';
import { cut, escapeMrkdwn, orEllipsis, type Piece, plain, type SlackBlock } from './blocks.ts';
import { drawable, type Surface } from './data.ts';
import { elementPieces } from './elements.ts';
import { limits } from './limits.ts';

/** What chat.postMessage, chat.update and a response_url take. `text` is what notifications and screen readers use. */
export type SlackBody = { readonly text: string; readonly blocks: SlackBlock[] };

/** The longest single text, tried from the roomiest down until the whole message is small enough. */
const longestTexts = [Number.POSITIVE_INFINITY, 4000, 2000, 1000, 500, 250, 120, 60, 30];

/** The room for what the adapter adds around text and blocks: channel, reference, metadata. */
const envelopeBytes = 500;

/** A card as Block Kit. Pure; every limit is kept, and what has no room as a block is written out as words. */
export const renderCard = (card: Card, surface: Surface = 'message'): SlackBody => {
  const text = topLevelText(card);
  const room = limits.messageBytes - envelopeBytes - bytes(text);
  const max = surface === 'home' ? limits.viewBlocks : limits.messageBlocks;
  for (const longest of longestTexts) {
    const blocks = within(pieces(card, surface, longest), max);
    if (bytes(blocks) <= room) return { text, blocks };
  }
  return { text, blocks: packed(pieces(card, surface, longestTexts.at(-1) ?? 1), max, room) };
};

const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** Slack reads top-level text as mrkdwn: escaped, so that no name becomes a mention. */
const topLevelText = (card: Card): string => {
  const text = orEllipsis(cut(fallbackText(card), limits.fallbackText));
  const escaped = escapeMrkdwn(text);
  return escaped.length <= limits.escapedFallbackText
    ? escaped
    : escapeMrkdwn(cut(text, limits.escapedFallbackText / 5));
};

const pieces = (card: Card, surface: Surface, longest: number): readonly Piece[] => {
  const mark = createHash('sha256').update(JSON.stringify(card)).digest('hex').slice(0, 8);
  const drawn = drawable(card, surface);
  const made = card.elements.flatMap((element, index) =>
    elementPieces(element, { index, mark, longest, drawn: drawn.has(element) }),
  );
  return made.length > 0 ? made : [{ block: section('…'), words: '…' }];
};

/** At most `max` blocks: the last one says in words what the blocks after it would have shown. */
const within = (made: readonly Piece[], max: number): SlackBlock[] =>
  made.length <= max ? made.map(({ block }) => block) : withWords(made, max - 1, limits.sectionText);

const withWords = (made: readonly Piece[], count: number, longest: number): SlackBlock[] => {
  const rest = made.slice(count).map(({ words }) => words);
  const words = cut(rest.filter((word) => word !== '').join('\n'), longest);
  const shown = made.slice(0, count).map(({ block }) => block);
  return words === '' ? shown : [...shown, section(words)];
};

/** What the words after the last block may be, and take at most: six bytes a character in JSON. */
const lastWords = 1000;
const lastWordsBytes = 6 * lastWords + 100;

/** The last resort, for cards no shortening makes small enough: as many blocks as fit, then words. */
const packed = (made: readonly Piece[], max: number, room: number): SlackBlock[] => {
  let taken = lastWordsBytes;
  let count = 0;
  for (const { block } of made.slice(0, max - 1)) {
    taken += bytes(block) + 1;
    if (taken > room) break;
    count += 1;
  }
  return withWords(made, count, lastWords);
};

const section = (text: string): SlackBlock => ({ type: 'section', text: plain(text, limits.sectionText) });
