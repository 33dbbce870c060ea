/** Whole lines about one's mentor. */
export const mentorWords: readonly string[] = [
  ...[
    'メンター',
    'メンターを選ぶ',
    'メンターを選びたい',
    'メンターを変えたい',
    'メンターをお願いしたい',
    'メンターがほしい',
  ],
  ...['上司以外と1on1', '上司との1on1に戻す', '上司との1on1に戻したい', 'メンターをやめる', 'メンターについて'],
  ...['mentor', 'my mentor', 'choose a mentor', 'change my mentor', 'back to my head'],
];

const TOPIC = String.raw`1\s*(?:on|オン|対)\s*1|ワン・?オン・?ワン|one[\s-]?on[\s-]?one`;

/** 「hanako@example.go.jp と1on1」, 「K004と1on1」, 「佐藤 花子さんと1on1したい」. */
const japanese = new RegExp(
  String.raw`^(?<name>[^\s、。と]+@[^\s、。と]+|[\w-]*\d[\w-]*|[^、。]{1,40}?(?=\s*(?:さん|様|課長|係長|室長|補佐|部長|局長)))\s*(?:さん|様|課長|係長|室長|補佐|部長|局長)*\s*と(?:の)?\s*(?:${TOPIC})(?:を)?(?:し(?:たい|ます)|やりたい|お願いします|お願い|希望|申し込み)?(?:です)?[。!！]?$`,
  'iu',
);

/** "1on1 with hanako@example.go.jp". */
const english = new RegExp(
  String.raw`^(?:i(?:'d| would) like (?:to have )?)?(?:a |an )?(?:${TOPIC})s? with (?<name>[^\s]+@[^\s]+|[\w-]*\d[\w-]*)[.!]?$`,
  'iu',
);

/** Whom a line names for a 1on1, as it was typed; undefined for every other line. */
export const readMentor = (line: string): string | undefined => {
  const plain = line.normalize('NFKC').trim();
  const found = japanese.exec(plain) ?? english.exec(plain);
  const name = found?.groups?.name?.trim();
  return name === undefined || name === '' ? undefined : name;
};
