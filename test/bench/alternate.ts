import type { Outcome } from '../../src/conversation/outcome.ts';
import { goldenCards } from '../fixtures/cards.ts';
import { type Figure, figure, median } from './bench.ts';

/** Makes one request ready; the function it returns sends it and tells the HTTP status. Only that is timed. */
export type Handler = () => Promise<() => Promise<number>>;

const ROUNDS = 40;
const CALLS = 50;
const WARM_UP = 4;

/** Our edge and the bare library, turn by turn in one run, so that a slow moment of the machine meets both. */
export const compare = async (name: string, ours: Handler, bare: Handler, peer: string): Promise<Figure> => {
  const times: { readonly ours: number[]; readonly bare: number[] } = { ours: [], bare: [] };
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const ourTimes = await timesOf(ours);
    const bareTimes = await timesOf(bare);
    if (round < WARM_UP) continue;
    times.ours.push(...ourTimes);
    times.bare.push(...bareTimes);
  }
  const [our, theirs] = [median(times.ours), median(times.bare)];
  return figure(name, our, 'ms', `${peer}: ${theirs.toFixed(2)} ms, ratio ${(our / theirs).toFixed(2)}`);
};

const timesOf = async (handler: Handler): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let call = 0; call < CALLS; call += 1) {
    const send = await handler();
    const from = performance.now();
    const status = await send();
    times.push(performance.now() - from);
    if (status !== 200) throw new Error(`a request was answered with ${status}`);
  }
  return times;
};

const question = goldenCards.find(({ name }) => name === 'a pulse question with five stacked answers');
if (!question) throw new Error('no such card');

/** What every request of the comparison shows. */
export const pulseQuestion = question.card;

/** A core that has decided already; `asked` counts how many requests got as far as there. */
export const coreThatSays = (outcomes: readonly Outcome[]) => {
  let asked = 0;
  return {
    asked: () => asked,
    converse: async () => {
      asked += 1;
      return { outcomes, settled: async () => undefined };
    },
  };
};

/** Nothing may go wrong while we measure. */
export const strictLog = {
  info: () => undefined,
  warn: (event: string) => {
    throw new Error(event);
  },
  error: (event: string) => {
    throw new Error(event);
  },
};
