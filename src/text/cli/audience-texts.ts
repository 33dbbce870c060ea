/** What the commands say that load lists of people and tell whom a campaign could not reach. */
export type AudienceCommandTexts = {
  readonly listWords: string;
  readonly campaignWords: string;
  readonly badListName: (most: number) => string;
  readonly notText: (file: string) => string;
  readonly badQuotes: (file: string, line: number) => string;
  readonly listEmpty: (file: string) => string;
  readonly listPut: (name: string, people: number) => string;
  readonly listMore: (lines: number) => string;
  /** Who may learn of a list. */
  readonly listSeen: string;
  readonly noLists: string;
  readonly noList: (name: string) => string;
  readonly listLine: (name: string, loaded: string) => string;
  readonly listShown: (name: string, people: number, loaded: string) => string;
  readonly listDeleted: (name: string) => string;
  readonly listInUse: (campaigns: number) => string;
  readonly noCampaigns: string;
  readonly noCampaign: (id: string) => string;
  readonly unreachedWritten: (people: number, file: string) => string;
  readonly unreachedPersonal: string;
};
