import type { Ending, Leaving, Mode } from '../lights-out/model.ts';
import type { Instant, LocalDate, Zone } from '../time/instant.ts';
import type { LightsRoomsTexts } from './lights-out-rooms-texts.ts';

/** Said in turns, one a day. */
export type Turns = readonly [string, ...string[]];

/** The words of 消灯: one's own plan, what is said in the evening, 待機解除, and whom 19:30 reaches. */
export type LightsOutTexts = {
  readonly menu: string;
  readonly plan: LeavingPlanTexts;
  readonly evening: EveningTexts;
  readonly units: UnitPageTexts;
  readonly standby: StandbyTexts;
  readonly modes: LightsModesTexts;
  readonly rooms: LightsRoomsTexts;
};

export type LeavingPlanTexts = {
  readonly title: string;
  readonly ask: (day: LocalDate) => string;
  /** What a line was read as; nothing counts yet. */
  readonly understood: (leaves: string) => string;
  readonly now: (leaves: string) => string;
  readonly leaves: { readonly [leaves in Leaving]: string };
  /** Once it counts. */
  readonly planned: { readonly [leaves in Leaving]: (day: LocalDate) => string };
  /** Where something will be said in the evening. */
  readonly tells: string;
  /** Past 20:00: at which of the two is a matter of what is declared. */
  readonly tellsLater: string;
  readonly change: string;
  readonly takeBack: string;
  readonly takenBack: string;
  readonly private: string;
};

export type EveningTexts = {
  readonly clock: (now: Instant, zone: Zone) => string;
  readonly halfPastSeven: (time: string) => string;
  /** One's own plan, where there is one. */
  readonly own: { readonly eight: string; readonly later: string };
  readonly ownUntil: (until: string) => string;
  readonly thoughts: Turns;
  readonly everybody: string;
  readonly wrapUp: string;
  readonly needMore: string;
  readonly quiet: string;
  readonly eight: (time: string) => string;
  readonly until: (until: string) => string;
  readonly wishes: Turns;
  readonly asPlanned: string;
  readonly finish: string;
  readonly change: string;
  readonly stop: string;
  readonly stopSure: string;
  readonly stopNo: string;
  readonly ended: { readonly [ends in Ending]: string };
  readonly goesOn: string;
  readonly over: string;
};

/** More units than one card shows: which of them these are, and the ways to the others. */
export type UnitPageTexts = {
  readonly page: (first: number, last: number, units: number) => string;
  readonly before: string;
  readonly after: string;
};

export type StandbyTexts = {
  readonly menu: string;
  readonly title: string;
  readonly which: string;
  readonly nobody: string;
  /** `people`: how many declared overtime for today. */
  readonly sure: (unit: string, people: number) => string;
  readonly alsoPlans: string;
  /** In the quiet hours. */
  readonly quiet: string;
  readonly yes: string;
  readonly no: string;
  readonly told: (unit: string) => string;
  readonly left: string;
  readonly notice: (name: string, unit: string) => string;
  readonly noticeEnd: string;
};

export type LightsModesTexts = {
  readonly menu: string;
  readonly title: string;
  readonly onlyPromoters: string;
  readonly unit: string;
  readonly state: (unit: string, people: number | undefined) => string;
  readonly fewPeople: (unit: string) => string;
  readonly inherited: string;
  readonly is: { readonly [mode in Mode]: string };
  readonly means: { readonly [mode in Mode]: string };
  readonly period: (first: LocalDate, last: LocalDate) => string;
  readonly noPeriod: string;
  readonly choose: { readonly [mode in Mode]: string };
  readonly sure: (unit: string, people: number) => string;
  readonly sureFew: (unit: string) => string;
  readonly yes: string;
  readonly no: string;
  readonly saved: string;
  readonly limits: string;
};
