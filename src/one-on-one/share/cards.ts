import { buttons, type Card, type CardElement, card, context, text, title } from '../../conversation/card.ts';
import type { CalendarMonth } from '../../overtime/fiscal.ts';
import type { Range } from '../../overtime/units/rules.ts';
import type { Around, Named } from '../../people/around.ts';
import { timeChoice, unitChoice, wayButtons } from '../../people/around-cards.ts';
import type { Texts } from '../../text/texts.ts';
import { dateIn, TOKYO } from '../../time/instant.ts';
import { chooseShareMonth, chooseShareUnit, openShares } from './actions.ts';
import type { UnitShare } from './model.ts';

export type SharesView = Around<{ readonly unit: Named; readonly share: UnitShare | undefined }> & {
  readonly texts: Texts;
  readonly share: UnitShare;
  /** Closed months of the unit, the newest first. */
  readonly months: readonly CalendarMonth[];
};

/** A closed month of 1on1s of a unit and of those right below it. */
export const sharesCard = (view: SharesView): Card => {
  const { texts, unit, share, below } = view;
  const { oneOnOneShare: says } = texts;
  const rows = [
    rowOf(texts, says.itself(unit.name), share),
    ...below.map((one) => rowOf(texts, one.unit.name, one.share)),
  ];
  const { columns } = says;
  return card(
    texts.language,
    title(says.title(unit.name, share.month)),
    text(share.held ? says.says(share.pairs, rangeWords(texts, share.held, share.pairs)) : says.nothing),
    { type: 'table', columns: [columns.unit, columns.pairs, columns.held, columns.share], rows },
    ...choicesOf(view),
    ...wayOf(view),
    context(says.asOf(dateIn(share.at, TOKYO))),
    context(says.why),
    context(says.use),
  );
};

export const noSharesCard = ({ language, oneOnOneShare: says }: Texts, unit: Named): Card =>
  card(language, title(says.menu), text(says.noMonth(unit.name)));

const rowOf = (texts: Texts, name: string, share: UnitShare | undefined): readonly string[] => {
  const { oneOnOneShare: says } = texts;
  if (!share?.held) return [name, says.untold, says.untold, says.untold];
  const { held, pairs } = share;
  return [name, says.pairs(pairs), rangeWords(texts, held, pairs), percentWords(texts, held, pairs)];
};

/** Never that nobody did, or that all did: at an end of what is possible only the other end is said. */
const rangeWords = ({ oneOnOneShare: says }: Texts, { from, to }: Range, pairs: number): string => {
  if (from === 0) return says.atMost(to);
  return to === pairs ? says.atLeast(from) : says.between(from, to);
};

/** Wider rather than narrower, in steps of five. */
const percentWords = ({ oneOnOneShare: says }: Texts, { from, to }: Range, pairs: number): string => {
  const least = Math.floor((20 * from) / pairs) * 5;
  const most = Math.ceil((20 * to) / pairs) * 5;
  if (least === 0) return most === 100 ? says.untold : says.percentAtMost(most);
  return most === 100 ? says.percentAtLeast(least) : says.percentBetween(least, most);
};

const choicesOf = (view: SharesView): readonly CardElement[] => {
  const { texts, unit, share, months } = view;
  const { choose, chooseMonth: label, month: nameOf } = texts.oneOnOneShare;
  const options = months.map((each) => ({ label: nameOf(each), value: each }));
  return [
    ...unitChoice(view, choose, chooseShareUnit.of({ month: share.month })),
    ...timeChoice(label, chooseShareMonth.of({ unit: unit.id }), share.month, options),
  ];
};

const wayOf = (view: SharesView): readonly CardElement[] => {
  const { month } = view.share;
  const ways = wayButtons(view, view.texts.oneOnOneShare, (to) => openShares.of({ ...to, month }));
  return ways.length === 0 ? [] : [buttons(ways)];
};
