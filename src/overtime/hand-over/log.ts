import type { OrgId, PersonId, UnitId } from '../../people/model.ts';
import { asInstant, DAY_MS, type Instant } from '../../time/instant.ts';
import type { CalendarMonth } from '../fiscal.ts';

/** One file that went to the ministry's own system or came from it: who, when, and of what. It names no other person. */
export type HandOver = {
  readonly org: OrgId;
  readonly at: Instant;
  /** The 管理者 who ran it. */
  readonly by: PersonId;
  /** How many lines the file has, without its headings. */
  readonly rows: number;
  /** The column map by its name. */
  readonly map: string;
  /** SHA-256 of the file in hexadecimal digits: tells which file it was. */
  readonly digest: string;
} & (
  | { readonly type: 'export'; readonly month: CalendarMonth; readonly unit: UnitId }
  | {
      readonly type: 'import';
      /** The first and the last month that the file speaks of. */
      readonly first: CalendarMonth;
      readonly last: CalendarMonth;
      /** The system's hours were taken even where people had recorded more. */
      readonly systemWins: boolean;
    }
);

/** Lines are only ever added. Passes `test/contracts/hand-overs.ts`. */
export type HandOverLog = {
  /** The same line twice is one. */
  note(line: HandOver): Promise<void>;
  /** From a moment on, the latest first. */
  since(org: OrgId, from: Instant): Promise<readonly HandOver[]>;
};

/** A year, as the log of what administrators look at. */
export const LOG_KEPT_DAYS = 366;

/** TTL is housekeeping: what is older is not shown, whether or not it is still there. */
export const oldestShown = (now: Instant): Instant => asInstant(now - LOG_KEPT_DAYS * DAY_MS);
