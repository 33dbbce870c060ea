import { writeFile } from 'node:fs/promises';
import { commandTextsOf } from '../../../src/text/cli/text.ts';
import type { CommandTexts } from '../../../src/text/cli/texts.ts';
import { manifestJson as slackManifest } from '../../slack/manifest.ts';
import type { Terminal } from './terminal.ts';
import { type Misunderstood, misunderstood, type Words } from './words.ts';

export type ManifestWords = {
  readonly type: 'manifest';
  readonly platform: 'slack' | 'teams';
  readonly url: string;
  readonly out: string | undefined;
};

/** Stands where the organisation's own address belongs, until somebody knows it. */
const EXAMPLE_URL = 'https://akari.example.go.jp';

export const readManifestWords = (words: Words, texts: CommandTexts): ManifestWords | Misunderstood => {
  const [platform, ...more] = words.rest;
  if ((platform !== 'slack' && platform !== 'teams') || more.length > 0) return misunderstood(texts.manifestWords);
  const url = words.text('url') ?? EXAMPLE_URL;
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') return misunderstood(texts.badUrl(url));
  return { type: 'manifest', platform, url, out: words.text('out') };
};

/** `manifest`: what is pasted or uploaded where the app is registered. */
export const runManifest = async ({ url, out }: ManifestWords, terminal: Terminal): Promise<number> => {
  const json = slackManifest(url);
  if (out === undefined) terminal.out(json.trimEnd());
  else {
    await writeFile(out, json);
    terminal.out(commandTextsOf(terminal.language).written(out));
  }
  return 0;
};
