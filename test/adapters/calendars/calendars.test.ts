import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMailPost } from '../../../adapters/aws/mail.ts';
import { calendarsConfig } from '../../../adapters/calendars/config.ts';
import type { Post } from '../../../adapters/calendars/none/post.ts';
import { openCalendars } from '../../../adapters/calendars/open.ts';
import { invitationFolder } from '../../../adapters/local/invitations.ts';
import { calendarsContract, mailboxes, mailedBy, ownEvent, WITHIN_MS } from '../../contracts/calendars.ts';
import { keepLog } from '../aws/aws-server.ts';
import { googleSecretOf, startGoogle } from './google-server.ts';
import { graphSecretOf, startGraph } from './graph-server.ts';
import { eventIn } from './ics.ts';
import { mailClient, startMail } from './mail-server.ts';
import type { CalendarTrouble } from './server.ts';

const looked = { looks: true, joins: true, saysHowLong: true, parties: ownEvent } as const;

calendarsContract('graph', async () => {
  const server = await startGraph(mailboxes);
  const { lines, log } = keepLog();
  const config = calendarsConfig('graph', graphSecretOf, server.url);
  const calendars = openCalendars(config, { log, wallClock: Date.now, withinMs: WITHIN_MS });
  return { ...server, calendars, ...looked, logged: () => JSON.stringify(lines) };
});

calendarsContract('google', async () => {
  const server = await startGoogle(mailboxes);
  const { lines, log } = keepLog();
  const config = calendarsConfig('google', googleSecretOf, server.url);
  const calendars = openCalendars(config, { log, wallClock: Date.now, withinMs: WITHIN_MS });
  return { ...server, calendars, ...looked, logged: () => JSON.stringify(lines) };
});

/** A post in trouble, as one on a disk that is full or away would be. */
const troubled = (post: Post, trouble: () => CalendarTrouble): Post => ({
  from: post.from,
  deliver: async (file) => {
    const now = trouble();
    if (now.type === 'refused') return { type: 'refused', reason: 'no-mailbox' };
    if (now.type === 'throttled') return { type: 'later', retryAfterMs: now.retryAfterSeconds * 1_000 };
    if (now.type === 'server-error' || now.type === 'no-answer') return { type: 'later', retryAfterMs: 1_000 };
    const delivered = await post.deliver(file);
    return now.type === 'none' ? delivered : { type: 'later', retryAfterMs: 1_000 };
  },
});

calendarsContract('files', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'akari-invitations-'));
  const { lines, log } = keepLog();
  let trouble: CalendarTrouble = { type: 'none' };
  const post = troubled(invitationFolder(folder, log), () => trouble);
  const read = () => readdirSync(folder).map((name) => eventIn(readFileSync(join(folder, name), 'utf8')));
  return {
    calendars: openCalendars({ type: 'none', post }, { log, wallClock: Date.now, withinMs: WITHIN_MS }),
    ...{ looks: false, joins: false, saysHowLong: true, parties: mailedBy('akari@localhost.invalid') },
    ...{ take: () => {}, logged: () => JSON.stringify(lines) },
    trouble: (kind) => {
      trouble = kind;
    },
    events: () => read().flatMap(({ isCancelled, event }) => (isCancelled ? [] : [event])),
    stop: async () => rmSync(folder, { recursive: true }),
  };
});

calendarsContract('mail', async () => {
  const server = await startMail('akari@example.go.jp');
  const { lines, log } = keepLog();
  const client = mailClient(server.url, WITHIN_MS);
  const post = createMailPost({ client, from: 'akari@example.go.jp', log });
  return {
    ...server,
    calendars: openCalendars({ type: 'none', post }, { log, wallClock: Date.now, withinMs: WITHIN_MS }),
    ...{ looks: false, joins: false, saysHowLong: false, parties: mailedBy('akari@example.go.jp') },
    ...{ take: () => {}, logged: () => JSON.stringify(lines) },
    stop: async () => {
      client.destroy();
      await server.stop();
    },
  };
});
