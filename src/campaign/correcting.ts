import { type Answer, type Turn, typedIn } from '../conversation/feature.ts';
import type { Form, FormValues } from '../conversation/form.ts';
import { formErrors, nextForm, openForm, replace, reply } from '../conversation/outcome.ts';
import { asPersonId, type Person } from '../people/model.ts';
import type { UnitTree } from '../people/tree.ts';
import { saysCard } from './cards.ts';
import { correctionSubject } from './compose.ts';
import { type CorrectionCommand, correctionNeedsApproval, proposed } from './correction.ts';
import { approversOf, carryOut, tell } from './deciding.ts';
import { asItIs, readTyped, shown, shownAsItIs } from './drafting.ts';
import { approverField, contentForm, type Opened, valuesOfContent } from './forms.ts';
import { type Campaign, type CampaignId, type Content, hasBegun, requestOf } from './model.ts';
import { correctionAnsweredCard } from './request.ts';
import { changedFields, corrected } from './rules.ts';
import { type CampaignDeps, namesOf, sendingOf, withCampaign } from './scene.ts';
import { tellOf } from './telling.ts';
import { collecting } from './voice-rules.ts';

const mayBeCorrected = (campaign: Campaign): boolean => hasBegun(campaign) && campaign.state.type !== 'recalled';

/** Words that wait for approval are written on; else those that were sent. */
const openedOn = ({ id, version, correction }: Campaign): Opened => ({
  campaign: id,
  version: correction?.version ?? version,
});

const formFor = (
  turn: Turn,
  campaign: Campaign,
  tree: UnitTree,
  approvers: readonly Person[],
  values: FormValues,
  conflict = false,
): Form => {
  const field = approvers.length > 0 ? approverField(turn.texts, approvers, tree) : undefined;
  return contentForm(turn.texts, 'edit', openedOn(campaign), values, conflict, field);
};

/** Who may be asked; nobody has to where few got it. */
const askable = async (turn: Turn, campaign: Campaign, tree: UnitTree, deps: CampaignDeps) =>
  correctionNeedsApproval(campaign, tree)
    ? ({ isNeeded: true, approvers: await approversOf(campaign, [turn.person.id], tree, deps) } as const)
    : ({ isNeeded: false, approvers: [] } as const);

export const openEditForm = (turn: Turn, id: CampaignId, deps: CampaignDeps): Answer =>
  withCampaign(turn, id, deps, async (campaign, tree) => {
    if (!mayBeCorrected(campaign)) return asItIs(turn, campaign, tree, deps);
    const { isNeeded, approvers } = await askable(turn, campaign, tree, deps);
    if (isNeeded && approvers.length === 0) return reply(saysCard(turn.texts, turn.texts.campaign.says.noApprover));
    const values = valuesOfContent(campaign.correction?.content ?? campaign.content);
    return openForm(formFor(turn, campaign, tree, approvers, values));
  });

/** Other words for what was sent already: for all at once, or for whoever has to approve them first. */
export const saveEditForm = (turn: Turn, on: Opened, deps: CampaignDeps): Answer =>
  withCampaign(turn, on.campaign, deps, async (campaign, tree) => {
    const [read, { isNeeded, approvers }] = await Promise.all([
      readTyped(turn, deps),
      askable(turn, campaign, tree, deps),
    ]);
    const approver = approvers.find(({ id }) => id === asPersonId(typedIn(turn).approver ?? ''));
    const missing = isNeeded && !approver ? { approver: turn.texts.campaign.correction.chooseApprover } : {};
    if (read.type === 'errors') return formErrors({ ...read.byField, ...missing });
    if (!mayBeCorrected(campaign)) return shownAsItIs(turn, campaign, tree, deps);
    const content = read.value;
    if (isThere(campaign, content, approver)) return sayDone(turn, campaign, tree, approver, deps);
    if (isNeeded && !approver) return formErrors(missing);
    const next = approver
      ? proposed(campaign, content, turn.person.id, approver.id)
      : collecting(corrected(campaign, content), turn.now);
    if (openedOn(campaign).version === on.version && (await deps.campaigns.save(next))) {
      return sayDone(turn, { ...next, revision: next.revision + 1 }, tree, approver, deps);
    }
    const current = (await deps.campaigns.campaign(turn.org, campaign.id)) ?? campaign;
    return nextForm(formFor(turn, current, tree, approvers, typedIn(turn), true));
  });

/** By an earlier copy of the same submission; or nothing was changed. */
const isThere = ({ content, correction }: Campaign, wanted: Content, approver: Person | undefined): boolean =>
  correction
    ? changedFields(correction.content, wanted).length === 0 && correction.approver === approver?.id
    : changedFields(content, wanted).length === 0;

const sayDone = async (
  turn: Turn,
  campaign: Campaign,
  tree: UnitTree,
  approver: Person | undefined,
  deps: CampaignDeps,
): Answer => {
  const { correction } = campaign;
  if (!correction || !approver) return shown(turn, campaign, tree, deps, turn.texts.campaign.board.edited);
  await tellOf(
    turn.now,
    approver,
    requestOf(campaign.id, correction.version),
    correctionSubject(campaign, correction),
    deps,
  );
  return shown(turn, campaign, tree, deps);
};

/** The second person's answer to other words. Both see what came of it. */
export const answerCorrection = (
  turn: Turn,
  id: CampaignId,
  wanted: Extract<CorrectionCommand, { type: 'approve-correction' | 'send-back-correction' }>,
  deps: CampaignDeps,
): Answer =>
  carryOut(turn, id, wanted, deps, async (carried) => {
    const { campaign, tree } = carried;
    const { correction: words, request, says } = turn.texts.campaign;
    const view = { texts: turn.texts, ...sendingOf(campaign, tree) };
    if (carried.type === 'refused') return replace(correctionAnsweredCard(view, says.refused[carried.why]));
    const asked = carried.before.correction ?? campaign.correction;
    const writer = asked?.by ?? campaign.author;
    // A late copy of the tap finds it answered: whoever asked has been told.
    if (asked?.approver !== undefined) await tell(turn, writer, campaign, tree, deps);
    if (wanted.type === 'approve-correction') return replace(correctionAnsweredCard(view, words.approved));
    const name = (await namesOf(turn.org, [writer], deps))(writer);
    return replace(correctionAnsweredCard(view, request.sentBack(name)));
  });
