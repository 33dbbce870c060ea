import * as z from 'zod/mini';
import { action } from '../conversation/action.ts';
import {
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
import { sureCard } from '../conversation/sure.ts';
import { sumOf } from '../delivery/parcel.ts';
import { quoted } from '../people/quote.ts';
import type { Count } from '../pulse/counts.ts';
import { linkTextOf } from '../text/campaign-links/text.ts';
import type { Missed } from '../text/campaign-texts.ts';
import type { Texts } from '../text/texts.ts';
import { MINUTE_MS } from '../time/instant.ts';
import type { BoardView } from './board-view.ts';
import { campaignId } from './message.ts';
import type { Campaign } from './model.ts';
import { reminderBoardCard } from './reminder-board.ts';
import { isReminder } from './silent.ts';
import type { Said } from './standing.ts';
import { sendingFields } from './summary.ts';
import { voiceElements } from './voice-board.ts';

const one = z.object({ campaign: campaignId });

export const pause = action('campaign.pause', one);
export const resume = action('campaign.resume', one);
export const cancel = action('campaign.cancel', one);
export const askCancel = action('campaign.ask-cancel', one);
export const refresh = action('campaign.refresh', one);
export const openEdit = action('campaign.open-edit', one);
export const askRecall = action('campaign.ask-recall', one);
export const recall = action('campaign.recall', one);
export const dropCorrection = action('campaign.drop-correction', one);
export const openReminder = action('campaign.open-reminder', one);
export const openUnreached = action('campaign.unreached', one);

/** One campaign from its beginning on: it changes in place. */
export const boardCard = (view: BoardView): Card => {
  const { campaign, texts, note } = view;
  if (isReminder(campaign.audience)) return reminderBoardCard(view, answersOf(view), controlsOf(view));
  return card(
    texts.language,
    title(campaign.content.title),
    strong(texts.campaign.list.states[campaign.state.type]),
    ...(note === undefined ? [] : [text(note)]),
    ...waitingWords(view),
    { type: 'fields', fields: [sendingFields(view)[0], ...countFields(view)].filter((field) => field !== undefined) },
    ...progressElements(view),
    ...answersOf(view),
    ...countedOf(view),
    ...opensElements(view),
    ...voiceElements(view),
    ...controlsOf(view),
  );
};

/** Other words that nobody but the approver sees yet. */
const waitingWords = ({ campaign, texts, approver, note }: BoardView): readonly CardElement[] => {
  if (!campaign.correction || isGone(campaign)) return [];
  const { asked, waits } = texts.campaign.correction;
  if (approver !== undefined) return [text(asked(approver))];
  return note === undefined ? [text(waits)] : [];
};

const isGone = ({ state }: Campaign): boolean => state.type === 'recalled';

const countFields = (view: BoardView) => {
  const { board, draft } = view.texts.campaign;
  const missed = Map.groupBy(
    Object.entries(view.progress.ledger).filter(([ending]) => ending !== 'sent'),
    ([ending]) => missedBy(ending),
  );
  return [
    { label: board.sent, value: draft.count(view.progress.ledger.sent ?? 0) },
    ...(view.progress.left === 0 ? [] : [{ label: board.waiting, value: draft.count(view.progress.left) }]),
    ...[...missed].map(([why, endings]) => ({
      label: board.reasons[why],
      value: draft.count(endings.reduce((sum, [, people]) => sum + people, 0)),
    })),
  ];
};

/** Who switched it off is told together with who left and whom the limits spare: it points at nobody. */
const missedBy = (ending: string): Missed => {
  if (ending === 'sent/unconfirmed') return 'unconfirmed';
  if (ending.startsWith('unreachable/')) return 'unreachable';
  if (ending.startsWith('failed/')) return 'failed';
  if (ending.startsWith('expired/')) return 'late';
  return ending === 'skipped/cancelled' || ending.startsWith('cancelled/') ? 'stopped' : 'rules';
};

const progressElements = (view: BoardView): readonly CardElement[] => {
  const { board } = view.texts.campaign;
  const { ledger, left, change } = view.progress;
  const over = sumOf(ledger);
  const minutes = minutesLeft(view, over);
  const isMoving = left > 0 && (view.campaign.state.type === 'running' || view.campaign.state.type === 'paused');
  return [
    { type: 'progress', label: board.progress, value: over, max: over + left },
    ...(minutes === undefined ? [] : [context(board.finish(minutes))]),
    ...(isMoving ? [context(board.waitsForDay)] : []),
    ...(isMoving && view.campaign.when.type === 'hours' ? [context(view.texts.campaign.audience.waitsForHours)] : []),
    ...(change === undefined ? [] : [changeBar(view, sumOf(change.ledger), change.left)]),
  ];
};

const changeBar = ({ texts, campaign }: BoardView, over: number, left: number): CardElement => {
  const { board } = texts.campaign;
  const label = campaign.state.type === 'recalled' ? board.recalling : board.changing;
  return { type: 'progress', label, value: over, max: over + left };
};

/** Nothing is foretold of a speed that was not seen for a while. */
const minutesLeft = ({ campaign: { state }, progress: { left }, now }: BoardView, over: number): number | undefined => {
  if (state.type !== 'running' || over === 0 || left === 0 || now - state.since < MINUTE_MS / 6) return undefined;
  return Math.ceil((left * (now - state.since)) / over / MINUTE_MS);
};

const countedOf = ({ texts: { campaign: texts }, counted, zone }: BoardView): readonly CardElement[] => {
  if (!counted) return [];
  const { boardAsOf, boardRecounting } = texts.census;
  return [context(boardAsOf(counted.at, zone)), ...(counted.isRecounted ? [context(boardRecounting)] : [])];
};

const answersOf = ({ texts, campaign, said }: BoardView): readonly CardElement[] => {
  if (!said || campaign.state.type === 'recalled') return [];
  const { board } = texts.campaign;
  const tried = campaign.content.challenge !== undefined;
  const words = (each: Said) =>
    [
      `${board.read} ${countWords(texts, each.read)}`,
      ...(tried ? [`${board.tried} ${countWords(texts, each.tried)}`] : []),
    ].join(' / ');
  // How many of a unit read a reminder would say how many of it had not read the first one.
  const told = isReminder(campaign.audience) ? [] : said.units.filter(({ read }) => read.type === 'shown');
  const units = told.map((unit) => ({ label: unit.name, value: words(unit) }));
  return [
    { type: 'fields', fields: [{ label: board.acknowledged, value: words(said) }] },
    ...(units.length === 0 ? [] : [strong(board.byUnit), { type: 'fields', fields: units } as const]),
  ];
};

const opensElements = ({ texts, campaign, opens = [] }: BoardView): readonly CardElement[] => {
  if (opens.length === 0 || campaign.state.type === 'recalled') return [];
  const { board } = linkTextOf(texts.language);
  const fields = opens.map((each) => ({
    label: each.label === undefined ? board.before : quoted(each.label),
    value: each.opens === undefined ? board.few : board.times(each.opens),
  }));
  return [strong(board.opened), { type: 'fields', fields }, context(board.note)];
};

const countWords = ({ campaign: { board, draft } }: Texts, count: Count): string => {
  switch (count.type) {
    case 'shown':
      return draft.count(count.people);
    case 'few':
      return board.fewerThanFive;
    case 'withheld':
      return board.withheld;
    default:
      return count satisfies never;
  }
};

const controlsOf = (view: BoardView): readonly CardElement[] => {
  const { texts, campaign } = view;
  const { board, correction: words } = texts.campaign;
  const { correction } = campaign;
  const ref = { campaign: campaign.id };
  const again: Button = { label: board.refresh, action: refresh.of(ref) };
  const stop: Button = { label: board.cancel, action: askCancel.of(ref) };
  const open: Button = { label: correction ? words.rewrite : board.edit, action: openEdit.of(ref), opens: 'form' };
  const edit: readonly Button[] = correction ? [open, { label: words.drop, action: dropCorrection.of(ref) }] : [open];
  const back: Button = { label: board.recall, action: askRecall.of(ref), style: 'danger' };
  switch (campaign.state.type) {
    case 'running':
      return [buttons([again, { label: board.pause, action: pause.of(ref) }, stop, ...edit, back])];
    case 'paused':
      return [buttons([again, { label: board.resume, action: resume.of(ref), style: 'primary' }, stop, ...edit, back])];
    case 'done':
      return [buttons([again, ...edit, ...afterwards(view), back])];
    case 'cancelled':
      return [buttons([again, ...edit, ...(isReminder(campaign.audience) ? [] : forAdmin(view)), back])];
    case 'recalled':
      return [buttons([again])];
    case 'draft':
    case 'asked':
    case 'scheduled':
      return [];
    default:
      return campaign.state satisfies never;
  }
};

/** A reminder has neither: its list of people would name who had not read. */
const afterwards = (view: BoardView): readonly Button[] => {
  const { texts, campaign } = view;
  if (isReminder(campaign.audience)) return [];
  const ref = { campaign: campaign.id };
  return [{ label: texts.campaign.audience.remind, action: openReminder.of(ref), opens: 'form' }, ...forAdmin(view)];
};

const forAdmin = ({ texts, campaign, admin }: BoardView): readonly Button[] =>
  admin === true
    ? [{ label: texts.campaign.audience.unreached.show, action: openUnreached.of({ campaign: campaign.id }) }]
    : [];

/** Asks once more: what was stopped does not go on. */
export const cancelCard = (texts: Texts, { id, content }: Campaign): Card => {
  const { board } = texts.campaign;
  return sureCard(
    texts.language,
    [board.cancelSure(content.title)],
    { label: board.cancelYes, action: cancel.of({ campaign: id }) },
    { label: board.cancelNo, action: refresh.of({ campaign: id }) },
  );
};

/** Asks once more: everyone who has the message will see that it is gone. */
export const recallCard = (texts: Texts, { id, content }: Campaign): Card => {
  const { board } = texts.campaign;
  return sureCard(
    texts.language,
    [board.recallSure(content.title)],
    { label: board.recallYes, action: recall.of({ campaign: id }) },
    { label: board.recallNo, action: refresh.of({ campaign: id }) },
  );
};
