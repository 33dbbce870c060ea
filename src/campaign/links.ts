import { createHash } from 'node:crypto';
import type { Campaign, CampaignId, Content } from './model.ts';

/** Names an address that messages of a campaign lead to: for ever the same one, whatever is edited later. */
export type LinkId = string & { readonly __brand: 'LinkId' };

export const asLinkId = (value: string): LinkId => value as LinkId;

/** Made from the address itself, so that an edit that leaves it alone, or brings it back, goes on counting. */
export const linkIdOf = (url: string): LinkId => asLinkId(createHash('sha256').update(url).digest('hex').slice(0, 12));

/** Under the address of the page that counts (`linksAt`): the same for everyone, nothing in it is about a reader. */
export const linkPath = (id: CampaignId, link: LinkId): string => `/l/${encodeURIComponent(id)}/${link}`;

/** The links of a message as they are sent: through the page that counts, or straight without one. */
export const linksSent = (id: CampaignId, links: Content['links'], linksAt: string | undefined): Content['links'] =>
  linksAt === undefined
    ? links
    : links.map(({ label, url }) => ({ label, url: `${linksAt}${linkPath(id, linkIdOf(url))}` }));

/** Edits one campaign remembers; far more than anybody makes. */
const MOST_EARLIER = 20;

/** What messages of before an edit still lead to. The oldest go first. */
export const earlierLinks = (
  { content, linksBefore = [] }: Pick<Campaign, 'content' | 'linksBefore'>,
  next: Content,
): readonly string[] => {
  const now = new Set(next.links.map(({ url }) => url));
  const before = new Set([...linksBefore, ...content.links.map(({ url }) => url)]);
  return [...before].filter((url) => !now.has(url)).slice(-MOST_EARLIER);
};

/**
 * Where a link leads: only ever to an address that the campaign's own row holds, and only while its messages are there.
 * Undefined for a link that never was, of a draft, or of what was taken back.
 */
export const destinationOf = (
  { content, linksBefore = [], state }: Pick<Campaign, 'content' | 'linksBefore' | 'state'>,
  link: LinkId,
): string | undefined => {
  if (['draft', 'asked', 'scheduled', 'recalled'].includes(state.type)) return undefined;
  return [...content.links.map(({ url }) => url), ...linksBefore].find((url) => linkIdOf(url) === link);
};
