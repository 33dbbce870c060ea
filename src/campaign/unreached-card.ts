import { type Card, card, context, text, title } from '../conversation/card.ts';
import type { Answer, Turn } from '../conversation/feature.ts';
import { reply } from '../conversation/outcome.ts';
import type { UnitTree } from '../people/tree.ts';
import type { UnreachedTexts } from '../text/campaign-audience-texts.ts';
import type { Texts } from '../text/texts.ts';
import { saysCard } from './cards.ts';
import type { Campaign, CampaignId } from './model.ts';
import { type CampaignDeps, refuse, withCampaign } from './scene.ts';
import { isReminder } from './silent.ts';
import { UNCONFIRMED, type Unreached, unreachedOf } from './unreached.ts';

const SHOWN = 20;

/** The first of them, for a person who runs Akari itself; the rest goes into a file. */
export const showUnreached = (turn: Turn, id: CampaignId, deps: CampaignDeps): Answer =>
  withCampaign(turn, id, deps, async (campaign, tree) => {
    const { unreached } = turn.texts.campaign.audience;
    if (!turn.person.admin) return refuse(turn);
    if (isReminder(campaign.audience)) return reply(saysCard(turn.texts, unreached.notOfReminders));
    const first: Unreached[] = [];
    for await (const page of unreachedOf(campaign, deps)) {
      first.push(...page);
      if (first.length >= SHOWN) break;
    }
    return reply(unreachedCard(turn.texts, campaign, first.slice(0, SHOWN), tree));
  });

export const unreachedCard = (
  texts: Texts,
  { id, content }: Pick<Campaign, 'id' | 'content'>,
  first: readonly Unreached[],
  tree: UnitTree,
): Card => {
  const { unreached } = texts.campaign.audience;
  if (first.length === 0) return saysCard(texts, unreached.none);
  return card(
    texts.language,
    title(unreached.title(content.title)),
    text(unreached.first(first.length)),
    {
      type: 'table',
      columns: Object.values(unreached.columns),
      rows: first.map((each) => unreachedRow(unreached, each, tree)),
    },
    text(unreached.command(`npx akari campaign unreached ${id} --out unreached.csv`)),
    context(unreached.keep),
  );
};

/** Id, name, unit and reason in words. */
export const unreachedRow = (
  { reasons }: UnreachedTexts,
  { person, reason }: Unreached,
  tree: UnitTree,
): readonly [string, string, string, string] => [
  person.id,
  person.name,
  tree.unit(person.unit)?.name ?? person.unit,
  reasonWords(reasons, reason),
];

/** Whatever the platforms said; see `unreachableErrors` of Slack's connector and the statuses of Teams' messenger. */
const reasonWords = (reasons: UnreachedTexts['reasons'], reason: string): string => {
  if (reason === 'no-place') return reasons.noPlace;
  if (reason === 'gave-up') return reasons.gaveUp;
  if (reason === 'unclear' || reason === UNCONFIRMED) return reasons.unclear;
  if (/^http 403|^no-conversation$|cannot_dm|messages_tab_disabled/.test(reason)) return reasons.notInstalled;
  if (/^http 404|not_found|user_disabled|is_inactive|account_inactive/.test(reason)) return reasons.notFound;
  return reasons.refused(reason);
};
