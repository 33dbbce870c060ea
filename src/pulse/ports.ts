import type { OrgId, UnitId } from '../people/model.ts';
import type { WeekId } from '../time/instant.ts';
import type {
  Ballot,
  Comment,
  Programme,
  QuestionId,
  Remark,
  Round,
  RoundState,
  RoundTree,
  RoundUnit,
  ScaleValue,
  Tally,
  Token,
} from './model.ts';

/** Programmes, rounds and ballots. Every write is one conditional write on one item; repeats are harmless. */
export type PulseStore = {
  /** A programme never saved reads as version 0 without plans. */
  programme(org: OrgId): Promise<Programme>;
  /** False when somebody saved in between: `programme.version` is no longer the stored one. */
  saveProgramme(programme: Programme): Promise<boolean>;

  /** What never changes of a round is kept in the process, so that a tap pays no request for it. */
  round(org: OrgId, week: WeekId): Promise<Round | undefined>;
  /** Writes the tree, then the round. False, and nothing changed, when the round exists. */
  createRound(round: Round, tree: readonly RoundUnit[]): Promise<boolean>;
  roundTree(org: OrgId, week: WeekId): Promise<RoundTree>;
  /** False when the round was not in `from`. */
  advance(org: OrgId, week: WeekId, from: RoundState, to: RoundState): Promise<boolean>;

  /**
   * One request. The ballot as it is after the write; `stale` when an answer to this question, as new or newer,
   * is there already.
   */
  answer(entry: BallotEntry & { question: QuestionId; value: ScaleValue }): Promise<Ballot | 'stale'>;
  skip(entry: BallotEntry): Promise<Ballot | 'stale'>;
  ballot(org: OrgId, week: WeekId, shard: number, token: Token): Promise<Ballot | undefined>;
  /** The ballots there are among these tokens, in any order. */
  ballots(org: OrgId, week: WeekId, keys: readonly BallotKey[]): Promise<readonly Ballot[]>;
  /** Every ballot of one shard, in pages. */
  ballotsOf(org: OrgId, week: WeekId, shard: number): AsyncIterable<readonly Ballot[]>;
  eraseBallots(org: OrgId, week: WeekId, keys: readonly BallotKey[]): Promise<void>;

  /** The newest wins, whatever order they arrive in. */
  saveComment(org: OrgId, week: WeekId, comment: Comment): Promise<void>;
  comment(org: OrgId, week: WeekId, token: Token): Promise<Comment | undefined>;
  comments(org: OrgId, week: WeekId): AsyncIterable<readonly Comment[]>;
  eraseComments(org: OrgId, week: WeekId, tokens: readonly Token[]): Promise<void>;
  saveRemarks(org: OrgId, week: WeekId, remarks: readonly Remark[]): Promise<void>;
  remarks(org: OrgId, week: WeekId): Promise<readonly Remark[]>;

  saveTallies(org: OrgId, week: WeekId, tallies: readonly Tally[]): Promise<void>;
  tallies(org: OrgId, week: WeekId): Promise<readonly Tally[]>;
  /** The same in pages: all of 30,000 units are 150 MB. */
  tallyPages(org: OrgId, week: WeekId): AsyncIterable<readonly Tally[]>;
};

export type BallotKey = { readonly shard: number; readonly token: Token };

export type BallotEntry = BallotKey & {
  readonly org: OrgId;
  readonly week: WeekId;
  readonly unit: UnitId;
  readonly order: number;
};

/** The rounds' keys: a store of its own that no backup reaches. */
export type RoundKeys = {
  /** The round's key: the stored one, or `fresh` when there was none. */
  ensure(org: OrgId, week: WeekId, fresh: Uint8Array): Promise<Uint8Array>;
  /** Undefined once destroyed. Kept in the process while it exists. */
  key(org: OrgId, week: WeekId): Promise<Uint8Array | undefined>;
  destroy(org: OrgId, week: WeekId): Promise<void>;
};
