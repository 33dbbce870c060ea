import type { Exchange, ExchangeSummary } from './model.ts';

/** The last requests between the simulated platforms and the bot, in memory only. */
export type Traffic = {
  /** The place in the list of a request that begins now: a call made while another runs stands after it. */
  begin(): number;
  add(exchange: Omit<Exchange, 'at'>): void;
  list(): readonly ExchangeSummary[];
  find(id: number): Exchange | undefined;
};

const KEPT = 300;

export const createTraffic = (now: () => number, added: (summary: ExchangeSummary) => void): Traffic => {
  const kept: Exchange[] = [];
  let lastId = 0;
  return {
    begin: () => {
      lastId += 1;
      return lastId;
    },
    add: (exchange) => {
      const entry = { at: now(), ...exchange };
      kept.push(entry);
      if (kept.length > KEPT) kept.shift();
      added(summaryOf(entry));
    },
    list: () => kept.map(summaryOf),
    find: (id) => kept.find((entry) => entry.id === id),
  };
};

const summaryOf = ({ request: _request, response: _response, ...summary }: Exchange): ExchangeSummary => summary;
