import { dayKey, dayText } from './time.ts';

export const isNewDay = (before: number | undefined, at: number): boolean =>
  before === undefined || dayKey(before) !== dayKey(at);

/** Between the messages of two days. */
export const DayLine = ({ at }: { readonly at: number }) => (
  <li className="day-line">
    <span>{dayText(at)}</span>
  </li>
);
