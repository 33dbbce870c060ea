import * as z from 'zod/mini';
import { action } from '../conversation/action.ts';
import {
  type ActionButton,
  type Button,
  buttons,
  type Card,
  type CardElement,
  card,
  context,
  strong,
  text,
  title,
} from '../conversation/card.ts';
import { openSettings } from '../people/cards.ts';
import { linkTextOf } from '../text/campaign-links/text.ts';
import type { Texts } from '../text/texts.ts';
import { campaignId } from './ids.ts';
import { linksSent } from './links.ts';
import { type Acknowledgement, asCampaignId, type Campaign, type Content } from './model.ts';
import { type Reader, voiceButtons } from './voice-actions.ts';

export { campaignId };

/** 「読みました」「やってみた」. `test`: of a message somebody sent to themselves, which counts nothing. */
export const acknowledge = action(
  'campaign.ack',
  z.object({ campaign: campaignId, what: z.enum(['read', 'tried']), test: z.boolean() }),
);

/** Bold lines are elements of their own; with more of them the buttons would have no room on Slack. */
const MOST_STRONG = 10;

/** Title, sender, text, picture, お題 and links, as everyone sees them. */
export const contentElements = ({ message }: Texts['campaign'], content: Content): readonly CardElement[] => [
  title(content.title),
  ...(content.from === undefined ? [] : [context(message.from(content.from))]),
  ...bodyElements(content.body),
  ...(content.picture === undefined ? [] : [{ type: 'image', ...content.picture } as const]),
  ...(content.challenge === undefined ? [] : [strong(message.challenge(content.challenge)), text(message.welcome)]),
  ...(content.links.length === 0 ? [] : [buttons(content.links)]),
];

/** A whole line between `**` is bold, a line that begins with `-` or `*` a list item. Anything else stays as it was typed. */
const bodyElements = (body: string): readonly CardElement[] => {
  const lines = body.replace(/\r\n?/g, '\n').split('\n');
  if (lines.filter((line) => strongIn(line) !== undefined).length > MOST_STRONG)
    return [text(lines.map(item).join('\n'))];
  const elements: CardElement[] = [];
  let paragraph: string[] = [];
  const close = () => {
    const words = paragraph.join('\n').trim();
    if (words !== '') elements.push(text(words));
    paragraph = [];
  };
  for (const line of lines) {
    const bold = strongIn(line);
    if (bold === undefined) paragraph.push(item(line));
    else {
      close();
      elements.push(strong(bold));
    }
  }
  close();
  return elements;
};

const strongIn = (line: string): string | undefined => /^\s*\*\*(.*\S.*)\*\*\s*$/.exec(line)?.[1]?.trim();

const item = (line: string): string => line.replace(/^\s*[-*]\s+/, '・');

/** What a message says beside its text. `linksAt`: where links are counted, if they are. `note`: what became of a reader's tap. */
export type Beside = { readonly reader?: Reader; readonly linksAt?: string | undefined; readonly note?: string };

/** The message in a person's chat, with what they said of it so far. */
export const messageCard = (
  texts: Texts,
  { id, content }: Pick<Campaign, 'id' | 'content'>,
  said: Acknowledgement | undefined,
  { reader = { manages: [] }, linksAt, note }: Beside = {},
): Card => {
  const sent = { ...content, links: linksSent(id, content.links, linksAt) };
  const isCounted = linksAt !== undefined && content.links.length > 0;
  const gives = voiceButtons(texts, { id, content }, said, reader);
  return drawn(
    ...([texts, sent, said] as const),
    [...ackButtons(texts, { id, content }, said, false), ...gives],
    [...(isCounted ? [linkTextOf(texts.language).notice] : []), ...(note === undefined ? [] : [note])].map((each) =>
      context(each),
    ),
  );
};

/** The same, sent to its author before anyone else. */
export const testCard = (
  texts: Texts,
  { id, content }: Pick<Campaign, 'id' | 'content'>,
  said: Acknowledgement | undefined,
): Card => {
  const { message } = texts.campaign;
  const note = context(said === undefined ? message.test : message.testDone);
  const voices = voiceButtons(texts, { id, content }, said, { manages: ['-'] });
  return drawn(texts, content, said, [...ackButtons(texts, { id, content }, said, true), ...voices], [note]);
};

const drawn = (
  texts: Texts,
  content: Content,
  said: Acknowledgement | undefined,
  acks: readonly Button[],
  notes: readonly CardElement[],
): Card => {
  const { message } = texts.campaign;
  return card(
    texts.language,
    ...contentElements(texts.campaign, content),
    ...(said === undefined ? [] : [context(said === 'tried' ? message.triedDone : message.readDone)]),
    buttons([...acks, { label: message.settings, action: openSettings.of({}) }]),
    context(message.kept),
    ...notes,
  );
};

/** What can still be said: who read it may try it, who tried it has read it. */
const ackButtons = (
  texts: Texts,
  { id, content }: Pick<Campaign, 'id' | 'content'>,
  said: Acknowledgement | undefined,
  test: boolean,
): readonly ActionButton[] => {
  const { message } = texts.campaign;
  const read: ActionButton = { label: message.read, action: acknowledge.of({ campaign: id, what: 'read', test }) };
  const tried: ActionButton = { label: message.tried, action: acknowledge.of({ campaign: id, what: 'tried', test }) };
  return [
    ...(said === undefined ? [read] : []),
    ...(said !== 'tried' && content.challenge !== undefined ? [tried] : []),
  ];
};

/** The labels under the message, for the preview. */
export const labelsBelow = (texts: Texts, content: Content): readonly string[] => [
  ...ackButtons(texts, { id: asCampaignId('-'), content }, undefined, true).map(({ label }) => label),
  ...voiceButtons(texts, { id: asCampaignId('-'), content }, undefined, { manages: ['-'] }).map(({ label }) => label),
  texts.campaign.message.settings,
];

/** For who writes or approves it: the picture could not be looked at. */
export const unseenPicture = ({ language }: Texts, { picture }: Content): readonly CardElement[] =>
  picture?.unseen ? [context(linkTextOf(language).picture.unseen)] : [];

/** What a message that was taken back becomes. */
export const recalledCard = (texts: Texts, { content }: Pick<Campaign, 'content'>): Card =>
  card(texts.language, text(texts.campaign.message.recalled(content.title)));
