import { asPersonId, type OrgId, type PersonId, type UnitId } from '../people/model.ts';
import type { Histogram, QuestionId } from '../pulse/model.ts';
import type { Instant, WeekId } from '../time/instant.ts';
import type { Driver } from './rules.ts';
import type { Why } from './suppression/model.ts';

/** What a unit with everything below it said to one question. It is only made of what may be shown. */
export type Shown = {
  /** Who answered it. */
  readonly people: number;
  /** Of the steps they chose, from 1 to 5, where 5 is always the good end. */
  readonly sum: number;
  /** Who chose 4 or 5. */
  readonly favourable: number;
  /** How many chose each step; where a distribution may be shown. */
  readonly steps?: Histogram;
};

/** A week's やりがい, as it is drawn in a line: how many answered, of how many, and how many of them with 4 or 5. */
export type Point = {
  readonly week: WeekId;
  readonly people: number;
  readonly members: number;
  readonly favourable: number;
};

/** A question as it was last shown. */
export type Latest = Shown & { readonly week: WeekId };

/** All that may be shown of a unit after one round; nothing else of the round is needed to show it. */
export type UnitResult = {
  readonly org: OrgId;
  readonly unit: UnitId;
  readonly week: WeekId;
  readonly name: string;
  readonly parent?: UnitId;
  /** Whose answers would count in the unit and below it, and how many of these people switched the pulse off. */
  readonly members: number;
  readonly optedOut: number;
  /** How many answered anything; absent where not even that may be told. */
  readonly people?: number;
  readonly shown: { readonly [question in QuestionId]?: Shown };
  readonly why: { readonly [question in QuestionId]?: Why };
  /** Of the weeks in which やりがい was shown, the newest last; a quarter of them. */
  readonly line: readonly Point[];
  /** Each question as it was last shown, and the time before. */
  readonly latest: { readonly [question in QuestionId]?: Latest };
  readonly before: { readonly [question in QuestionId]?: Latest };
  /** Where few answered: in how many rounds running it was told so, and the last of these. */
  readonly low?: Low;
};

export type Low = { readonly week: WeekId; readonly rounds: number };

/** 「こうします」: what the head or a promoter of a unit decided after results. */
export type Decision = {
  readonly at: Instant;
  readonly by: PersonId;
  /** The name as it stood then: who reads it has never heard of a number. */
  readonly name: string;
  readonly text: string;
  /** What it is meant to make better, where its writer said so. */
  readonly driver?: Driver;
};

/** Stands where somebody was named who was forgotten. */
export const NOBODY = asPersonId('-');

/** Who wrote it, by name; undefined of somebody who was forgotten. */
export const writerOf = ({ name }: Pick<Decision, 'name'>): string | undefined => (name === NOBODY ? undefined : name);

/** All of a unit, the newest first. One item, changed under its version: 0 before it was ever saved. */
export type Decisions = {
  readonly org: OrgId;
  readonly unit: UnitId;
  readonly version: number;
  readonly made: readonly Decision[];
};

/** What somebody looked at; `told`: what everybody was sent, on the working day after the round. */
export const viewKinds = ['own', 'team', 'units', 'comments', 'csv', 'report', 'json', 'told'] as const;
export type ViewKind = (typeof viewKinds)[number];

/** A line of the log of views: who looked at whose results, and when. */
export type View = {
  readonly org: OrgId;
  readonly at: Instant;
  readonly person: PersonId;
  readonly unit: UnitId;
  readonly week: WeekId;
  readonly kind: ViewKind;
  /** On the command line, by who runs Akari: `person` is whose view it was, not who looked. */
  readonly audit?: true;
};

/** Who stands in the log where the command line was used and no person was named. No directory has such an id. */
export const COMMAND_LINE = asPersonId('npx akari');

/** Who stands there where everybody who was asked was sent what came out. No directory has such an id either. */
export const EVERYBODY = asPersonId('everybody asked');
