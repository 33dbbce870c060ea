import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import * as z from 'zod';
import { type Finding, ok, unchecked, wrong } from './doctor-finding.ts';
import type { Doctor } from './doctor-scope.ts';

const schema = z.object({
  id: z.string(),
  version: z.string(),
  bots: z.array(z.object({ botId: z.string() })).min(1),
  validDomains: z.array(z.string()),
  webApplicationInfo: z.object({ id: z.string() }).optional(),
});
type Manifest = z.infer<typeof schema>;

/** The manifest that was uploaded, beside the bot it should be of. */
export const checkTeamsManifest = (
  appId: string | undefined,
  { words: { teamsManifest: file, url }, texts: { teams } }: Doctor,
): readonly Finding[] => {
  const check = 'teams.manifest';
  if (file === undefined) return appId === undefined ? [] : [unchecked(check, teams.manifest, teams.noManifest)];
  const manifest = manifestIn(file);
  if (!manifest) return [wrong(check, teams.manifestUnreadable(file))];
  const { version, validDomains } = manifest;
  const stranger = strangerIn(manifest, appId);
  const host = url === undefined ? undefined : new URL(url).hostname;
  const unusable = validDomains.length === 0 ? ['[]'] : validDomains.filter((domain) => !isDomain(domain));
  const faults = [
    ...(stranger === undefined ? [] : [teams.manifestId(stranger)]),
    ...(/^\d+\.\d+\.\d+$/.test(version) ? [] : [teams.manifestVersion(version)]),
    ...(unusable.length === 0 ? [] : [teams.manifestDomains(unusable.join(', '))]),
    ...(host === undefined || validDomains.includes(host) ? [] : [teams.manifestHost(host)]),
  ];
  return faults.length > 0
    ? faults.map((fault) => wrong(check, fault))
    : [ok(check, teams.manifestGood(file, version))];
};

const manifestIn = (file: string): Manifest | undefined => {
  try {
    const bytes = readFileSync(file);
    const isZip = bytes.subarray(0, 2).toString('latin1') === 'PK';
    const json = isZip ? unzipSync(bytes)['manifest.json'] : bytes;
    return json && schema.safeParse(JSON.parse(strFromU8(json))).data;
  } catch {
    return undefined;
  }
};

/** The first id that is not the bot's; without a bot to compare with, one that is not the manifest's own. */
const strangerIn = ({ id, bots, webApplicationInfo }: Manifest, appId = id): string | undefined =>
  [id, ...bots.map(({ botId }) => botId), ...(webApplicationInfo ? [webApplicationInfo.id] : [])].find(
    (each) => each.toLowerCase() !== appId.toLowerCase(),
  );

/** A bare host of one's own: no scheme, port or path, and not the address that stands in examples. */
const isDomain = (text: string): boolean => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text) && text !== 'akari.example.go.jp';
