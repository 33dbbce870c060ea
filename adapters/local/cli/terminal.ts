import { createInterface } from 'node:readline/promises';
import type { TerminalLanguage } from '../../../src/text/import/words.ts';

/** What a command knows of the world around it. */
export type Terminal = {
  readonly environment: { readonly [name: string]: string | undefined };
  readonly language: TerminalLanguage;
  /** Writes a line for the person or the next program. */
  out(line: string): void;
  /** Writes a line about what went wrong or goes on. */
  err(line: string): void;
  /** Asks and waits; absent when nobody is there to answer. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
  /** Where a progress bar can be drawn; absent when the output is no terminal. */
  readonly drawing: NodeJS.WritableStream | undefined;
  /** Calls back at the first Ctrl+C; a second one ends the process. Returns how to stop listening. */
  onInterrupt(interrupted: () => void): () => void;
};

/** Values come from files: no line end or other control code of theirs reaches the terminal. */
export const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ');

/** Without control codes but the ends of lines and tabs: no colours, no moved cursor, nothing that a terminal obeys. */
const harmless = (text: string): string => text.replace(/[^\P{Cc}\n\t]/gu, '');

export const processTerminal = (): Terminal => {
  // `npx akari calendar list | head` closes the pipe early, which is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return terminalOf(process);
};

const terminalOf = (process: NodeJS.Process): Terminal => ({
  environment: process.env,
  language: languageOf(process.env),
  out: (line) => void process.stdout.write(`${harmless(line)}\n`),
  err: (line) => void process.stderr.write(`${harmless(line)}\n`),
  ask: process.stdin.isTTY ? askOnTerminal : undefined,
  drawing: process.stderr.isTTY ? process.stderr : undefined,
  onInterrupt: (interrupted) => {
    process.once('SIGINT', interrupted);
    return () => process.off('SIGINT', interrupted);
  },
});

/** Japanese, unless the terminal is set to English. POSIX: LC_ALL goes before LC_MESSAGES before LANG. */
export const languageOf = (environment: Terminal['environment']): TerminalLanguage => {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return locale.toLowerCase().startsWith('en') ? 'en' : 'ja';
};

const askOnTerminal = async (question: string): Promise<string> => {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await lines.question(question);
  } catch (error) {
    // Ctrl+C or Ctrl+D instead of an answer is an answer too.
    if (error instanceof Error && error.name === 'AbortError') return '';
    throw error;
  } finally {
    lines.close();
  }
};
