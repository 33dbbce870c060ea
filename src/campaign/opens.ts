import type { Ledger } from '../delivery/parcel.ts';
import { type LinkId, linkIdOf } from './links.ts';
import type { Campaign } from './model.ts';
import type { CampaignStore } from './ports.ts';

/** From so many opens on, and of a message that so many people have, a number is shown. */
export const FEWEST_SHOWN = 5;

/** One link of a message, or all that were replaced by edits; without a number while it is too small to be shown. */
export type LinkOpens = { readonly label?: string; readonly opens?: number };

/** How often links were opened, in total: opens, not people. Nothing is read where nothing is counted. */
export const opensOf = async (
  campaign: Campaign,
  ledger: Ledger,
  store: Pick<CampaignStore, 'opens'>,
): Promise<readonly LinkOpens[]> => {
  const { org, id, content, linksBefore = [] } = campaign;
  if (content.links.length + linksBefore.length === 0) return [];
  const counted = await store.opens(org, id);
  const few = (ledger.sent ?? 0) < FEWEST_SHOWN;
  const shown = (opens: number) => (few || opens < FEWEST_SHOWN ? {} : { opens });
  const of = (link: LinkId): number => counted.get(link) ?? 0;
  const before = linksBefore.reduce((sum, url) => sum + of(linkIdOf(url)), 0);
  return [
    ...content.links.map(({ label, url }) => ({ label, ...shown(of(linkIdOf(url))) })),
    ...(before === 0 ? [] : [shown(before)]),
  ];
};
