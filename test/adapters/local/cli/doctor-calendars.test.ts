import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { APP_ID, SECRETS, TENANT } from './doctor-fakes.ts';
import { type DoctorWorld, openDoctorWorld, type Run, uncheckedIn, wrongIn } from './doctor-world.ts';

let world: DoctorWorld;
const settings = { slack: { team: 'T01PROD' }, teams: { appId: APP_ID, tenant: TENANT } };
beforeAll(async () => {
  world = await openDoctorWorld();
});
afterAll(() => world.close());
beforeEach(() => world.spoil({}));

const of = (found: readonly string[]): readonly string[] => found.filter((each) => each.startsWith('calendars.'));
const right = ({ findings }: Run) =>
  findings.flatMap(({ check, status, what }) => (check.startsWith('calendars.') && status === 'ok' ? [what] : []));
const runWith = async (more: object): Promise<Run> => {
  world.stage('prod', { ...settings, ...more });
  return world.run();
};

describe('where 1on1s are written', () => {
  it('is told to be the chat alone where the stage has neither calendars nor mail', async () => {
    expect(right(await runWith({}))).toEqual([
      '1on1の日時は、チャットだけでお知らせします（ステージの設定に calendars も mail もありません）',
    ]);
  });

  it('is right with a secret of the right shape, and wrong without', async () => {
    expect(right(await runWith({ calendars: 'graph' }))).toEqual(['カレンダー の秘密の値があり、形も合っています']);
    const run = await runWith({ calendars: 'google' });
    expect(of(wrongIn(run))).toEqual([
      expect.stringMatching(/^calendars\.secret: カレンダー の秘密の値に足りないものがあります: .*client_email/),
    ]);
    expect(run.lines.join('\n')).not.toContain('pa~ss');
  });

  it('is right with a sender that SES has verified, in an account that may send', async () => {
    expect(right(await runWith({ mail: { from: 'akari@example.go.jp' } }))).toEqual([
      'Amazon SES が example.go.jp を確かめているため、akari@example.go.jp から招待を送れます',
      'Amazon SES は、どの宛先にも送れます',
    ]);
  });

  it.each([{ from: 'akari@other.example' }, { from: 'akari@example.go.jp', identity: 'akari@example.go.jp' }])(
    'is wrong with a sender that SES does not know: %j',
    async (mail) => {
      const identity = mail.identity ?? 'other.example';
      const run = await runWith({ mail });
      expect(of(wrongIn(run))).toEqual([
        `calendars.sender: Amazon SES が ${identity} をまだ確かめていません。${mail.from} からは1on1の招待を送れません。 → docs/deploy.md の「10. Calendars for 1on1s」のとおりに、SES で確かめてください。招待は確かめたあとに送られます。`,
      ]);
      expect(run.lines.join('\n')).not.toContain(SECRETS.token);
    },
  );

  it.each([
    [{ SendingEnabled: true, ProductionAccessEnabled: false }, 'サンドボックス'],
    [{ SendingEnabled: false, ProductionAccessEnabled: true }, '送信が止められています'],
  ])('is wrong in an account that may not send to everybody: %j', async (body, words) => {
    world.spoil({ ses: (asked) => (asked.endsWith('/account') ? { status: 200, body } : undefined) });
    expect(of(wrongIn(await runWith({ mail: { from: 'akari@example.go.jp' } })))).toEqual([
      expect.stringMatching(new RegExp(`^calendars\\.account: Amazon SES.*${words}.* → `)),
    ]);
  });

  it('is unchecked, and not wrong, for somebody who may not look', async () => {
    world.spoil({ ses: () => ({ status: 400, body: { __type: 'AccessDeniedException' } }) });
    const run = await runWith({ mail: { from: 'akari@example.go.jp' } });
    expect(of(wrongIn(run))).toEqual([]);
    expect(of(uncheckedIn(run))).toEqual([
      'calendars.sender: この利用者には許可がありません: AccessDeniedException',
      'calendars.account: この利用者には許可がありません: AccessDeniedException',
    ]);
  });
});
