import { parseArgs } from 'node:util';
import type { CommandTexts } from '../../../src/text/cli/texts.ts';

/** What was typed after the command, understood. */
export type Words = {
  readonly type: 'words';
  readonly rest: readonly string[];
  text(option: string): string | undefined;
  flag(option: string): boolean;
};

/** What was typed cannot be meant; the message says why. */
export type Misunderstood = { readonly type: 'misunderstood'; readonly message: string };

export const misunderstood = (message: string): Misunderstood => ({ type: 'misunderstood', message });

export const isMisunderstood = (meant: { readonly type: string }): meant is Misunderstood =>
  meant.type === 'misunderstood';

export type Options = { readonly [option: string]: 'string' | 'boolean' };

/** Options of every command. */
const common: Options = { org: 'string', help: 'boolean', version: 'boolean' };

export const readWords = (args: readonly string[], options: Options, texts: CommandTexts): Words | Misunderstood => {
  const all = { ...common, ...options };
  const config = Object.fromEntries(Object.entries(all).map(([name, type]) => [name, { type }]));
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: config, allowPositionals: true });
    return {
      type: 'words',
      rest: positionals,
      text: (option) => {
        const value = values[option];
        return typeof value === 'string' ? value : undefined;
      },
      flag: (option) => values[option] === true,
    };
  } catch (error) {
    return misunderstood(explain(error, all, texts));
  }
};

/** Node names the option between apostrophes, with its value's place: `'--units <value>'`. */
const explain = (error: unknown, options: Options, texts: CommandTexts): string => {
  const [, quoted = ''] = /'(?:-\w, )?([^' <]+)/.exec(error instanceof Error ? error.message : '') ?? [];
  const type = options[quoted.replace(/^--/, '')];
  if (type === undefined) return texts.unknownOption(quoted);
  return type === 'string' ? texts.needsValue(quoted) : texts.takesNoValue(quoted);
};
