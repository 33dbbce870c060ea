import type { RemarkState } from '../remarks/model.ts';
import type { LocalDate } from '../time/instant.ts';

/** ひとこと of closed rounds: read by everybody of a 局, and before that by its promoters. `monday`: of the week. */
export type RemarksTexts = {
  readonly menu: string;
  readonly title: (place: string, monday: LocalDate) => string;
  readonly none: string;
  readonly notYet: string;
  readonly quoted: (text: string) => string;
  readonly reply: (name: string, on: LocalDate, text: string) => string;
  readonly how: string;
  readonly before: string;
  readonly after: string;
  readonly other: (place: string) => string;
  readonly screening: {
    readonly menu: string;
    readonly title: (place: string, monday: LocalDate) => string;
    readonly none: string;
    readonly why: string;
    readonly how: string;
    readonly states: { readonly [state in RemarkState]: string };
    readonly show: string;
    readonly hold: string;
    readonly reply: string;
    readonly changeReply: string;
  };
  readonly replyForm: {
    readonly title: string;
    readonly note: string;
    readonly label: string;
    readonly hint: (limit: number) => string;
    readonly tooLong: (limit: number) => string;
  };
};
