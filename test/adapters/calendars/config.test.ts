import { describe, expect, it } from 'vitest';
import { calendarsConfig } from '../../../adapters/calendars/config.ts';
import { openCalendars, openCalendarsLater } from '../../../adapters/calendars/open.ts';
import { invitation, org, sato, tanaka, week } from '../../contracts/calendars.ts';
import { keepLog } from '../aws/aws-server.ts';
import { googleSecretOf } from './google-server.ts';
import { graphSecretOf } from './graph-server.ts';

describe('what calendars are set up with', () => {
  it('is what Microsoft’s and Google’s consoles hand out, and no more of it', () => {
    expect(calendarsConfig('graph', { ...graphSecretOf, note: 'x' })).toEqual({ type: 'graph', ...graphSecretOf });
    const { client_email, private_key } = googleSecretOf;
    expect(calendarsConfig('google', googleSecretOf)).toEqual({ type: 'google', client_email, private_key });
  });

  it.each([
    ['graph', { ...graphSecretOf, appPassword: ' ' }, 'appPassword'],
    ['graph', { ...graphSecretOf, tenant: '../common', appId: 3 }, 'tenant, appId'],
    ['google', { ...googleSecretOf, private_key: 'hunter2' }, 'private_key'],
    ['google', {}, 'client_email, private_key'],
    ['graph', 'hunter2', 'all of it'],
  ] as const)('is refused by its field, and never quoted: %s', (type, secret, fields) => {
    const read = () => calendarsConfig(type, secret);
    expect(read).toThrow(`bad-configuration: what the calendars need lacks a usable ${fields}`);
    expect(read).not.toThrow('hunter2');
  });
});

describe('calendars', () => {
  it('that are not set up know nothing, and have nothing to take back', async () => {
    const calendars = openCalendars({ type: 'none' }, { log: keepLog().log, wallClock: Date.now });
    expect([...(await calendars.busy(org, [sato, tanaka], week))]).toEqual([
      ['s1', { type: 'unknown', why: 'none' }],
      ['m1', { type: 'unknown', why: 'none' }],
    ]);
    expect(await calendars.put(invitation(), undefined)).toEqual({ type: 'refused', reason: 'no-calendars' });
    expect(await calendars.cancel(invitation(), 'x')).toEqual({ type: 'cancelled' });
  });

  it('whose configuration cannot be read are down, and an error is logged each time', async () => {
    const { log, lines } = keepLog();
    const calendars = openCalendarsLater(() => Promise.reject(new Error('no secret')), { log });
    expect([...(await calendars.busy(org, [sato], week))]).toEqual([['s1', { type: 'unknown', why: 'down' }]]);
    expect(await calendars.put(invitation(), undefined)).toEqual({ type: 'later', retryAfterMs: 60_000 });
    expect(await calendars.cancel(invitation(), 'x')).toEqual({ type: 'later', retryAfterMs: 60_000 });
    expect(lines.map(({ level, event }) => `${level} ${event}`)).toEqual(Array(3).fill('error calendar-failed'));
  });
});
