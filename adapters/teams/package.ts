import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { packageOf } from './manifest.ts';

// npm run teams:package -- --host akari.example.go.jp [--app-id GUID] [--version 1.0.0] [--out akari-teams.zip]
const { values } = parseArgs({
  options: {
    'app-id': { type: 'string', default: process.env.MicrosoftAppId ?? '' },
    host: { type: 'string', default: '' },
    version: { type: 'string', default: '1.0.0' },
    out: { type: 'string', default: 'akari-teams.zip' },
  },
});
const appId = values['app-id'];
const { host, version, out } = values;

const wrong = [
  ...(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(appId)
    ? []
    : ['--app-id (or MicrosoftAppId) must be a GUID']),
  ...(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(host) ? [] : ['--host must be a host name such as akari.example.go.jp']),
  ...(/^\d+\.\d+\.\d+$/.test(version) ? [] : ['--version must look like 1.0.0']),
];

if (wrong.length > 0) {
  console.error(wrong.join('\n'));
  process.exitCode = 2;
} else {
  const icon = (name: string): Uint8Array => readFileSync(new URL(`./icons/${name}.png`, import.meta.url));
  writeFileSync(out, packageOf({ appId, host, version }, { color: icon('color'), outline: icon('outline') }));
  console.log(`${out}: upload it in the Teams admin center under Teams apps > Manage apps.`);
}
