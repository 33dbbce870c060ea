import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localCalendars } from '../../../adapters/local/calendars.ts';
import { parseEnv } from '../../../adapters/local/env.ts';
import { invitation, mailboxes, moved } from '../../contracts/calendars.ts';
import { keepLog } from '../aws/aws-server.ts';
import { graphSecretOf, startGraph } from '../calendars/graph-server.ts';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'akari-calendars-'));
});
afterEach(() => rmSync(data, { recursive: true }));

const { log } = keepLog();

describe('the calendars of a local run', () => {
  it('are files below the data that only their owner reads, one for each 1on1', async () => {
    const calendars = localCalendars(parseEnv({ AKARI_DATA: data }), log);
    const put = await calendars.put(invitation(), undefined);
    await calendars.put(moved(), put.type === 'put' ? put.id : '');
    const folder = join(data, 'invitations');
    const [file = '', ...others] = readdirSync(folder);
    expect(others).toEqual([]);
    expect(readFileSync(join(folder, file), 'utf8')).toContain('SEQUENCE:2\r\n');
    expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('are tried later when the file cannot be written', async () => {
    writeFileSync(join(data, 'invitations'), 'no folder');
    const calendars = localCalendars(parseEnv({ AKARI_DATA: data }), log);
    expect(await calendars.put(invitation(), undefined)).toEqual({ type: 'later', retryAfterMs: 60_000 });
  });

  it('are those of the file that is named', async () => {
    const graph = await startGraph(mailboxes);
    const CALENDARS_FILE = join(data, 'calendars.json');
    writeFileSync(CALENDARS_FILE, JSON.stringify(graphSecretOf));
    const env = parseEnv({ AKARI_DATA: data, CALENDARS: 'graph', CALENDARS_FILE, CALENDARS_URL: graph.url });
    expect(await localCalendars(env, log).put(invitation(), undefined)).toMatchObject({ type: 'put' });
    expect(graph.events()).toHaveLength(1);
    await graph.stop();
  });

  it('say what is wrong with that file, and never what is in it', () => {
    const CALENDARS_FILE = join(data, 'calendars.json');
    const open = () => localCalendars(parseEnv({ AKARI_DATA: data, CALENDARS: 'graph', CALENDARS_FILE }), log);
    expect(open).toThrow(`bad-configuration: CALENDARS_FILE: ${CALENDARS_FILE} cannot be read as JSON`);
    writeFileSync(CALENDARS_FILE, 'hunter2');
    expect(open).toThrow('cannot be read as JSON');
    expect(open).not.toThrow('hunter2');
    writeFileSync(CALENDARS_FILE, '{"tenant":"x","appId":"y"}');
    expect(open).toThrow('lacks a usable appPassword');
  });

  it('need both their settings', () => {
    expect(() => parseEnv({ CALENDARS: 'graph' })).toThrow('CALENDARS_FILE: CALENDARS と一緒に必要です');
    expect(() => parseEnv({ CALENDARS_FILE: 'x.json' })).toThrow('CALENDARS: CALENDARS_FILE と一緒に必要です');
  });
});
