import type { Block, KnownBlock, PlainTextElement } from '@slack/types';
import { limits } from './limits.ts';

/** A chart, native since June 2026; @slack/types does not know it yet. docs.slack.dev …/data-visualization-block */
export type DataVisualizationBlock = Block & {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart:
    | { readonly type: 'pie'; readonly segments: readonly DataPoint[] }
    | {
        readonly type: 'bar' | 'line';
        readonly series: readonly { readonly name: string; readonly data: readonly DataPoint[] }[];
        readonly axis_config: { readonly categories: readonly string[] };
      };
};

export type DataPoint = { readonly label: string; readonly value: number };

export type SlackBlock = KnownBlock | DataVisualizationBlock;

/** A block beside the plain words it stands for: they are written out when the block itself has no room. */
export type Piece = { readonly block: SlackBlock; readonly words: string };

/** At most `max` UTF-16 units, with an ellipsis where something was cut; never half of a surrogate pair. */
export const cut = (value: string, max: number): string => {
  if (value.length <= max) return value;
  return `${value.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
};

/** The text in parts of at most `max`, broken at a line or a sentence end where there is one in the second half. */
export const parts = (value: string, max: number): readonly string[] => {
  const found: string[] = [];
  let rest = value;
  while (rest.length > max) {
    const head = rest.slice(0, max).replace(/[\uD800-\uDBFF]$/, '');
    const end = Math.max(head.lastIndexOf('\n'), head.lastIndexOf('。'), head.lastIndexOf('. '));
    const at = end >= max / 2 ? end + 1 : head.length;
    found.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...found, rest];
};

/** Slack refuses an empty text object; a lone ellipsis says that there was nothing to say. */
export const orEllipsis = (value: string): string => (value.trim() === '' ? '…' : value);

/** Plain text is shown as it is: no mention, link, emoji or emphasis comes to life in it. */
export const plain = (value: string, max: number): PlainTextElement => ({
  type: 'plain_text',
  text: cut(orEllipsis(value), max),
  emoji: false,
});

/** For the places Slack reads as mrkdwn, such as a message's top-level text. */
export const escapeMrkdwn = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export const chunks = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));

/** One paragraph as sections, cut into as many as the words need. */
export const paragraph = (value: string, max: number = limits.sectionText): readonly Piece[] =>
  value.trim() === ''
    ? []
    : parts(value, max)
        .filter((part) => part.trim() !== '')
        .map((part) => ({ block: { type: 'section', text: plain(part, max) }, words: part }));
