import { asLinkId, destinationOf } from '../../src/campaign/links.ts';
import { asCampaignId, type Campaign, type CampaignId } from '../../src/campaign/model.ts';
import type { CampaignStore } from '../../src/campaign/ports.ts';
import type { OrgId } from '../../src/people/model.ts';
import { isHttps } from '../../src/web-address.ts';
import type { Edge, HttpResponse } from '../http.ts';
import type { Log } from '../log.ts';
import { always, page } from './page.ts';
import { isReader } from './reader.ts';

export type LinksDeps = {
  readonly org: OrgId;
  readonly campaigns: Pick<CampaignStore, 'campaign' | 'countOpen'>;
  /** A clock in milliseconds that tells how long what was read may be used again. */
  readonly clock: () => number;
  readonly log: Log;
};

/** `idle` resolves when everything handled so far has been counted, or could not be. */
export type Links = Pick<Edge, 'handle' | 'idle'>;

/** How old a campaign may be whose link is opened again: what was taken back leads on for so long at most. */
const KEEP_MS = 10_000;
const MOST_KEPT = 50;

const pattern = /^\/l\/([A-Za-z0-9-]{1,75})\/([0-9a-f]{12})$/;

/** The page that counts: leads on to where the campaign's own row says. Counting is beside it, and never in its way. */
export const createLinks = (deps: LinksDeps): Links => {
  const read = keeping(deps);
  const counting = new Set<Promise<void>>();
  const count = (id: CampaignId, link: string): void => {
    const counted: Promise<void> = deps.campaigns
      .countOpen(deps.org, id, asLinkId(link))
      .catch((error: unknown) => deps.log.error('open-not-counted', { error: nameOf(error) }))
      .finally(() => counting.delete(counted));
    counting.add(counted);
  };
  return {
    handle: async (request) => {
      const [, name = '', link = ''] = pattern.exec(request.path) ?? [];
      if (link === '') return page(404);
      const id = asCampaignId(name);
      try {
        const to = await read(id, (campaign) => destinationOf(campaign, asLinkId(link)));
        // A form takes no other; a row that somebody else wrote may hold anything.
        if (to === undefined || !isHttps(to)) return page(404);
        if (isReader(request)) count(id, link);
        return redirect(to);
      } catch (error) {
        deps.log.error('link-not-read', { error: nameOf(error) });
        return page(503);
      }
    },
    idle: async () => {
      await Promise.all(counting);
    },
  };
};

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/** As a header may hold it: what is not ASCII is escaped. */
const redirect = (to: string): HttpResponse => ({
  status: 302,
  headers: { ...always, location: new URL(to).href },
  body: '',
});

type Kept = { readonly campaign: Campaign; readonly until: number };
type Found = (campaign: Campaign) => string | undefined;

/** A link that is not found in what is kept is looked up anew: an edit may just have made it. */
const keeping = ({ org, campaigns, clock }: LinksDeps) => {
  const kept = new Map<CampaignId, Kept>();
  return async (id: CampaignId, find: Found): Promise<string | undefined> => {
    const known = kept.get(id);
    const found = known && known.until > clock() ? find(known.campaign) : undefined;
    if (found !== undefined) return found;
    const campaign = await campaigns.campaign(org, id);
    kept.delete(id);
    if (!campaign) return undefined;
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(id, { campaign, until: clock() + KEEP_MS });
    return find(campaign);
  };
};
