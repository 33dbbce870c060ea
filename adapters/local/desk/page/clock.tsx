import { type FormEvent, useState } from 'react';
import { words } from '../words.ts';
import type { Move } from './move.ts';
import {
  dayText,
  isoText,
  laterToday,
  localText,
  nextMorning,
  nextWeekday,
  ofLocalText,
  oneWeekLater,
  timeText,
  yearText,
} from './time.ts';

type ClockProps = { readonly now: number | undefined; readonly move: Move };

type Jump = { readonly label: string; readonly to: number | undefined };

const jumpsFrom = (now: number): readonly Jump[] => [
  { label: words.thursday, to: nextWeekday(now, 4, '15:00') },
  { label: words.fridayMorning, to: nextWeekday(now, 5, '10:00') },
  { label: words.fridayEvening, to: nextWeekday(now, 5, '17:00') },
  { label: words.tonight, to: laterToday(now, '19:30') },
  { label: words.tomorrow, to: nextMorning(now, '08:30') },
  { label: words.nextWeek, to: oneWeekLater(now) },
];

/** The demo clock: what it shows, and the ways to move it on. */
export const Clock = ({ now, move: { busy, to: move } }: ClockProps) => {
  if (now === undefined) return <section className="clock" aria-label={words.clock} />;
  return (
    <section className="clock" aria-label={words.clock} aria-busy={busy}>
      <div className="clock-face">
        <span className="clock-label">{words.clockOf}</span>
        <time dateTime={isoText(now)}>
          <span className="clock-year">{yearText(now)}</span>
          <span className="clock-day">{dayText(now)}</span>
          <span className="clock-time">{timeText(now)}</span>
        </time>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row of chips everywhere */}
      <div className="jumps" role="group" aria-label={words.jumpTo}>
        {jumpsFrom(now).map(({ label, to }) => (
          <button
            key={label}
            type="button"
            disabled={busy || to === undefined}
            onClick={() => to !== undefined && move(to)}
          >
            {label}
          </button>
        ))}
        <DateTimeForm now={now} busy={busy} move={move} />
      </div>
    </section>
  );
};

type DateTimeFormProps = { readonly now: number; readonly busy: boolean; readonly move: (to: number) => void };

const DateTimeForm = ({ now, busy, move }: DateTimeFormProps) => {
  const [typed, setTyped] = useState<string>();
  const value = typed ?? localText(now);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const to = ofLocalText(value);
    if (Number.isFinite(to)) move(to);
    setTyped(undefined);
  };
  return (
    <form className="clock-form" onSubmit={submit}>
      <label htmlFor="clock-value" className="hidden">
        {words.dateTime}
      </label>
      <input
        id="clock-value"
        type="datetime-local"
        required
        min={localText(now)}
        value={value}
        onChange={({ target }) => setTyped(target.value)}
      />
      <button type="submit" disabled={busy}>
        {words.go}
      </button>
    </form>
  );
};

/** What the last move brought, above the conversation. */
export const ClockNews = ({ move: { busy, news, dismiss } }: { readonly move: Move }) => (
  <div className="clock-news" role="status">
    {busy && <span className="moving">{words.moving}</span>}
    {!busy && news !== undefined && (
      <>
        <span>{news}</span>
        <button type="button" className="quiet" onClick={dismiss} aria-label={words.dismiss}>
          ×
        </button>
      </>
    )}
  </div>
);
