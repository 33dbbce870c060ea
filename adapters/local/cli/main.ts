import packageJson from '../../../package.json' with { type: 'json' };
import { commandTextsOf } from '../../../src/text/cli/text.ts';
import type { CommandTexts } from '../../../src/text/cli/texts.ts';
import { commands, type Task } from './commands.ts';
import { explainFailure } from './failure.ts';
import { finishPending } from './pending-import.ts';
import type { Terminal } from './terminal.ts';
import { type Misunderstood, misunderstood, readWords } from './words.ts';

/**
 * Runs `npx akari`. 0: done; 1: it failed, and what it leaves half done, a committed import, it says and others finish;
 * 2: the words were not understood.
 */
export const runAkari = async (args: readonly string[], terminal: Terminal): Promise<number> => {
  const texts = commandTextsOf(terminal.language);
  try {
    const task = understand(args, texts);
    if (task.type !== 'misunderstood') return await perform(task, terminal);
    terminal.err(task.message);
    terminal.err(texts.seeHelp);
    return 2;
  } catch (error) {
    terminal.err(explainFailure(error, terminal));
    return 1;
  }
};

const understand = (args: readonly string[], texts: CommandTexts): Task | Misunderstood => {
  const [first] = args;
  const named = first !== undefined && !first.startsWith('-') && first !== 'help';
  const command = named ? commands.get(first) : undefined;
  if (named && !command) return misunderstood(texts.unknownCommand(first));
  const words = readWords(named || first === 'help' ? args.slice(1) : args, command?.options ?? {}, texts);
  if (words.type === 'misunderstood') return words;
  if (words.flag('version')) return { type: 'task', run: say(() => [packageJson.version]) };
  return command && !words.flag('help') ? command.understand(words, texts) : { type: 'task', run: say(help) };
};

const perform = async (task: Task, terminal: Terminal): Promise<number> => {
  if (task.type === 'task') return task.run(terminal);
  // Only now, because it brings a database and its client along.
  const { openPlace } = await import('./place.ts');
  const place = await openPlace(terminal.environment);
  try {
    await finishPending(task.org, place, terminal);
    return await task.run(place, terminal);
  } finally {
    await place.close();
  }
};

/** In both languages, the terminal's own first: who does not know a command may not have set up a language either. */
const help = ({ language }: Terminal): readonly string[] => {
  const [first, second] = language === 'ja' ? (['ja', 'en'] as const) : (['en', 'ja'] as const);
  return [commandTextsOf(first).help, '', commandTextsOf(second).help];
};

const say =
  (lines: (terminal: Terminal) => readonly string[]) =>
  async (terminal: Terminal): Promise<number> => {
    for (const line of lines(terminal)) terminal.out(line);
    return 0;
  };
