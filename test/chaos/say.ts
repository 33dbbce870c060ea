/** A line of a run's figures, which a test alone would not tell. */
export const say = (what: string, figures?: unknown): void => {
  process.stdout.write(`${what}${figures === undefined ? '' : ` ${JSON.stringify(figures, null, 2)}`}\n`);
};
