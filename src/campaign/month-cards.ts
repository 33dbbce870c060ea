import * as z from 'zod/mini';
import { action } from '../conversation/action.ts';
import { type Button, buttons, type Card, type CardElement, context, strong, text } from '../conversation/card.ts';
import { sureCard } from '../conversation/sure.ts';
import { kitIds } from '../text/kit/texts.ts';
import type { Texts } from '../text/texts.ts';
import type { LocalDate } from '../time/instant.ts';
import type { MonthSection } from './cards.ts';
import type { CampaignMonth, MonthId } from './month.ts';
import { monthId } from './month-forms.ts';
import { isCrowded, nextToWrite, type PlanLine } from './month-rules.ts';

const one = z.object({ month: monthId });

export const openMonth = action('campaign.open-month', z.object({}));
export const openPart = action('campaign.open-part', z.object({ month: monthId, kit: z.enum(kitIds) }));
export const askDeleteMonth = action('campaign.ask-delete-month', one);
export const keepMonth = action('campaign.keep-month', z.object({}));
export const deleteMonth = action('campaign.delete-month', one);

export type MonthView = {
  readonly texts: Texts;
  readonly today: LocalDate;
  /** Whether who looks at it may set it and write its texts. */
  readonly mayPlan: boolean;
  /** The one that is on or to come, with how far its texts are; absent where none is set. */
  readonly plan?: { readonly month: CampaignMonth; readonly lines: readonly PlanLine[] };
};

/** The month on the list of campaigns: by week what is to be sent and how far it is, and the next one to write. */
export const monthSection = (view: MonthView): MonthSection => ({
  elements: monthElements(view),
  leads: view.mayPlan && view.plan !== undefined,
});

const monthElements = ({ texts, today, mayPlan, plan }: MonthView): readonly CardElement[] => {
  const { month: words } = texts;
  if (!plan) return mayPlan ? [text(words.why), buttons([opening(words.set)])] : [];
  const { month, lines } = plan;
  return [
    strong(words.heading(month.name, month.first, month.last)),
    tableOf(texts, lines),
    ...(mayPlan ? controls(texts, month.id, lines, today) : [context(words.onlyRoot)]),
    ...(isCrowded(lines) ? [context(words.crowded)] : []),
    context(words.pace),
  ];
};

const tableOf = ({ month: words, campaign, format }: Texts, lines: readonly PlanLine[]): CardElement => {
  const { week, date, theme, state } = words.columns;
  return {
    type: 'table',
    columns: [week, date, theme, state],
    rows: lines.map((line) => [
      line.week === undefined ? words.noWeek : words.week(line.week),
      format.day(line.date),
      line.theme,
      line.campaign === undefined ? words.notWritten : campaign.list.states[line.campaign.state.type],
    ]),
  };
};

const opening = (label: string): Button => ({ label, action: openMonth.of({}), opens: 'form' });

const controls = (
  { month: words }: Texts,
  id: MonthId,
  lines: readonly PlanLine[],
  today: LocalDate,
): readonly CardElement[] => {
  const next = nextToWrite(lines, today);
  const write = next && { month: id, kit: next.kit };
  return [
    write
      ? buttons([{ label: words.write(next.theme), action: openPart.of(write), style: 'primary', opens: 'form' }])
      : text(words.allWritten),
    // A row of its own: Teams shows no more than fit beside each other.
    buttons([opening(words.change), { label: words.remove, action: askDeleteMonth.of({ month: id }) }]),
  ];
};

/** Asks once more: how much may reach people changes with it. */
export const deleteMonthCard = ({ language, month: words }: Texts, { id, name }: CampaignMonth): Card =>
  sureCard(
    language,
    [words.removeSure(name)],
    { label: words.removeYes, action: deleteMonth.of({ month: id }) },
    { label: words.removeNo, action: keepMonth.of({}) },
  );
