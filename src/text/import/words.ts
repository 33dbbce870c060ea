/**
 * The words inside the files: column names, and the values of some cells.
 * Both languages are read, whatever language the terminal speaks.
 */

/** A terminal speaks two languages; やさしい日本語 is for the chat. */
export type TerminalLanguage = 'ja' | 'en';

export type Words = { readonly ja: string; readonly en: string };

export const unitColumns = {
  unit_id: { ja: '部署ID', en: 'unit_id' },
  name: { ja: '部署名', en: 'name' },
  parent_id: { ja: '上位部署ID', en: 'parent_id' },
  manager_ids: { ja: '管理職ID', en: 'manager_ids' },
  promoter_ids: { ja: '推進者ID', en: 'promoter_ids' },
} as const satisfies { readonly [column: string]: Words };

export const peopleColumns = {
  person_id: { ja: '職員ID', en: 'person_id' },
  name: { ja: '氏名', en: 'name' },
  unit_id: { ja: '部署ID', en: 'unit_id' },
  email: { ja: 'メール', en: 'email' },
  slack_id: { ja: 'SlackID', en: 'slack_id' },
  teams_id: { ja: 'TeamsID', en: 'teams_id' },
  place: { ja: '優先', en: 'place' },
  language: { ja: '言語', en: 'language' },
  zone: { ja: 'タイムゾーン', en: 'zone' },
  start: { ja: '始業', en: 'start' },
  end: { ja: '終業', en: 'end' },
  free_day: { ja: 'フレックス休日', en: 'free_day' },
  joined_on: { ja: '着任日', en: 'joined_on' },
  admin: { ja: '管理者', en: 'admin' },
} as const satisfies { readonly [column: string]: Words };

/** How a list of people may name its columns, in small letters and without spaces. */
export const listColumns = {
  person: ['職員id', '職員番号', 'person_id', 'id'],
  email: ['メール', 'メールアドレス', 'email', 'e-mail', 'mail'],
} as const;

export type UnitColumn = keyof typeof unitColumns;
export type PeopleColumn = keyof typeof peopleColumns;

/** How a date may name an era, in small letters. */
export const eraWords = {
  reiwa: ['令和', 'r'],
  heisei: ['平成', 'h'],
  showa: ['昭和', 's'],
} as const;

/** The first word of each list is the one an export writes. */
export const cellWords = {
  language: {
    ja: ['日本語', 'ja', 'japanese'],
    en: ['英語', 'en', 'english'],
    yasashii: ['やさしい日本語', 'yasashii', 'ja-easy'],
  },
  place: {
    slack: ['slack', 'スラック'],
    teams: ['teams', 'チームズ'],
  },
  yes: ['はい', 'yes', 'true', '1', '○'],
  no: ['いいえ', 'no', 'false', '0', '×'],
  /** Monday to Friday. */
  freeDay: [
    ['月', 'mon', '月曜', '月曜日', 'monday'],
    ['火', 'tue', '火曜', '火曜日', 'tuesday'],
    ['水', 'wed', '水曜', '水曜日', 'wednesday'],
    ['木', 'thu', '木曜', '木曜日', 'thursday'],
    ['金', 'fri', '金曜', '金曜日', 'friday'],
  ],
} as const;
