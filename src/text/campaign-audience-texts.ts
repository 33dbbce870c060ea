import type { ListProblem } from '../campaign/list-lines.ts';
import type { Instant, Zone } from '../time/instant.ts';

/** The words of whom a campaign goes to and when, and of whom it could not reach. */
export type CampaignAudienceTexts = {
  readonly whenHours: string;
  /** Hints where a date may also say from when on. */
  readonly dateHint: string;
  readonly timeHint: string;
  readonly hours: string;
  readonly hoursFrom: (at: Instant, zone: Zone) => string;
  readonly laterHours: (people: number) => string;
  readonly waitsForHours: string;
  readonly list: string;
  readonly noList: string;
  readonly ownList: (people: number) => string;
  readonly pasted: string;
  readonly pastedHint: string;
  /** The chosen list was deleted meanwhile. */
  readonly listGone: string;
  readonly listEmpty: string;
  readonly listRead: (people: number) => string;
  readonly listRepeats: (lines: number) => string;
  readonly listMisses: string;
  readonly listMiss: (line: number, words: string, why: ListProblem['why']) => string;
  readonly listMore: (lines: number) => string;
  readonly onList: (name: string) => string;
  readonly onOwnList: string;
  /** Of a reminder: who has not acknowledged this one. */
  readonly silent: (title: string) => string;
  readonly silentOnSome: string;
  /** Why a reminder's audience cannot be changed. */
  readonly fixed: string;
  readonly remind: string;
  readonly reminderTitle: (title: string) => string;
  readonly reminderBody: (title: string) => string;
  readonly tooFew: string;
  readonly noneSent: string;
  /** Why a reminder's board tells so little. */
  readonly reminderBoard: string;
  /** A reminder is held by the budget of messages like everything else. */
  readonly reminderLimit: string;
  readonly unreached: UnreachedTexts;
};

/** For the admin who mends accounts. */
export type UnreachedTexts = {
  readonly show: string;
  readonly title: (title: string) => string;
  readonly none: string;
  readonly first: (people: number) => string;
  readonly command: (command: string) => string;
  readonly keep: string;
  readonly notOfReminders: string;
  readonly columns: { readonly id: string; readonly name: string; readonly unit: string; readonly reason: string };
  readonly reasons: {
    readonly noPlace: string;
    readonly notInstalled: string;
    readonly notFound: string;
    readonly gaveUp: string;
    readonly unclear: string;
    readonly refused: (code: string) => string;
  };
};
