import {
  type ActionButton,
  buttons,
  type Card,
  type CardElement,
  card,
  context,
  divider,
  text,
  title,
} from '../conversation/card.ts';
import type { Form } from '../conversation/form.ts';
import type { Unit } from '../people/model.ts';
import type { Texts } from '../text/texts.ts';
import { dayOfWeek, type WeekId } from '../time/instant.ts';
import { holdBack, openRemarks, openReply, openScreening, type sendReply, showRemark } from './actions.ts';
import type { ReadRemark } from './model.ts';

export const REPLY_LIMIT = 200;

/** Remarks on one card: with the longest of them it stays inside what platforms carry. */
export const SCREENED_AT_ONCE = 5;
export const READ_AT_ONCE = 8;

export type RemarksView = {
  readonly texts: Texts;
  readonly place: Pick<Unit, 'id' | 'name'>;
  readonly week: WeekId;
  /** Those of this card, and where the ones before and after them begin. */
  readonly remarks: readonly ReadRemark[];
  readonly from: number;
  readonly before?: number;
  readonly after?: number;
  /** The other place whose remarks the reader may read. */
  readonly other?: Pick<Unit, 'id' | 'name'>;
};

/** What everybody of a place reads: no name, no day, in an order of chance. */
export const remarksCard = (view: RemarksView): Card => {
  const { texts, place, week, remarks } = view;
  const { remarks: says } = texts;
  return card(
    texts.language,
    title(says.title(place.name, dayOfWeek(week, 1))),
    ...(remarks.length === 0
      ? [text(says.none)]
      : remarks.flatMap((remark) => [divider, text(says.quoted(remark.text)), ...replyOf(view, remark)])),
    ...waysOf(view, openRemarks),
    context(says.how),
  );
};

const replyOf = ({ texts: { remarks: says } }: RemarksView, { reply }: ReadRemark): readonly CardElement[] =>
  reply ? [context(says.reply(reply.name, reply.on, reply.text))] : [];

const waysOf = (
  { texts: { remarks: says }, place, week, before, after, other }: RemarksView,
  open: typeof openRemarks,
): readonly CardElement[] => {
  const to = (label: string, unit: Pick<Unit, 'id'>, from: number): ActionButton => ({
    ...{ label, action: open.of({ week, place: unit.id, from }) },
  });
  const ways = [
    ...(before === undefined ? [] : [to(says.before, place, before)]),
    ...(after === undefined ? [] : [to(says.after, place, after)]),
    ...(other === undefined ? [] : [to(says.other(other.name), other, 0)]),
  ];
  return ways.length === 0 ? [] : [buttons(ways)];
};

/** What waits for a promoter and what they decided: names and what only one person can tell are to be held back. */
export const screeningCard = (view: RemarksView): Card => {
  const { texts, place, week, remarks } = view;
  const { remarks: says } = texts;
  return card(
    texts.language,
    title(says.screening.title(place.name, dayOfWeek(week, 1))),
    text(remarks.length === 0 ? says.screening.none : says.screening.why),
    ...remarks.flatMap((remark) => [
      divider,
      text(says.quoted(remark.text)),
      ...replyOf(view, remark),
      context(says.screening.states[remark.state]),
      buttons(choicesOf(view, remark)),
    ]),
    ...waysOf(view, openScreening),
    context(says.screening.how),
  );
};

const choicesOf = (
  { texts: { remarks: says }, place, week, from }: RemarksView,
  { id, state, reply }: ReadRemark,
): readonly ActionButton[] => {
  const payload = { week, place: place.id, from, id };
  const { show, hold, reply: answer, changeReply } = says.screening;
  const showing: ActionButton = { label: show, action: showRemark.of(payload) };
  const holding: ActionButton = { label: hold, action: holdBack.of(payload) };
  const replying: ActionButton = {
    ...{ label: reply ? changeReply : answer, action: openReply.of(payload), opens: 'form' as const },
  };
  switch (state) {
    case 'waiting':
      return [{ ...showing, style: 'primary' }, holding];
    case 'shown':
      return [replying, holding];
    case 'held-back':
      return [showing];
    default:
      return state satisfies never;
  }
};

export const replyForm = (texts: Texts, remark: ReadRemark, payload: ReturnType<typeof sendReply.of>): Form => {
  const { replyForm: says } = texts.remarks;
  return {
    language: texts.language,
    title: says.title,
    submitLabel: texts.common.send,
    submit: payload,
    fields: [
      { type: 'note', text: texts.remarks.quoted(remark.text) },
      { type: 'note', text: says.note },
      {
        ...{ type: 'text', id: 'reply', label: says.label, hint: says.hint(REPLY_LIMIT), multiline: true },
        ...{ maxLength: REPLY_LIMIT, required: false },
        ...(remark.reply && { initial: remark.reply.text }),
      },
    ],
  };
};
