import type { Terminal } from './terminal.ts';

/** A yes as people type it on Japanese keyboards, too. */
export const isYes = (answer: string): boolean =>
  ['y', 'yes', 'はい'].includes(answer.normalize('NFKC').trim().toLowerCase());

/** What is said of a question, to whom nobody is there to answer and to whom it was declined. */
export type Question = { readonly ask: string; readonly needsYes: string; readonly declined: string };

/** The exit code when nobody agreed to what was shown; `yes`: agreed beforehand. */
export const refusalOf = async (yes: boolean, said: Question, { ask, err }: Terminal): Promise<number | undefined> => {
  if (yes) return undefined;
  if (!ask) {
    err(said.needsYes);
    return 2;
  }
  if (isYes(await ask(said.ask))) return undefined;
  err(said.declined);
  return 1;
};
