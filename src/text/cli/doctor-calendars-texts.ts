import type { CalendarsDoctorTexts } from './doctor-texts.ts';

export const calendarsDoctorJa: CalendarsDoctorTexts = {
  secretOf: 'カレンダー',
  all: 'カレンダーと招待のメール',
  neither: '1on1の日時は、チャットだけでお知らせします（ステージの設定に calendars も mail もありません）',
  sender: (address) => `招待の差出人 ${address}`,
  verified: (address, identity) => `Amazon SES が ${identity} を確かめているため、${address} から招待を送れます`,
  unverified: (address, identity) => ({
    what: `Amazon SES が ${identity} をまだ確かめていません。${address} からは1on1の招待を送れません。`,
    mend: 'docs/deploy.md の「10. Calendars for 1on1s」のとおりに、SES で確かめてください。招待は確かめたあとに送られます。',
  }),
  account: 'Amazon SES のアカウント',
  sends: 'Amazon SES は、どの宛先にも送れます',
  paused: {
    what: 'Amazon SES の送信が止められています。1on1の招待が送られません。',
    mend: 'AWS コンソールの SES の「アカウントダッシュボード」で理由を確かめ、AWS サポートに再開を求めてください。',
  },
  sandbox: {
    what: 'Amazon SES がサンドボックスの中にあり、確かめた宛先にしか送れません。1on1の招待は職員に届きません。',
    mend: 'AWS コンソールの SES で「本稼働アクセス」を申請してください。1日ほどかかります。',
  },
};

export const calendarsDoctorEn: CalendarsDoctorTexts = {
  secretOf: 'the calendars',
  all: 'Calendars and mailed invitations',
  neither: 'Times of 1on1s stand in the chat only (the stage has neither calendars nor mail)',
  sender: (address) => `Sender of invitations ${address}`,
  verified: (address, identity) => `Amazon SES has verified ${identity}: invitations can come from ${address}`,
  unverified: (address, identity) => ({
    what: `Amazon SES has not verified ${identity}: no invitation to a 1on1 can come from ${address}.`,
    mend: 'Verify it in SES as "10. Calendars for 1on1s" in docs/deploy.md says. Invitations are sent once it is.',
  }),
  account: 'Account of Amazon SES',
  sends: 'Amazon SES sends to everybody',
  paused: {
    what: 'Sending of Amazon SES is paused: no invitation to a 1on1 is mailed.',
    mend: 'Look for the reason in the account dashboard of SES, and ask AWS Support to lift it.',
  },
  sandbox: {
    what: 'Amazon SES is in its sandbox and sends to verified addresses only: no invitation to a 1on1 reaches the staff.',
    mend: 'Ask for production access in the console of SES; it takes about a day.',
  },
};
