import type { Card } from '../conversation/card.ts';
import type { Answer, Turn } from '../conversation/feature.ts';
import { type Outcome, replace, reply } from '../conversation/outcome.ts';
import type { DeliveryId } from '../delivery/model.ts';
import { AkariError } from '../errors.ts';
import { asPersonId, type Person, placesOf } from '../people/model.ts';
import type { UnitTree } from '../people/tree.ts';
import { asInstant, DAY_MS } from '../time/instant.ts';
import { recallCard } from './board.ts';
import { saysCard } from './cards.ts';
import { answerSubject, requestSubject } from './compose.ts';
import { asItIs } from './drafting.ts';
import { askForm } from './forms.ts';
import { answerOf, type Campaign, type CampaignId, hasBegun, requestOf } from './model.ts';
import { answeredCard } from './request.ts';
import { type Command, type Decision, decide, mayPromote, needsApproval, type Refusal } from './rules.ts';
import {
  type CampaignDeps,
  countOf,
  isDiscarded,
  lookerAs,
  lookerOf,
  namesOf,
  sendingOf,
  showCampaign,
  withCampaign,
} from './scene.ts';

const MAX_CONFLICTS = 8;

/** After that nobody needs to answer any more. */
const REQUEST_EXPIRES_AFTER_MS = 14 * DAY_MS;

type Carried =
  | { readonly type: 'done'; readonly campaign: Campaign; readonly tree: UnitTree }
  | { readonly type: 'refused'; readonly why: Refusal; readonly campaign: Campaign; readonly tree: UnitTree };

/** Decides and saves; whatever lies outside the campaign's row follows it from there. */
const carryOut = (
  turn: Turn,
  id: CampaignId,
  command: Command,
  deps: CampaignDeps,
  then: (carried: Carried) => Answer,
  conflicts = 0,
): Answer =>
  withCampaign(turn, id, deps, async (campaign, tree) => {
    if (conflicts === MAX_CONFLICTS) throw new AkariError('too-many-conflicts', `campaign of ${turn.org}`);
    const decision = await decisionOn(turn, campaign, command, tree, deps);
    if (decision.type === 'refused') return then({ type: 'refused', why: decision.why, campaign, tree });
    if (decision.type === 'unchanged') return then({ type: 'done', campaign, tree });
    const next = withBoard(turn, decision.campaign, command);
    if (!(await deps.campaigns.save(next))) return carryOut(turn, id, command, deps, then, conflicts + 1);
    return then({ type: 'done', campaign: { ...next, revision: next.revision + 1 }, tree });
  });

const decisionOn = async (
  turn: Turn,
  campaign: Campaign,
  command: Command,
  tree: UnitTree,
  deps: CampaignDeps,
): Promise<Decision> => {
  const mustApprove =
    command.type === 'send' &&
    needsApproval((await countOf(campaign, tree, turn.now, deps)).people, campaign.audience, tree);
  return decide(campaign, command, turn.person.id, mustApprove, turn.now);
};

/** The message that was tapped becomes the one that shows how it goes on; the approver's own is another. */
const withBoard = ({ inbound }: Turn, campaign: Campaign, { type }: Command): Campaign => {
  const message = inbound.type === 'tap' || inbound.type === 'submit' ? inbound.message : undefined;
  if (message === undefined || type === 'approve' || type === 'send-back') return campaign;
  return { ...campaign, board: { place: inbound.account.platform, message } };
};

/** Carries out what a promoter tapped on their own card, and shows how it stands. */
export const command = (turn: Turn, id: CampaignId, wanted: Command, deps: CampaignDeps): Answer =>
  carryOut(turn, id, wanted, deps, async ({ campaign, tree, ...carried }) => {
    const note = carried.type === 'refused' ? turn.texts.campaign.says.refused[carried.why] : undefined;
    return replace(await showCampaign(lookerOf(turn), campaign, tree, deps, note));
  });

/** Sends what needs no second person. */
export const sendNow = (turn: Turn, id: CampaignId, deps: CampaignDeps): Answer =>
  withCampaign(turn, id, deps, async (campaign, tree) => {
    if (campaign.state.type === 'draft' && (await countOf(campaign, tree, turn.now, deps)).people === 0) {
      return replace(await showCampaign(lookerOf(turn), campaign, tree, deps, turn.texts.campaign.says.nobody));
    }
    return command(turn, id, { type: 'send' }, deps);
  });

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

/** Who may approve: other promoters of the unit or of one above it. */
const approversOf = async (
  campaign: Campaign,
  asker: Person,
  tree: UnitTree,
  deps: CampaignDeps,
): Promise<readonly Person[]> => {
  const ids = new Set(tree.pathUp(campaign.audience.unit).flatMap(({ promoters }) => promoters));
  const people = await deps.directory.people(campaign.org, [...ids].slice(0, MOST_APPROVERS));
  const isOther = ({ id }: Person) => id !== campaign.author && id !== asker.id;
  return people.filter((person) => !person.left && isOther(person) && mayPromote(person, campaign.audience, tree));
};

/** As many as a list in a form bears. */
const MOST_APPROVERS = 60;

export const openAskForm = (turn: Turn, id: CampaignId, deps: CampaignDeps): Answer =>
  withCampaign(turn, id, deps, async (campaign, tree) => {
    if (campaign.state.type !== 'draft') return asItIs(turn, campaign, tree, deps);
    const { says } = turn.texts.campaign;
    if ((await countOf(campaign, tree, turn.now, deps)).people === 0) return reply(saysCard(turn.texts, says.nobody));
    const approvers = await approversOf(campaign, turn.person, tree, deps);
    if (approvers.length === 0) return reply(saysCard(turn.texts, says.noApprover));
    const unitName = (unit: Person['unit']) => tree.unit(unit)?.name ?? unit;
    return [{ type: 'open-form', form: askForm(turn.texts, id, approvers, unitName) }];
  });

/** Asks one of them. The request takes the road of everything the bot says on its own. */
export const ask = (turn: Turn, id: CampaignId, deps: CampaignDeps): Answer =>
  withCampaign(turn, id, deps, async (campaign, tree) => {
    const typed = turn.inbound.type === 'submit' ? turn.inbound.values.approver : undefined;
    const approvers = await approversOf(campaign, turn.person, tree, deps);
    const approver = approvers.find((person) => person.id === asPersonId(typed ?? ''));
    if (!approver) {
      const byField = { approver: turn.texts.campaign.says.noApprover };
      return [{ type: 'form-result', result: { type: 'errors', byField } }];
    }
    const { state } = campaign;
    const isAsked = state.type === 'asked' && state.approver === approver.id && state.version === campaign.version;
    if (isAsked) return asked(turn, campaign, tree, approver, deps);
    return carryOut(turn, id, { type: 'ask', approver: approver.id }, deps, async (carried) =>
      carried.type === 'done'
        ? asked(turn, carried.campaign, carried.tree, approver, deps)
        : closed(
            await showCampaign(
              lookerOf(turn),
              carried.campaign,
              tree,
              deps,
              turn.texts.campaign.says.refused[carried.why],
            ),
          ),
    );
  });

const closed = (card: Card): readonly Outcome[] => [
  { type: 'form-result', result: { type: 'close' } },
  ...replace(card),
];

/** Each asking is a message of its own: named by the revision in which it was saved. */
const asked = async (turn: Turn, campaign: Campaign, tree: UnitTree, approver: Person, deps: CampaignDeps): Answer => {
  await plan(turn, approver, requestOf(campaign.id, campaign.revision), requestSubject(campaign), deps);
  return closed(await showCampaign(lookerOf(turn), campaign, tree, deps));
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
    const [count, names] = await Promise.all([
      countOf(campaign, tree, turn.now, deps),
      namesOf(turn.org, [campaign.author], deps),
    ]);
    const author = names(campaign.author);
    const words = answerWords(turn, carried, wanted.type, author);
    // A late copy of the tap finds it begun: its author has been told.
    if (carried.type === 'done' && !hasBegun(campaign)) await tellAuthor(turn, campaign, tree, deps);
    const view = { ...lookerOf(turn), ...sendingOf(campaign, tree), people: count.people, author };
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

/** Changes the author's card in place where this platform has it, and else writes to them. */
const tellAuthor = async (turn: Turn, campaign: Campaign, tree: UnitTree, deps: CampaignDeps): Promise<void> => {
  const author = await deps.directory.person(campaign.org, campaign.author);
  if (author && !(await changeCard(turn, campaign, author, tree, deps))) {
    await plan(turn, author, answerOf(campaign.id, campaign.revision), answerSubject(campaign, turn.person), deps);
  }
};

const changeCard = async (
  turn: Turn,
  campaign: Campaign,
  author: Person,
  tree: UnitTree,
  deps: CampaignDeps,
): Promise<boolean> => {
  const { board, state } = campaign;
  // A function of one platform does not speak to the other.
  if (board === undefined || board.place !== turn.inbound.account.platform) return false;
  const looker = lookerAs(author, board.place, turn.now);
  const note = state.type === 'draft' ? looker.texts.campaign.draft.sentBack(turn.person.name) : undefined;
  const card = await showCampaign(looker, campaign, tree, deps, note);
  return (await deps.messengers[board.place].update(board.message, card)).type === 'sent';
};

/** Takes the road of everything the bot says on its own. */
const plan = async (
  { now }: Turn,
  to: Person,
  id: DeliveryId,
  subject: string,
  { outbox }: CampaignDeps,
): Promise<void> => {
  await outbox.plan({
    ...({ org: to.org, person: to.id, id, kind: 'approval', subject, dueAt: now } as const),
    ...({ expiresAt: asInstant(now + REQUEST_EXPIRES_AFTER_MS), state: { type: 'waiting' }, attempts: 0 } as const),
    group: placesOf(to)[0] ?? 'none',
  });
};
