import { useRef, useState } from 'react';
import { words } from '../words.ts';
import { CLOCK_PROBLEM, DateTimeForm } from './clock-form.tsx';
import type { Move } from './move.ts';
import { dayText, isoText, laterToday, nextMorning, nextWeekday, oneWeekLater, timeText, yearText } from './time.ts';

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

/** The demo clock: what it shows, and the ways to move it on. Where there is little room these open on demand. */
export const Clock = ({ now, move }: ClockProps) => {
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string>();
  const opener = useRef<HTMLButtonElement>(null);
  const moveOn = async (to: number): Promise<string | undefined> => {
    setProblem(undefined);
    const reason = await move.to(to);
    if (reason === undefined && open) {
      setOpen(false);
      opener.current?.focus();
    }
    return reason;
  };
  const jump = async (to: number): Promise<void> => {
    const reason = await moveOn(to);
    if (reason !== undefined) move.say(`${words.clockFailed}${reason}`);
  };
  if (now === undefined) return <section className="clock" aria-label={words.clock} />;
  return (
    <section className="clock" aria-label={words.clock} aria-busy={move.busy} data-open={open}>
      <div className="clock-face">
        <span className="clock-label">{words.clockOf}</span>
        <time dateTime={isoText(now)}>
          <span className="clock-year">{yearText(now)}</span>
          <span className="clock-day">{dayText(now)}</span>
          <span className="clock-time">{timeText(now)}</span>
        </time>
      </div>
      <button
        ref={opener}
        type="button"
        className="drawer-button"
        aria-expanded={open}
        aria-controls="jumps"
        onClick={() => setOpen(!open)}
      >
        {words.jumpTo}
      </button>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row of chips everywhere */}
      <div id="jumps" className="jumps" role="group" aria-label={words.jumpTo}>
        <Jumps jumps={jumpsFrom(now)} busy={move.busy} jump={jump} />
        <DateTimeForm now={now} busy={move.busy} moveOn={moveOn} problem={problem} setProblem={setProblem} />
      </div>
      {problem !== undefined && (
        <p className="clock-problem" id={CLOCK_PROBLEM} role="alert">
          {problem}
        </p>
      )}
    </section>
  );
};

type JumpsProps = {
  readonly jumps: readonly Jump[];
  readonly busy: boolean;
  readonly jump: (to: number) => Promise<void>;
};

/** Never `disabled`: the button just pressed would lose the focus. */
const Jumps = ({ jumps, busy, jump }: JumpsProps) =>
  jumps.map(({ label, to }) => (
    <button
      key={label}
      type="button"
      aria-disabled={busy || to === undefined}
      onClick={() => {
        if (!busy && to !== undefined) void jump(to);
      }}
    >
      {label}
    </button>
  ));

/** What the last move brought, above the conversation. */
export const ClockNews = ({ move: { busy, news, say } }: { readonly move: Move }) => (
  <div className="clock-news">
    <p role="status" className={busy ? 'moving' : undefined}>
      {busy ? words.moving : news}
    </p>
    {!busy && news !== undefined && (
      <button
        type="button"
        className="quiet"
        aria-label={words.dismiss}
        onClick={() => {
          document.querySelector('main')?.focus();
          say(undefined);
        }}
      >
        ×
      </button>
    )}
  </div>
);
