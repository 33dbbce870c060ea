/** What a 1on1 is called in calendars, where others may see it: nothing but that there is one. */
export type InvitationTexts = {
  readonly title: (manager: string, staff: string) => string;
  readonly words: string;
};

export const invitationJa: InvitationTexts = {
  title: (manager, staff) => `1on1（${manager}・${staff}）`,
  words: '灯りが入れた予定です。日時は、チャットで「1on1」と送ると変えられます。人事評価には使いません。',
};

export const invitationEn: InvitationTexts = {
  title: (manager, staff) => `1on1 (${manager}, ${staff})`,
  words: 'Planned by Akari. To change the time, send "1on1" in the chat. It is not used for appraisal.',
};

export const invitationYasashii: InvitationTexts = {
  title: (manager, staff) => `1on1（${manager}・${staff}）`,
  words: '灯りが 入れた 予定です。チャットで「1on1」と 送ると、時間を かえられます。評価には 使いません。',
};
