import { type CardElement, type FieldsElement, text } from '../../conversation/card.ts';
import type { Texts } from '../../text/texts.ts';
import type { Sum } from './months.ts';
import { type Standing, usesShown } from './standing.ts';

/** 超過勤務, and 休日勤務 where there is any: they are counted apart. */
export const totalWords = ({ overtime, overtimeCaps: { duration } }: Texts, total: Sum): string =>
  total.holidayWork === 0
    ? duration(total.overtime)
    : overtime.twoCounters(duration(total.overtime), duration(total.holidayWork));

/** The month's total, and what is left of each limit. */
export const standingFields = (texts: Texts, standing: Standing): FieldsElement['fields'] => [
  { label: texts.overtime.request.soFar, value: totalWords(texts, standing.total) },
  ...capFields(texts, standing),
];

export const capFields = ({ overtimeCaps }: Texts, { caps, year }: Standing): FieldsElement['fields'] =>
  (caps ? usesShown(caps) : []).map((use) => ({ label: overtimeCaps.cap(use, year), value: overtimeCaps.stands(use) }));

/** Said of each limit that the plan would pass, before it is declared and to whoever confirms it. */
export const passedTexts = ({ overtimeCaps }: Texts, { caps, year }: Standing): readonly CardElement[] =>
  (caps ? usesShown(caps) : [])
    .filter(({ state }) => state === 'breached' || state === 'passed')
    .map((use) => text(overtimeCaps.wouldPass(use, year), 'strong'));
