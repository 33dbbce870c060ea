import { type Answer, type Turn, typedIn } from '../conversation/feature.ts';
import { formErrors, openForm, replace, reply } from '../conversation/outcome.ts';
import { treeOf } from '../people/current-tree.ts';
import { dateIn, TOKYO } from '../time/instant.ts';
import { saysCard } from './cards.ts';
import { readTyped, saveDraft, shown, type Written } from './drafting.ts';
import { contentOf, type KitOpened, kitForm, readKit } from './kit-forms.ts';
import type { Campaign } from './model.ts';
import { type CampaignMonth, currentMonth, type Part, partId } from './month.ts';
import { mayPlan, whenOn } from './month-rules.ts';
import { begunAnew } from './rules.ts';
import { type CampaignDeps, isDiscarded, lookerOf, refuse, showCampaign } from './scene.ts';

/** The month's next text, half written; or what somebody has written of it meanwhile. */
export const openPartForm = async (turn: Turn, part: Part, deps: CampaignDeps): Answer => {
  const id = partId(part);
  const [tree, months, before] = await Promise.all([
    treeOf(turn.org, deps),
    deps.months.months(turn.org),
    deps.campaigns.campaign(turn.org, id),
  ]);
  if (!tree || !mayPlan(turn.person, tree)) return refuse(turn);
  const { month: words } = turn.texts;
  if (before && !isDiscarded(before)) {
    return replace(await showCampaign(lookerOf(turn), before, tree, deps, words.begun));
  }
  const month = currentMonth(months, dateIn(turn.now, TOKYO));
  if (month?.id !== part.month) return reply(saysCard(turn.texts, words.gone));
  const on = { campaign: id, version: 0, kit: part.kit, month: part.month };
  return openForm(kitForm(turn.texts, on, month.parts[part.kit].theme));
};

/** Saves a template that was filled in as a draft; what the month says of it is set already. */
export const saveKitForm = async (turn: Turn, on: KitOpened, deps: CampaignDeps): Answer => {
  const typed = contentOf(turn.texts, on.kit, typedIn(turn));
  const read = await readTyped(turn, deps, readKit(turn.texts, on.kit, typedIn(turn)));
  if (read.type === 'errors') return formErrors(read.byField);
  const opened = { campaign: on.campaign, version: on.version };
  if (on.month === undefined) return saveDraft(turn, { on: opened, content: read.value, typed }, deps);
  const part = { month: on.month, kit: on.kit };
  return savePart(turn, part, { on: { ...opened, campaign: partId(part) }, content: read.value, typed }, deps);
};

const savePart = async (turn: Turn, part: Part, written: Written, deps: CampaignDeps): Answer => {
  const [tree, months, before] = await Promise.all([
    treeOf(turn.org, deps),
    deps.months.months(turn.org),
    deps.campaigns.campaign(turn.org, written.on.campaign),
  ]);
  // One that was taken back meanwhile is still known: what was typed for it is kept.
  const month = months.find(({ id }) => id === part.month);
  if (!tree || !month || !mayPlan(turn.person, tree)) return refuse(turn);
  const begun = begunFor(turn, part, tree.root.id, month);
  const { content } = written;
  const revived = before && isDiscarded(before) ? begunAnew(before, turn.person.id, { content, ...begun }) : undefined;
  // Whoever attends to what was thrown away may have saved it meanwhile: then it is looked at again.
  if (revived) {
    return (await deps.campaigns.save(revived))
      ? shown(turn, { ...revived, revision: revived.revision + 1 }, tree, deps)
      : savePart(turn, part, written, deps);
  }
  return saveDraft(turn, { ...written, begun }, deps);
};

/** To everyone, on its day. */
const begunFor = (
  { now }: Turn,
  part: Part,
  unit: Campaign['audience']['unit'],
  { parts }: CampaignMonth,
): Pick<Campaign, 'audience' | 'when' | 'part'> => ({
  audience: { unit, role: 'everyone' },
  when: whenOn(parts[part.kit].date, now),
  part,
});
