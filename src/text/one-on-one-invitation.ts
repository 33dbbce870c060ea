/** What a 1on1 is called in calendars, where others may see it: nothing but that there is one. */
export type InvitationTexts = {
  /** Who mails it. */
  readonly from: string;
  readonly title: (manager: string, staff: string) => string;
  readonly words: string;
  /** What takes it back. */
  readonly cancelledTitle: (manager: string, staff: string) => string;
  readonly cancelledWords: string;
};

export const invitationJa: InvitationTexts = {
  from: '灯り',
  title: (manager, staff) => `1on1（${manager}・${staff}）`,
  words: '灯りが入れた予定です。日時は、チャットで「1on1」と送ると変えられます。人事評価には使いません。',
  cancelledTitle: (manager, staff) => `取りやめ：1on1（${manager}・${staff}）`,
  cancelledWords: 'この時間の1on1は取りやめになりました。次の日時は、チャットで「1on1」と送ると見られます。',
};

export const invitationEn: InvitationTexts = {
  from: 'Akari',
  title: (manager, staff) => `1on1 (${manager}, ${staff})`,
  words: 'Planned by Akari. To change the time, send "1on1" in the chat. It is not used for appraisal.',
  cancelledTitle: (manager, staff) => `Called off: 1on1 (${manager}, ${staff})`,
  cancelledWords: 'This 1on1 was called off. To see when the next one is, send "1on1" in the chat.',
};

export const invitationYasashii: InvitationTexts = {
  from: '灯り',
  title: (manager, staff) => `1on1（${manager}・${staff}）`,
  words: '灯りが 入れた 予定です。チャットで「1on1」と 送ると、時間を かえられます。評価には 使いません。',
  cancelledTitle: (manager, staff) => `やめました：1on1（${manager}・${staff}）`,
  cancelledWords: 'この 時間の 1on1は やめました。チャットで「1on1」と 送ると、次の 時間を 見る ことが できます。',
};
