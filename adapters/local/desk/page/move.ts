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
  readonly to: (moment: number) => void;
  readonly dismiss: () => void;
};

export const useMove = (now: number | undefined, setNow: (now: number) => void): Move => {
  const [busy, setBusy] = useState(false);
  const [news, setNews] = useState<string>();
  const run = async (moment: number): Promise<string> => {
    if (now !== undefined && moment < now) return words.backwards;
    const before = await fetchReceived();
    await setClock(isoText(moment));
    setNow(moment);
    return `${words.moved(`${dayText(moment)} ${timeText(moment)}`)}${arrivals(before, await fetchReceived())}`;
  };
  const to = async (moment: number): Promise<void> => {
    setBusy(true);
    setNews(await run(moment).catch((error) => `${words.clockFailed}${sentenceOf(error)}`));
    setBusy(false);
  };
  return { busy, news, to: (moment) => void to(moment), dismiss: () => setNews(undefined) };
};

const arrivals = (before: Received, after: Received): string => {
  const more = Object.entries(after)
    .map(([person, count]) => count - (before[person] ?? 0))
    .filter((count) => count > 0);
  const messages = more.reduce((sum, count) => sum + count, 0);
  return words.arrived(more.length, messages);
};
