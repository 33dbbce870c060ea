import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import packageJson from '../../../package.json' with { type: 'json' };
import { commandTextsOf } from '../../../src/text/cli/text.ts';
import type { CommandTexts } from '../../../src/text/cli/texts.ts';
import { manifestJson as slackManifest } from '../../slack/manifest.ts';
import { manifestOf, packageOf } from '../../teams/manifest.ts';
import type { Terminal } from './terminal.ts';
import { type Misunderstood, misunderstood, type Words } from './words.ts';

export type ManifestWords = {
  readonly type: 'manifest';
  readonly platform: 'slack' | 'teams';
  readonly url: string | undefined;
  readonly appId: string | undefined;
  readonly out: string | undefined;
};

/** Stand where the organisation's own address and Microsoft app id belong, until somebody knows them. */
const EXAMPLE_URL = 'https://akari.example.go.jp';
const EXAMPLE_APP_ID = '00000000-0000-0000-0000-000000000000';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const readManifestWords = (words: Words, texts: CommandTexts): ManifestWords | Misunderstood => {
  const [platform, ...more] = words.rest;
  if ((platform !== 'slack' && platform !== 'teams') || more.length > 0) return misunderstood(texts.manifestWords);
  const [url, appId] = [words.text('url'), words.text('app-id')];
  if (url !== undefined && !(URL.canParse(url) && new URL(url).protocol === 'https:'))
    return misunderstood(texts.badUrl(url));
  if (appId !== undefined && !guid.test(appId)) return misunderstood(texts.badAppId(appId));
  return { type: 'manifest', platform, url, appId, out: words.text('out') };
};

/** `manifest`: what is pasted or uploaded where the app is registered. For Teams a file `.zip` is the whole package. */
export const runManifest = async (words: ManifestWords, terminal: Terminal): Promise<number> => {
  const texts = commandTextsOf(terminal.language);
  const { platform, out, url = EXAMPLE_URL } = words;
  const appId = words.appId ?? givenAppId(terminal) ?? EXAMPLE_APP_ID;
  if (url === EXAMPLE_URL) terminal.err(texts.exampleUrl(url));
  if (platform === 'teams' && appId === EXAMPLE_APP_ID) terminal.err(texts.exampleAppId);
  const teams = { appId, host: new URL(url).host, version: packageJson.version };
  const json = platform === 'slack' ? slackManifest(url) : `${JSON.stringify(manifestOf(teams), undefined, 2)}\n`;
  if (out === undefined) terminal.out(json.trimEnd());
  else {
    const isPackage = platform === 'teams' && out.toLowerCase().endsWith('.zip');
    await writeFile(out, isPackage ? packageOf(teams, { color: icon('color'), outline: icon('outline') }) : json);
    terminal.out(texts.written(out));
  }
  return 0;
};

const givenAppId = ({ environment }: Terminal): string | undefined => {
  const given = environment.MicrosoftAppId?.trim() ?? '';
  return guid.test(given) ? given : undefined;
};

const icon = (name: string): Uint8Array => readFileSync(new URL(`../../teams/icons/${name}.png`, import.meta.url));
