import { type FormEvent, useState } from 'react';
import { words } from '../words.ts';
import { localText, ofLocalText } from './time.ts';

type DateTimeFormProps = {
  readonly now: number;
  readonly busy: boolean;
  /** Resolves to why it was not done, if so. */
  readonly moveOn: (to: number) => Promise<string | undefined>;
};

/** Any day and time to come. What is wrong with it stands under the field, and what was typed stays. */
export const DateTimeForm = ({ now, busy, moveOn }: DateTimeFormProps) => {
  const [typed, setTyped] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const value = typed ?? localText(now);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    const wrong = problemOf(value, now) ?? (await moveOn(ofLocalText(value)));
    setProblem(wrong);
    if (wrong === undefined) setTyped(undefined);
  };
  const invalid = problem === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': 'clock-problem' };
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
      {problem !== undefined && (
        <p className="clock-problem" id="clock-problem" role="alert">
          {problem}
        </p>
      )}
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
