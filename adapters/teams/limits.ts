/**
 * Everything Teams (or we, where Teams names no number) allows in one card. The renderers use no other numbers.
 * `documented` limits come from Microsoft's pages; `chosen` ones keep a card readable on a phone.
 */
export const limits = {
  /**
   * Chosen: UTF-16 bytes of the card's JSON. Documented: 100 KB a message, at most 80 KB advised, 28 KB for an
   * incoming webhook. The smallest of them holds everywhere.
   */
  cardBytes: 28 * 1024,
  /** Documented: at most six actions in one action set. */
  actionsPerSet: 6,
  /** Chosen: the words on a button, and of an option in a list. */
  buttonTitle: 150,
  optionTitle: 150,
  /** Chosen: an input's label, its placeholder, a chart's title and its labels. */
  inputLabel: 300,
  placeholder: 150,
  chartLabel: 60,
  /** Chosen: more points or series than this cannot be told apart; such a chart is written as text. */
  chartPoints: 60,
  chartSeries: 12,
  /** Chosen: a wider or longer table is written as text; a longer cell is cut. */
  tableColumns: 12,
  tableRows: 100,
  cell: 2000,
  /** Chosen: the title bar of a dialog. */
  dialogTitle: 64,
  /** Documented by the core's own form model. */
  inputLength: 3000,
  /** Chosen: what a notification and a screen reader's summary can use of a card. */
  summary: 2000,
  /** Documented of pictures in a bot's messages: 1 MB, PNG, JPEG or GIF (learn.microsoft.com, conversation-messages). */
  imageBytes: 1024 * 1024,
  /** Chosen: signs in a progress bar. */
  bar: 10,
} as const;

/** At most `max` UTF-16 units; a longer text ends in `…`, and no character is cut in two. */
export const cut = (text: string, max: number): string => {
  if (text.length <= max) return text;
  if (max < 1) return '';
  const end = max - 1;
  const last = text.charCodeAt(end - 1);
  const splits = last >= 0xd800 && last <= 0xdbff;
  return `${text.slice(0, splits ? end - 1 : end)}…`;
};

/** How large Teams counts a value: UTF-16 bytes of its JSON. */
export const bytesOf = (value: unknown): number => JSON.stringify(value).length * 2;
