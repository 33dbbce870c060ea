import { type Answer, type Handler, on, type Turn, typedIn } from '../conversation/feature.ts';
import { closeForm, formErrors, openForm, replace } from '../conversation/outcome.ts';
import { dropMemo, openMemo, openSharedMemo, sendMemo, shareMemo, writeMemo } from './actions.ts';
import { type MeetingOf, notYours, showing } from './answering.ts';
import { isSharedWith, LONGEST_MEMO, MEMO, memoCard, memoForm, sharedMemoCard } from './memo-cards.ts';
import type { Memo } from './model.ts';
import type { PairView } from './pair-view.ts';
import type { PairDeps } from './seen.ts';

/* One's own memo: written, read, shared and deleted by its writer alone; read by the other one as long as it is shared. */

export const memoTaps = (deps: PairDeps): readonly Handler[] => [
  on(openMemo, (turn, of) => own(turn, of, deps, async (view) => replace(memoCard(view, await memoOf(turn, deps))))),
  on(writeMemo, async (turn, of) =>
    turn.person.id === of.staff ? openForm(memoForm(turn.texts, of, await memoOf(turn, deps))) : notYours(turn),
  ),
  on(shareMemo, (turn, { on: isOn, ...of }) => own(turn, of, deps, (view) => share(turn, of, isOn, view, deps))),
  on(dropMemo, (turn, of) =>
    own(turn, of, deps, async (view) => {
      await deps.oneOnOnes.deleteMemo(turn.org, turn.person.id, turn.inbound.order);
      return replace(memoCard({ ...view, note: turn.texts.oneOnOne.memo.dropped }, undefined));
    }),
  ),
  on(openSharedMemo, (turn, of) =>
    turn.person.id === of.manager
      ? showing(turn, of, deps, (view) => shared(turn, of, view, deps))
      : notYoursLater(turn),
  ),
];

export const memoSubmits = (deps: PairDeps): readonly Handler[] => [
  on(sendMemo, async (turn, of) => {
    const { memo } = turn.texts.oneOnOne;
    const text = (typedIn(turn)[MEMO] ?? '').trim();
    if ([...text].length > LONGEST_MEMO) return formErrors({ [MEMO]: memo.tooLong(LONGEST_MEMO) });
    return [closeForm, ...(await own(turn, of, deps, (view) => keep(turn, text, view, deps)))];
  }),
];

const notYoursLater = async (turn: Turn): Answer => notYours(turn);

/** Only the writer's: nobody else's tap reads the row at all. */
const own = async (turn: Turn, of: MeetingOf, deps: PairDeps, show: (view: PairView) => Answer): Answer =>
  turn.person.id === of.staff ? showing(turn, of, deps, show) : notYours(turn);

const memoOf = ({ org, person }: Turn, { oneOnOnes }: PairDeps): Promise<Memo | undefined> =>
  oneOnOnes.memo(org, person.id);

/** Written anew it is shared with nobody. */
const keep = async (turn: Turn, text: string, view: PairView, deps: PairDeps): Answer => {
  const { org, person, inbound, now } = turn;
  if (text === '') {
    await deps.oneOnOnes.deleteMemo(org, person.id, inbound.order);
    return replace(memoCard({ ...view, note: turn.texts.oneOnOne.memo.dropped }, undefined));
  }
  const memo: Memo = { org, staff: person.id, text, at: now, order: inbound.order };
  await deps.oneOnOnes.saveMemo(memo);
  return replace(memoCard(view, memo));
};

/** For this 1on1 alone: a card of one that is over shares nothing. */
const share = async (turn: Turn, { n }: MeetingOf, isOn: boolean, view: PairView, deps: PairDeps): Answer => {
  const before = await memoOf(turn, deps);
  const { manager, pair } = view;
  if (!before) return replace(memoCard(view, undefined));
  if (n !== pair.meeting.n) return replace(memoCard({ ...view, note: turn.texts.oneOnOne.memo.gone }, before));
  if (turn.inbound.order <= before.order) return replace(memoCard(view, before));
  const { shared: _, ...kept } = before;
  const memo: Memo = { ...kept, order: turn.inbound.order, ...(isOn && { shared: { manager, n } }) };
  await deps.oneOnOnes.saveMemo(memo);
  return replace(memoCard(view, memo));
};

const shared = async ({ org }: Turn, { staff, n }: MeetingOf, view: PairView, deps: PairDeps): Answer => {
  const memo = n === view.pair.meeting.n ? await deps.oneOnOnes.memo(org, staff) : undefined;
  return replace(sharedMemoCard(view, isSharedWith(view, memo) ? memo : undefined));
};
