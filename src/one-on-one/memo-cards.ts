import { buttons, type Card, strong, text } from '../conversation/card.ts';
import type { Form } from '../conversation/form.ts';
import type { Texts } from '../text/texts.ts';
import { dropMemo, openPrepare, sendMemo, shareMemo, writeMemo } from './actions.ts';
import { framed } from './card-parts.ts';
import type { Memo } from './model.ts';
import { meetingKey, type PairView } from './pair-view.ts';

/** In characters; it fits one field of a form on either platform. */
export const LONGEST_MEMO = 1000;

/** The field of the form. */
export const MEMO = 'memo';

/** One's own memo: for its writer alone. */
export const memoCard = (view: PairView, memo: Memo | undefined): Card => {
  const { memo: words, state } = view.texts.oneOnOne;
  const key = meetingKey(view);
  const isShared = isSharedWith(view, memo);
  return framed(view, [
    strong(words.title),
    text(memo?.text ?? words.none),
    ...(memo === undefined ? [] : [text(isShared ? words.shared(view.other) : words.own)]),
    buttons([
      { label: words.write, action: writeMemo.of(key), opens: 'form' },
      ...(memo === undefined
        ? []
        : [
            { label: isShared ? words.unshare : words.share, action: shareMemo.of({ ...key, on: !isShared }) },
            { label: words.drop, action: dropMemo.of(key) },
          ]),
      { label: state.back, action: openPrepare.of(key) },
    ]),
  ]);
};

/** For this 1on1 and with this very person. */
export const isSharedWith = ({ manager, pair }: Pick<PairView, 'manager' | 'pair'>, memo: Memo | undefined): boolean =>
  memo?.shared?.manager === manager && memo.shared.n === pair.meeting.n;

/** To the one who heads: a memo that is not shared, or is none, looks the same. */
export const sharedMemoCard = (view: PairView, memo: Memo | undefined): Card => {
  const { memo: words, state } = view.texts.oneOnOne;
  const shared = isSharedWith(view, memo) ? memo : undefined;
  return framed(view, [
    ...(shared ? [strong(words.from(view.other)), text(shared.text)] : [text(words.nothingShared(view.other))]),
    buttons([{ label: state.back, action: openPrepare.of(meetingKey(view)) }]),
  ]);
};

export const memoForm = (
  { language, oneOnOne: { memo: words }, common }: Texts,
  key: ReturnType<typeof meetingKey>,
  memo: Memo | undefined,
): Form => ({
  language,
  title: words.title,
  submitLabel: common.send,
  submit: sendMemo.of(key),
  fields: [
    { type: 'note', text: words.own },
    {
      ...({ type: 'text', id: MEMO, label: words.field, multiline: true, required: false } as const),
      ...{ hint: words.hint(LONGEST_MEMO), maxLength: LONGEST_MEMO },
      ...(memo && { initial: memo.text }),
    },
  ],
});
