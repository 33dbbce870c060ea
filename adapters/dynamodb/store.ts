import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { ListStore } from '../../src/campaign/lists.ts';
import type { CampaignStore, MonthStore } from '../../src/campaign/ports.ts';
import type { Inbox } from '../../src/conversation/ports.ts';
import type { Mailboxes } from '../../src/delivery/mailbox.ts';
import type { DueWork, Jobs, Outbox, Pace, Parcels } from '../../src/delivery/ports.ts';
import type { LightsStore } from '../../src/lights-out/ports.ts';
import type { RoomStore } from '../../src/lights-out/rooms/ports.ts';
import type { OneOnOneStore, PairReads } from '../../src/one-on-one/ports.ts';
import type { UnitShares } from '../../src/one-on-one/share/ports.ts';
import type { HandOverLog } from '../../src/overtime/hand-over/log.ts';
import type { CapsBooks } from '../../src/overtime/limits/caps-book.ts';
import type { OvertimeStore } from '../../src/overtime/ports.ts';
import type { UnitMonths } from '../../src/overtime/units/ports.ts';
import type { Censuses } from '../../src/people/census.ts';
import type { OrgId, PersonId } from '../../src/people/model.ts';
import type { CalendarStore, Directory, DirectoryImport, PersonStore } from '../../src/people/ports.ts';
import type { PulseStore, RoundKeys } from '../../src/pulse/ports.ts';
import type { RemarkSheets } from '../../src/remarks/ports.ts';
import type { ResultStore, ThresholdBooks, ViewLog } from '../../src/results/ports.ts';
import type { RetentionStore } from '../../src/retention/ports.ts';
import { openCampaigns } from './campaigns.ts';
import { openCapsBooks } from './caps-books.ts';
import { openCensuses } from './census.ts';
import { documentsOf } from './client.ts';
import { openDirectory } from './directory.ts';
import { openDirectoryImport } from './directory-import.ts';
import { openDueWork } from './due-work.ts';
import { type Glance, openGlance } from './glance.ts';
import { openHandOvers } from './hand-overs.ts';
import { someWorker, type Worker } from './import-head.ts';
import { openInbox } from './inbox.ts';
import { openJobs } from './jobs.ts';
import { keysTableOf } from './keys.ts';
import { openLights } from './lights-out.ts';
import { openLists } from './lists.ts';
import { openMailboxes } from './mailboxes.ts';
import { createMeter, type Meter } from './meter.ts';
import { openMonths } from './months.ts';
import { openOneOnOne } from './one-on-one.ts';
import { openCalendar } from './organisation.ts';
import { openOutbox } from './outbox.ts';
import { openOvertime } from './overtime.ts';
import { openUnitMonths } from './overtime-units.ts';
import { openPace } from './pace.ts';
import { openPairReads } from './pair-glance.ts';
import { openParcels } from './parcels.ts';
import { openPeople } from './people.ts';
import { openPulse } from './pulse.ts';
import { openPulseResults } from './pulse-results.ts';
import { openRemarkSheets } from './remark-sheets.ts';
import { openRetention } from './retention.ts';
import { openRooms } from './rooms.ts';
import { openRoundKeys } from './round-keys.ts';
import { openRows } from './rows.ts';
import { openThresholds } from './thresholds.ts';
import { openUnitShares } from './unit-shares.ts';
import { openViewLog } from './view-log.ts';

export type StoreOptions = {
  readonly client: DynamoDBClient;
  readonly table: string;
  /** The table of the rounds' keys, which no backup may reach. */
  readonly keysTable?: string;
  /** The machine's own clock in epoch milliseconds: for leases between machines and for DynamoDB's housekeeping. */
  readonly wallClock?: () => number;
  /** Who this process is among those that import. */
  readonly worker?: Worker;
};

/** Every store port, on DynamoDB. */
export type Store = {
  readonly directory: Directory;
  readonly people: PersonStore;
  readonly directoryImport: DirectoryImport;
  readonly calendar: CalendarStore;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly parcels: Parcels;
  readonly mailboxes: Mailboxes;
  readonly pace: Pace;
  readonly jobs: Jobs;
  readonly dueWork: DueWork;
  readonly pulse: PulseStore;
  readonly roundKeys: RoundKeys;
  readonly campaigns: CampaignStore;
  readonly censuses: Censuses;
  readonly months: MonthStore;
  readonly lists: ListStore;
  readonly overtime: OvertimeStore;
  readonly oneOnOne: OneOnOneStore;
  readonly pairs: PairReads;
  readonly lights: LightsStore;
  readonly rooms: RoomStore;
  readonly caps: CapsBooks;
  readonly handOvers: HandOverLog;
  readonly unitMonths: UnitMonths;
  readonly shares: UnitShares;
  readonly remarkSheets: RemarkSheets;
  readonly results: ResultStore;
  readonly views: ViewLog;
  readonly thresholds: ThresholdBooks;
  readonly retention: RetentionStore;
  /** The organisation, its programme and its book of limits in one request. */
  readonly glance: (org: OrgId, person?: PersonId) => Promise<Glance>;
  readonly meter: Meter;
};

export const openStore = ({
  client,
  table,
  keysTable = keysTableOf(table),
  wallClock = Date.now,
  worker = someWorker,
}: StoreOptions): Store => {
  const meter = createMeter();
  const documents = documentsOf(client);
  const rows = openRows(documents, table, meter);
  return {
    directory: openDirectory(rows),
    people: openPeople(rows),
    directoryImport: openDirectoryImport(rows, worker, wallClock),
    calendar: openCalendar(rows),
    inbox: openInbox(rows, wallClock),
    outbox: openOutbox(rows, wallClock),
    parcels: openParcels(rows, wallClock),
    overtime: openOvertime(rows),
    caps: openCapsBooks(rows),
    unitMonths: openUnitMonths(rows),
    shares: openUnitShares(rows),
    remarkSheets: openRemarkSheets(rows),
    mailboxes: openMailboxes(rows, wallClock),
    pace: openPace(rows, wallClock),
    jobs: openJobs(rows),
    dueWork: openDueWork(rows),
    pulse: openPulse(rows),
    roundKeys: openRoundKeys(openRows(documents, keysTable, meter)),
    campaigns: openCampaigns(rows),
    censuses: openCensuses(rows),
    months: openMonths(rows),
    lists: openLists(rows),
    oneOnOne: openOneOnOne(rows, wallClock),
    pairs: openPairReads(rows),
    lights: openLights(rows),
    rooms: openRooms(rows, wallClock),
    handOvers: openHandOvers(rows),
    results: openPulseResults(rows),
    views: openViewLog(rows),
    thresholds: openThresholds(rows),
    retention: openRetention(rows),
    glance: openGlance(rows),
    meter: { reset: meter.reset, read: meter.read },
  };
};
