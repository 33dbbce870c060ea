import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMailPost } from '../../../adapters/aws/mail.ts';
import { openCalendars } from '../../../adapters/calendars/open.ts';
import { invitation, moved, org, sato } from '../../contracts/calendars.ts';
import { unfolded } from '../calendars/ics.ts';
import { calendarIn, mailClient, startMail } from '../calendars/mail-server.ts';
import { keepLog } from './aws-server.ts';

let server: Awaited<ReturnType<typeof startMail>>;
let client: ReturnType<typeof mailClient>;
beforeEach(async () => {
  server = await startMail('akari@example.go.jp');
  client = mailClient(server.url, 1_000);
});
afterEach(async () => {
  client.destroy();
  await server.stop();
});

const calendars = (from = 'akari@example.go.jp') => {
  const { lines, log } = keepLog();
  const post = createMailPost({ client, from, log });
  return { ...openCalendars({ type: 'none', post }, { log, wallClock: Date.now }), lines };
};

describe('an invitation by mail', () => {
  it('goes to both in one mail, in Akari’s name, in words and as an event of the same names', async () => {
    expect(await calendars().put(invitation(), undefined)).toEqual({ type: 'put', id: 'main.one-on-one.m1.s1.3' });
    const [mail] = server.mails;
    expect(mail?.from).toEqual({ name: '灯り', address: 'akari@example.go.jp' });
    expect(mail?.to).toEqual([
      { name: '田中 太郎', address: 'taro.tanaka@example.go.jp' },
      { name: '佐藤 花子', address: 'Hanako.Sato@example.go.jp' },
    ]);
    expect(mail?.subject).toBe('1on1（田中さんと佐藤さん） 11月26日（木）14時〜14時30分');
    expect(mail?.text?.trimEnd().replaceAll('\r', '')).toBe(
      '1on1（田中さんと佐藤さん）\n11月26日（木）14時〜14時30分\n\n話したことは保存されません。評価には使いません。',
    );
    expect(mail?.headers).toContainEqual(expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }));
  });

  it('is the same event to programs that read it in the mail and to people who open the file', async () => {
    await calendars().put(invitation(), undefined);
    const parts = server.mails[0]?.attachments ?? [];
    expect(parts.map(({ mimeType, method, filename }) => [mimeType, method, filename])).toEqual([
      ['text/calendar', 'REQUEST', null],
      ['application/ics', undefined, expect.stringMatching(/^1on1-[0-9a-f]{20}\.ics$/)],
    ]);
    const [read = '', opened = ''] = parts.map(calendarIn);
    expect(unfolded(opened)).toContain('SUMMARY:1on1（田中さんと佐藤さん）');
    expect(read.trimEnd()).toBe(opened.trimEnd());
    expect(server.raw[0]).not.toMatch(/(?<!\r)\n|\r(?!\n)/);
  });

  it('is taken back by a mail about the same event', async () => {
    await calendars().put(invitation(), undefined);
    await calendars().cancel(moved({ title: '取りやめ：1on1（田中さんと佐藤さん）' }), undefined);
    expect(server.mails.map(({ subject }) => subject)).toEqual([
      '1on1（田中さんと佐藤さん） 11月26日（木）14時〜14時30分',
      '取りやめ：1on1（田中さんと佐藤さん） 11月27日（金）10時〜10時30分',
    ]);
    expect(server.mails[1]?.attachments[0]).toMatchObject({ method: 'CANCEL' });
    expect(server.events()).toEqual([]);
  });

  it('waits for the administrator where SES has not verified who sends it, and rings the alarm without naming anybody', async () => {
    const from = calendars('somebody@example.go.jp');
    expect(await from.put(invitation(), undefined)).toEqual({ type: 'later', retryAfterMs: 60_000 });
    expect(from.lines).toEqual([
      { level: 'error', event: 'invitation-not-mailed', fields: { code: 'MessageRejected' } },
    ]);
  });

  it('writes no header of anybody else’s', async () => {
    const attendee = { ...sato, name: '花子\r\nBcc: all@example.go.jp' };
    await calendars().put(invitation({ attendee, title: '1on1\r\nBcc: all@example.go.jp' }), undefined);
    const [mail] = server.mails;
    expect([mail?.bcc, mail?.headers.map(({ key }) => key).filter((key) => key === 'bcc')]).toEqual([undefined, []]);
    expect(mail?.subject).toContain('1on1');
  });

  it('looks into nobody’s time', async () => {
    const week = { from: invitation().from, until: invitation().until };
    expect((await calendars().busy(org, [sato], week)).get(sato.id)).toEqual({ type: 'unknown', why: 'none' });
  });
});
