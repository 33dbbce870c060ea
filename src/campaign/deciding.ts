import { type Answer, type Turn, typedIn } from '../conversation/feature.ts';
import { formErrors, openForm, replace, reply } from '../conversation/outcome.ts';
import { AkariError } from '../errors.ts';
import { asPersonId, type Person, type PersonId } from '../people/model.ts';
import type { UnitTree } from '../people/tree.ts';
import type { Instant } from '../time/instant.ts';
import { cancelCard, recallCard } from './board.ts';
import { discardCard, saysCard } from './cards.ts';
import { mustBeApproved } from './census.ts';
import { answerSubject, requestSubject } from './compose.ts';
import { type CorrectionCommand, decideCorrection } from './correction.ts';
import { asItIs, shown } from './drafting.ts';
import { approverField, askForm } from './forms.ts';
import { answerOf, type Campaign, type CampaignId, hasBegun, requestOf } from './model.ts';
import { answeredCard, answerNote } from './request.ts';
import { type Command, type Decision, decide, mayPromote, type Refusal } from './rules.ts';
import {
  type CampaignDeps,
  countOf,
  firstOf,
  isDiscarded,
  lookerAs,
  lookerOf,
  namesOf,
  sendingOf,
  showCampaign,
  shownOf,
  withCampaign,
} from './scene.ts';
import { isReminder } from './silent.ts';
import { tellOf } from './telling.ts';
import { collecting } from './voice-rules.ts';

const MAX_CONFLICTS = 8;

/** `before`: as it was read, the same where nothing changed. */
type Carried =
  | { readonly type: 'done'; readonly campaign: Campaign; readonly before: Campaign; readonly tree: UnitTree }
  | { readonly type: 'refused'; readonly why: Refusal; readonly campaign: Campaign; readonly tree: UnitTree };

type AnyCommand = Command | CorrectionCommand;

/** Decides and saves; whatever lies outside the campaign's row follows it from there. */
export const carryOut = (
  turn: Turn,
  id: CampaignId,
  command: AnyCommand,
  deps: CampaignDeps,
  then: (carried: Carried) => Answer,
  conflicts = 0,
): Answer =>
  withCampaign(turn, id, deps, async (campaign, tree) => {
    if (conflicts === MAX_CONFLICTS) throw new AkariError('too-many-conflicts', `campaign of ${turn.org}`);
    const decision = await decisionOn(turn, campaign, command, tree, deps);
    if (decision.type === 'refused') return then({ type: 'refused', why: decision.why, campaign, tree });
    if (decision.type === 'unchanged') return then({ type: 'done', campaign, before: campaign, tree });
    const next = withBoard(turn, decision.campaign, command);
    if (!(await deps.campaigns.save(next))) return carryOut(turn, id, command, deps, then, conflicts + 1);
    return then({ type: 'done', campaign: { ...next, revision: next.revision + 1 }, before: campaign, tree });
  });

const decisionOn = async (
  turn: Turn,
  campaign: Campaign,
  command: AnyCommand,
  tree: UnitTree,
  deps: CampaignDeps,
): Promise<Decision> => {
  switch (command.type) {
    case 'approve-correction':
    case 'send-back-correction':
    case 'drop-correction':
      return collectingFrom(turn.now, decideCorrection(campaign, command, turn.person.id));
    default: {
      const count =
        command.type === 'send' && campaign.state.type === 'draft'
          ? await countOf(campaign, tree, turn.now, deps)
          : undefined;
      if (count?.people === 0) return { type: 'refused', why: 'nobody' };
      const mustApprove = count !== undefined && mustBeApproved(count, campaign.audience, tree, turn.now);
      return decide(campaign, command, turn.person.id, mustApprove, turn.now);
    }
  }
};

/** Words that newly ask for something begin to collect it. */
const collectingFrom = (now: Instant, decision: Decision): Decision =>
  decision.type === 'changed' ? { ...decision, campaign: collecting(decision.campaign, now) } : decision;

const answers: readonly AnyCommand['type'][] = ['approve', 'send-back', 'approve-correction', 'send-back-correction'];

/** The message that was tapped becomes the one that shows how it goes on; the approver's own is another. */
const withBoard = ({ inbound }: Turn, campaign: Campaign, { type }: AnyCommand): Campaign => {
  const message = inbound.type === 'tap' || inbound.type === 'submit' ? inbound.message : undefined;
  if (message === undefined || answers.includes(type)) return campaign;
  return { ...campaign, board: { place: inbound.account.platform, message } };
};

/** Carries out what a promoter tapped on their own card, and shows how it stands. */
export const command = (turn: Turn, id: CampaignId, wanted: Command | CorrectionCommand, deps: CampaignDeps): Answer =>
  carryOut(turn, id, wanted, deps, async ({ campaign, tree, ...carried }) => {
    const note = carried.type === 'refused' ? refusedWords(turn, campaign, carried.why) : undefined;
    return replace(await showCampaign(lookerOf(turn), campaign, tree, deps, note));
  });

const refusedWords = ({ texts: { campaign: texts } }: Turn, { audience }: Campaign, why: Refusal): string =>
  why === 'nobody' && isReminder(audience) ? texts.audience.tooFew : texts.says.refused[why];

/** As it stands now; also the answer to taps on cards whose moment has passed. */
export const show = (turn: Turn, id: CampaignId, deps: CampaignDeps): Answer =>
  withCampaign(turn, id, deps, async (campaign, tree) =>
    replace(await showCampaign(lookerOf(turn), campaign, tree, deps)),
  );

export const askBeforeRecall = (turn: Turn, id: CampaignId, deps: CampaignDeps): Answer =>
  withCampaign(turn, id, deps, async (campaign, tree) =>
    hasBegun(campaign) && !isDiscarded(campaign) && campaign.state.type !== 'recalled'
      ? replace(recallCard(turn.texts, campaign))
      : asItIs(turn, campaign, tree, deps),
  );

export const askBeforeCancel = (turn: Turn, id: CampaignId, deps: CampaignDeps): Answer =>
  withCampaign(turn, id, deps, async (campaign, tree) =>
    campaign.state.type === 'running' || campaign.state.type === 'paused'
      ? replace(cancelCard(turn.texts, campaign))
      : asItIs(turn, campaign, tree, deps),
  );

export const askBeforeDiscard = (turn: Turn, id: CampaignId, deps: CampaignDeps): Answer =>
  withCampaign(turn, id, deps, async (campaign, tree) =>
    campaign.state.type === 'draft' ? replace(discardCard(turn.texts, campaign)) : asItIs(turn, campaign, tree, deps),
  );

/** Who may approve: promoters of the unit or of one above it, but not those who wrote it. */
export const approversOf = async (
  campaign: Campaign,
  writers: readonly PersonId[],
  tree: UnitTree,
  deps: CampaignDeps,
): Promise<readonly Person[]> => {
  const ids = new Set(tree.pathUp(campaign.audience.unit).flatMap(({ promoters }) => promoters));
  const people = await deps.directory.people(campaign.org, [...ids].slice(0, MOST_ASKED_FOR));
  const may = people.filter(
    (person) => !person.left && !writers.includes(person.id) && mayPromote(person, campaign.audience, tree),
  );
  return may.slice(0, MOST_APPROVERS);
};

/** As many as one request reads, those nearest to the unit first; and as many as a list in a form bears. */
const MOST_ASKED_FOR = 100;
const MOST_APPROVERS = 60;

export const openAskForm = (turn: Turn, id: CampaignId, deps: CampaignDeps): Answer =>
  withCampaign(turn, id, deps, async (campaign, tree) => {
    if (campaign.state.type !== 'draft') return asItIs(turn, campaign, tree, deps);
    const { says } = turn.texts.campaign;
    if ((await countOf(campaign, tree, turn.now, deps)).people === 0)
      return reply(saysCard(turn.texts, refusedWords(turn, campaign, 'nobody')));
    const approvers = await approversOf(campaign, [campaign.author, turn.person.id], tree, deps);
    if (approvers.length === 0) return reply(saysCard(turn.texts, says.noApprover));
    return openForm(askForm(turn.texts, id, approverField(turn.texts, approvers, tree)));
  });

/** Asks one of them. The request takes the road of everything the bot says on its own. */
export const ask = (turn: Turn, id: CampaignId, deps: CampaignDeps): Answer =>
  withCampaign(turn, id, deps, async (campaign, tree) => {
    const approvers = await approversOf(campaign, [campaign.author, turn.person.id], tree, deps);
    const approver = approvers.find((person) => person.id === asPersonId(typedIn(turn).approver ?? ''));
    if (!approver) return formErrors({ approver: turn.texts.campaign.says.noApprover });
    const { state } = campaign;
    const isAsked = state.type === 'asked' && state.approver === approver.id && state.version === campaign.version;
    if (isAsked) return asked(turn, campaign, tree, approver, deps);
    return carryOut(turn, id, { type: 'ask', approver: approver.id }, deps, async (carried) =>
      carried.type === 'done'
        ? asked(turn, carried.campaign, carried.tree, approver, deps)
        : shown(turn, carried.campaign, tree, deps, turn.texts.campaign.says.refused[carried.why]),
    );
  });

/** Each asking is a message of its own: named by the revision in which it was saved. */
const asked = async (turn: Turn, campaign: Campaign, tree: UnitTree, approver: Person, deps: CampaignDeps): Answer => {
  await tellOf(turn.now, approver, requestOf(campaign.id, campaign.revision), requestSubject(campaign), deps);
  return shown(turn, campaign, tree, deps);
};

/** The second person's answer. Both see what came of it. */
export const answerRequest = (
  turn: Turn,
  id: CampaignId,
  wanted: Extract<Command, { type: 'approve' | 'send-back' }>,
  deps: CampaignDeps,
): Answer =>
  carryOut(turn, id, wanted, deps, async (carried) => {
    const { campaign, tree } = carried;
    const [count, names, first] = await Promise.all([
      countOf(campaign, tree, turn.now, deps),
      namesOf(turn.org, [campaign.author], deps),
      firstOf(campaign, deps),
    ]);
    const author = names(campaign.author);
    const words = answerWords(turn, carried, wanted.type, author);
    // A late copy of the tap finds it begun: its author has been told.
    if (carried.type === 'done' && !hasBegun(campaign)) await tell(turn, campaign.author, campaign, tree, deps);
    const view = { ...lookerOf(turn), ...sendingOf(campaign, tree), ...first, ...shownOf(count), author };
    return replace(answeredCard(view, words));
  });

/** Answered twice, by a late copy of the tap, it says the same again. */
const answerWords = (
  { texts, person }: Turn,
  carried: Carried,
  what: 'approve' | 'send-back',
  author: string,
): string => {
  const { draft, request, says } = texts.campaign;
  const { state, when, approvedBy } = carried.campaign;
  if (what === 'send-back' && state.type === 'draft') return request.sentBack(author);
  if (carried.type === 'refused') return says.refused[carried.why];
  if (approvedBy !== person.id) return says.refused.state;
  if (state.type !== 'scheduled') return request.approvedAlready;
  return when.type === 'now' ? `${request.approvedAlready}\n${draft.soon}` : request.approved(state.at, person.zone);
};

/** Changes in place the card of whoever asked, where this platform has it, and else writes to them. */
export const tell = async (
  turn: Turn,
  who: PersonId,
  campaign: Campaign,
  tree: UnitTree,
  deps: CampaignDeps,
): Promise<void> => {
  const person = await deps.directory.person(campaign.org, who);
  if (person && !(await changeCard(turn, campaign, person, tree, deps))) {
    await tellOf(
      turn.now,
      person,
      answerOf(campaign.id, campaign.revision),
      answerSubject(campaign, turn.person),
      deps,
    );
  }
};

const changeCard = async (
  turn: Turn,
  campaign: Campaign,
  asker: Person,
  tree: UnitTree,
  deps: CampaignDeps,
): Promise<boolean> => {
  const { board } = campaign;
  // A function of one platform does not speak to the other.
  if (board === undefined || board.place !== turn.inbound.account.platform) return false;
  const looker = lookerAs(asker, board.place, turn.now);
  const card = await showCampaign(looker, campaign, tree, deps, answerNote(looker.texts, campaign, turn.person.name));
  return (await deps.messengers[board.place].update(board.message, card)).type === 'sent';
};
