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

/** 1.4 MB, 900 KB. Rounded away from the limit of 1 MB, so that what is too large never reads like the limit. */
export const sizeOf = (bytes: number): string => {
  const [mega, kilo] = [1024 * 1024, 1024];
  return bytes > mega
    ? `${Math.ceil((bytes / mega) * 10) / 10} MB`
    : `${Math.ceil((bytes / mega === 1 ? mega : bytes) / kilo)} KB`;
};
