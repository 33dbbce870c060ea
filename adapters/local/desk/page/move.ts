import { useState } from 'react';
import type { Received } from '../model.ts';
import { words } from '../words.ts';
import { fetchReceived, sentenceOf, setClock } from './api.ts';
import { dayText, isoText, timeText } from './time.ts';

/** Moving the demo clock, and what the last move brought. */
export type Move = {
  readonly busy: boolean;
  /** A sentence on the last move. */
  readonly news: string | undefined;
  /** Resolves when everything that was due has been done; to the reason, when the clock was not moved. */
  readonly to: (moment: number) => Promise<string | undefined>;
  /** Shows this sentence in place of the last one, or none. */
  readonly say: (news: string | undefined) => void;
};

export const useMove = (now: number | undefined, setNow: (now: number) => void): Move => {
  const [busy, setBusy] = useState(false);
  const [news, setNews] = useState<string>();
  const run = async (moment: number): Promise<string> => {
    const before = await fetchReceived();
    await setClock(isoText(moment));
    setNow(moment);
    const moved = words.moved(`${dayText(moment)} ${timeText(moment)}`, now !== undefined && moment < now);
    return `${moved}${arrivals(before, await fetchReceived())}`;
  };
  const to = async (moment: number): Promise<string | undefined> => {
    setBusy(true);
    try {
      setNews(await run(moment));
      return undefined;
    } catch (error) {
      setNews(undefined);
      return sentenceOf(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, news, to, say: setNews };
};

const arrivals = (before: Received, after: Received): string => {
  const more = Object.entries(after)
    .map(([person, count]) => count - (before[person] ?? 0))
    .filter((count) => count > 0);
  const messages = more.reduce((sum, count) => sum + count, 0);
  return words.arrived(more.length, messages);
};
