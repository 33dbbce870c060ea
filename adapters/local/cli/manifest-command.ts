import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import packageJson from '../../../package.json' with { type: 'json' };
import { commandTextsOf } from '../../../src/text/cli/text.ts';
import type { CommandTexts } from '../../../src/text/cli/texts.ts';
import { isHttps } from '../../../src/web-address.ts';
import { manifestJson as slackManifest } from '../../slack/manifest.ts';
import { type ManifestConfig, manifestOf, packageOf } from '../../teams/manifest.ts';
import type { Terminal } from './terminal.ts';
import { type Misunderstood, misunderstood, type Options, type Words } from './words.ts';

export type ManifestWords = {
  readonly type: 'manifest';
  readonly platform: 'slack' | 'teams';
  readonly url: string | undefined;
  readonly appId: string | undefined;
  readonly version: string | undefined;
  readonly pages: Pick<ManifestConfig, 'privacyUrl' | 'termsUrl'>;
  readonly out: string | undefined;
};

/** Stand where the organisation's own address and Microsoft app id belong, until somebody knows them. */
const EXAMPLE_URL = 'https://akari.example.go.jp';
const EXAMPLE_APP_ID = '00000000-0000-0000-0000-000000000000';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const manifestOptions: Options = {
  ...{ url: 'string', out: 'string', 'app-id': 'string', 'app-version': 'string' },
  ...{ 'privacy-url': 'string', 'terms-url': 'string' },
};

export const readManifestWords = (words: Words, texts: CommandTexts): ManifestWords | Misunderstood => {
  const [platform, ...more] = words.rest;
  if ((platform !== 'slack' && platform !== 'teams') || more.length > 0) return misunderstood(texts.manifestWords);
  const [url, privacyUrl, termsUrl] = [words.text('url'), words.text('privacy-url'), words.text('terms-url')];
  const [appId, version, out] = [words.text('app-id'), words.text('app-version'), words.text('out')];
  for (const address of [url, privacyUrl, termsUrl])
    if (address !== undefined && !isHttps(address)) return misunderstood(texts.badUrl(address));
  if (appId !== undefined && !guid.test(appId)) return misunderstood(texts.badAppId(appId));
  if (version !== undefined && !/^\d+\.\d+\.\d+$/.test(version)) return misunderstood(texts.badVersion(version));
  const pages = { ...(privacyUrl !== undefined && { privacyUrl }), ...(termsUrl !== undefined && { termsUrl }) };
  return { type: 'manifest', platform, url, appId, version, pages, out };
};

/** `manifest`: what is pasted or uploaded where the app is registered. For Teams a file `.zip` is the whole package. */
export const runManifest = async (words: ManifestWords, terminal: Terminal): Promise<number> => {
  const texts = commandTextsOf(terminal.language);
  const { platform, out, url = EXAMPLE_URL, version = packageJson.version, pages } = words;
  const appId = words.appId ?? givenAppId(terminal) ?? EXAMPLE_APP_ID;
  const teams = { appId, host: new URL(url).host, version, ...pages };
  if (words.url === undefined) terminal.err(texts.exampleUrl(url));
  if (platform === 'teams' && appId === EXAMPLE_APP_ID) terminal.err(texts.exampleAppId);
  if (platform === 'teams' && !(pages.privacyUrl && pages.termsUrl))
    terminal.err(texts.examplePages(`https://${teams.host}/`));
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
