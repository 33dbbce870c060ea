import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** What the desk's own Slack and Teams are secured with when no real ones are given. Made once for a data folder. */
export type LocalSecrets = { readonly signingSecret: string; readonly botToken: string; readonly appId: string };

const stored = z.object({ signingSecret: z.string().min(1), botToken: z.string().min(1), appId: z.string().min(1) });

export const localSecrets = (dataDir: string): LocalSecrets => {
  const file = join(dataDir, 'secrets.json');
  try {
    return stored.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    const made = {
      signingSecret: randomBytes(16).toString('hex'),
      botToken: `xoxb-desk-${randomBytes(12).toString('hex')}`,
      appId: randomUUID(),
    };
    writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
    return made;
  }
};
