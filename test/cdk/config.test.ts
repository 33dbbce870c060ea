import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseStage, readStage } from '../../cdk/config.ts';

const teams = { appId: '11111111-2222-4333-8444-555555555555', tenant: '66666666-7777-4888-9999-aaaaaaaaaaaa' };
const parse = (settings: object, file = 'stages/prod.json') => parseStage(file, JSON.stringify(settings));

describe('the settings of a stage', () => {
  it('stay in Tokyo and need nothing but one platform', () => {
    expect(parse({ teams })).toEqual({
      stage: 'prod',
      region: 'ap-northeast-1',
      organisation: 'main',
      teams,
      customerKey: false,
      logRetentionDays: 400,
      logLevel: 'info',
      runbook: 'docs/runbook.md',
      dashboard: true,
      countLinks: true,
      throttling: { rate: 200, burst: 400 },
      deliverConcurrency: 10,
      memory: { slack: 256, teams: 320, tick: 256, deliver: 256, links: 256 },
    });
    expect(parse({ slack: {} })).toMatchObject({ slack: {} });
    expect(parse({ slack: {} }).teams).toBeUndefined();
  });

  it('leave Tokyo only where somebody says why', () => {
    expect(() => parse({ teams, region: 'us-east-1' })).toThrow(
      'Please check stages/prod.json:\n  region: must be ap-northeast-1, unless outsideTokyo says why the data may leave Tokyo',
    );
    const outsideTokyo = 'a trial with made-up people';
    expect(parse({ teams, region: 'ap-northeast-3', outsideTokyo }).region).toBe('ap-northeast-3');
    expect(() => parse({ teams, region: 'ap-northeast-3', outsideTokyo: ' ' })).toThrow('outsideTokyo: must say why');
  });

  it.each([
    [{ teams: { ...teams, appId: 'akari' } }, 'teams.appId: must be an id like'],
    [{ teams, calendars: 'graph', mail: { from: 'a@example.go.jp' } }, 'mail: must not be there beside calendars'],
    [{ teams, mail: { from: 'akari' } }, 'mail.from: must be an e-mail address'],
    [{}, 'slack: must be there, or teams'],
    [{ slack: {}, teams: { appId: teams.appId } }, 'teams.tenant: must be an id like'],
    [{ teams, account: '1234' }, 'account: must be the twelve digits'],
    [{ teams, slack: { team: 'akari' } }, 'slack.team: must be the id of a workspace'],
    [{ teams, organisation: 'Ministry of X' }, 'organisation: must be small letters'],
    [{ teams, logRetentionDays: 100 }, 'logRetentionDays: must be one of 1, 3, 5'],
    [{ teams, alarmEmail: 'somebody' }, 'alarmEmail: must be an e-mail address'],
    [{ teams, memory: { slack: 64 } }, 'memory.slack: '],
    [{ teams, throttling: { rate: 0, burst: 1 } }, 'throttling.rate: '],
    [{ teams, deliverConcurrency: 1 }, 'deliverConcurrency: '],
    [{ teams, alarmMail: 'a@example.go.jp' }, 'alarmMail: is no setting'],
    [{ teams, slack: { token: 'xoxb-1' } }, 'slack.token: is no setting'],
  ])('name file and field of what is wrong in %j', (settings, problem) => {
    expect(() => parse(settings)).toThrow(`Please check stages/prod.json:\n  ${problem}`);
  });

  it('name every mistake at once', () => {
    expect(() => parse({ teams, account: 'x', alarmEmail: 'y' })).toThrow(/account: .*\n {2}alarmEmail: /);
  });

  it('refuse a file that is no JSON, is not there, or whose name is no stage', () => {
    expect(() => parseStage('stages/prod.json', '{')).toThrow('Please check stages/prod.json:\n  is no JSON');
    expect(() => readStage('stages', 'nowhere')).toThrow(
      /stages\/nowhere\.json:\n {2}cannot be read; copy example\.json/,
    );
    expect(() => parse({ teams }, 'stages/Prod 1.json')).toThrow('the name of the file must be that of the stage');
  });

  it('have an example that can be read', () => {
    expect(readStage(join(import.meta.dirname, '../../cdk/stages'), 'example').stage).toBe('example');
  });
});
