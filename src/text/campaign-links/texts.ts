/** What is said of a campaign's links and picture. */
export type LinkTexts = {
  /** Under a message whose links are counted. */
  readonly notice: string;
  readonly board: {
    readonly opened: string;
    readonly times: (opens: number) => string;
    readonly few: string;
    /** Links that an edit replaced. */
    readonly before: string;
    readonly note: string;
  };
  readonly picture: {
    readonly tooLarge: (bytes: number, limit: number) => string;
    readonly notPicture: string;
    /** In the draft and for who approves it. */
    readonly unseen: string;
  };
  /** The page of a link that leads nowhere. */
  readonly page: { readonly title: string; readonly gone: string; readonly later: string };
};

const KB = 1024;
const MB = 1024 * KB;

/** 1.4 MB, 900 KB. Rounded up: what is larger than 1 MB never reads like it. */
export const sizeOf = (bytes: number): string =>
  bytes < MB ? `${Math.ceil(bytes / KB)} KB` : `${Math.ceil((bytes / MB) * 10) / 10} MB`;
