import { describe, expect, it } from 'vitest';
import { environments, readEnv } from '../../../adapters/lambda/env.ts';

const tick = {
  ORGANISATION: 'main',
  TABLE_NAME: 'akari',
  KEYS_TABLE_NAME: 'akari-keys',
  DELIVERIES_QUEUE_URL: 'https://sqs.ap-northeast-1.amazonaws.com/000000000000/deliveries.fifo',
};

describe('the environment of a function', () => {
  it('is what the function reads, and nothing else', () => {
    expect(readEnv(environments.tick, { ...tick, HOME: '/root', SLACK_SECRET: 'x' })).toEqual(tick);
  });

  it.each([
    ['missing', { ...tick, TABLE_NAME: undefined }, 'TABLE_NAME'],
    ['blank', { ...tick, ORGANISATION: ' ' }, 'ORGANISATION'],
    ['wrong', { ...tick, CLOSE_GRACE_MS: 'soon' }, 'CLOSE_GRACE_MS'],
    ['of two kinds', { ...tick, TABLE_NAME: '', LOG_LEVEL: 'loud' }, 'TABLE_NAME, LOG_LEVEL'],
  ])('names what is %s', (_, given, names) => {
    expect(() => readEnv(environments.tick, given)).toThrow(`check the environment variables ${names}`);
  });

  it('takes the addresses of a rehearsal on this machine only', () => {
    const slack = { ...tick, SLACK_SECRET: 'akari/slack' };
    expect(readEnv(environments.slack, { ...slack, SLACK_API_URL: 'http://127.0.0.1:8/api/' }).SLACK_API_URL).toBe(
      'http://127.0.0.1:8/api/',
    );
    for (const SLACK_API_URL of ['https://slack.example/api/', 'http://127.0.0.1.example/', ''])
      expect(() => readEnv(environments.slack, { ...slack, SLACK_API_URL })).toThrow('SLACK_API_URL');
  });

  it('has calendars with their secret, or none', () => {
    const whole = { CALENDARS: 'graph', CALENDARS_SECRET: 'akari/calendars' };
    expect(readEnv(environments.tick, { ...tick, ...whole })).toEqual({ ...tick, ...whole });
    for (const name of ['CALENDARS', 'CALENDARS_SECRET'] as const)
      expect(() => readEnv(environments.tick, { ...tick, ...whole, [name]: undefined })).toThrow(
        new RegExp(`check the environment variables ${name}$`),
      );
    for (const wrong of [{ CALENDARS: 'exchange' }, { CALENDARS_SECRET: ' ' }, { CALENDARS_URL: 'https://x.example' }])
      expect(() => readEnv(environments.tick, { ...tick, ...whole, ...wrong })).toThrow(Object.keys(wrong)[0]);
  });

  it('has mail in the place of calendars, and only for the tick', () => {
    const mail = { MAIL_FROM: 'akari@example.go.jp' };
    expect(readEnv(environments.tick, { ...tick, ...mail })).toEqual({ ...tick, ...mail });
    const calendars = { CALENDARS: 'graph', CALENDARS_SECRET: 'akari/calendars' };
    for (const wrong of [calendars, { MAIL_FROM: 'akari' }])
      expect(() => readEnv(environments.tick, { ...tick, ...mail, ...wrong })).toThrow(/variables MAIL_FROM$/);
    expect(readEnv(environments.slack, { ...tick, ...mail, SLACK_SECRET: 'akari/slack' })).not.toHaveProperty(
      'MAIL_FROM',
    );
  });

  it('of the sender speaks to one platform, or to both', () => {
    const slack = { SLACK_SECRET: 'akari/slack' };
    const teams = { TEAMS_SECRET: 'akari/teams', TEAMS_APP_ID: 'app' };
    for (const given of [slack, teams, { ...slack, ...teams }])
      expect(readEnv(environments.deliver, { ...tick, ...given })).toEqual({ ...tick, ...given });
  });

  it.each([
    ['no platform', {}, 'SLACK_SECRET, TEAMS_SECRET'],
    ['Teams without its app', { TEAMS_SECRET: 'akari/teams' }, 'TEAMS_APP_ID'],
    ['Slack, and Teams without its secret', { SLACK_SECRET: 'akari/slack', TEAMS_APP_ID: 'app' }, 'TEAMS_SECRET'],
    ['Slack with a blank secret', { SLACK_SECRET: ' ' }, 'SLACK_SECRET'],
  ])('of the sender is refused with %s', (_, given, names) => {
    expect(() => readEnv(environments.deliver, { ...tick, ...given })).toThrow(
      new RegExp(`check the environment variables ${names}$`),
    );
  });
});
