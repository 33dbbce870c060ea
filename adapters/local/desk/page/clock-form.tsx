import { type FormEvent, useState } from 'react';
import { words } from '../words.ts';
import { localText, ofLocalText } from './time.ts';

/** The element that says what is wrong. */
export const CLOCK_PROBLEM = 'clock-problem';

type DateTimeFormProps = {
  readonly now: number;
  readonly busy: boolean;
  /** Resolves to why it was not done, if so. */
  readonly moveOn: (to: number) => Promise<string | undefined>;
  readonly problem: string | undefined;
  readonly setProblem: (problem: string | undefined) => void;
};

/** Any day and time to come. What is wrong with it is said beside the clock, and what was typed stays. */
export const DateTimeForm = ({ now, busy, moveOn, problem, setProblem }: DateTimeFormProps) => {
  const [typed, setTyped] = useState<string>();
  const value = typed ?? localText(now);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    const wrong = problemOf(value, now) ?? (await moveOn(ofLocalText(value)));
    setProblem(wrong);
    if (wrong === undefined) setTyped(undefined);
  };
  const invalid = problem === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': CLOCK_PROBLEM };
  return (
    <form className="clock-form" onSubmit={submit} noValidate>
      <label htmlFor="clock-value" className="hidden">
        {words.dateTime}
      </label>
      <input
        id="clock-value"
        type="datetime-local"
        {...invalid}
        value={value}
        onChange={({ target }) => {
          setTyped(target.value);
          setProblem(undefined);
        }}
      />
      <button type="submit" aria-disabled={busy}>
        {words.go}
      </button>
    </form>
  );
};

/**
 * The browser's own words on a field are in its own language; these are in the page's. Whether the clock may go
 * where it is told, also back, is the server's to say.
 */
const problemOf = (value: string, now: number): string | undefined => {
  const to = ofLocalText(value);
  if (!Number.isFinite(to)) return words.noDateTime;
  return value === localText(now) ? words.sameTime : undefined;
};
