import type { Lifeline } from '../care/model.ts';
import type { WaitReason } from '../delivery/budget.ts';
import type { MessageKind } from '../people/model.ts';
import type { RestChoice } from '../people/rest.ts';
import type { Cadence, QuestionId, ScaleValue } from '../pulse/model.ts';
import type { Instant, LocalDate, Zone } from '../time/instant.ts';
import type { CampaignTexts } from './campaign-texts.ts';
import type { Language } from './language.ts';
import type { LightsOutTexts } from './lights-out-texts.ts';
import type { MonthTexts } from './month-texts.ts';
import type { InvitationTexts } from './one-on-one-invitation.ts';
import type { OneOnOneMentorTexts, OneOnOneShareTexts, OneOnOneTeamTexts } from './one-on-one-team-texts.ts';
import type { OneOnOneTexts } from './one-on-one-texts.ts';
import type { OvertimeCapsTexts } from './overtime-caps-texts.ts';
import type { OvertimeMovedTexts } from './overtime-moved-texts.ts';
import type { OvertimeReadingTexts } from './overtime-reading-texts.ts';
import type { OvertimeSettingsTexts } from './overtime-settings-texts.ts';
import type { OvertimeTexts } from './overtime-texts.ts';
import type { OvertimeUnitsTexts } from './overtime-units-texts.ts';
import type { RemarksTexts } from './remarks-texts.ts';
import type { ResultsTexts } from './results-texts.ts';
import type { VoiceTexts } from './voice-texts.ts';

/** Every word a person can see in the chat. A language that lacks one does not compile. */
export type Texts = {
  readonly language: Language;
  readonly common: CommonTexts;
  readonly menu: MenuTexts;
  readonly settings: SettingsTexts;
  readonly today: TodayTexts;
  readonly rest: RestTexts;
  readonly care: CareTexts;
  readonly pulse: PulseTexts;
  readonly programme: ProgrammeTexts;
  readonly campaign: CampaignTexts;
  readonly month: MonthTexts;
  readonly voice: VoiceTexts;
  readonly lightsOut: LightsOutTexts;
  readonly oneOnOne: OneOnOneTexts;
  readonly oneOnOneTeam: OneOnOneTeamTexts;
  readonly oneOnOneMentor: OneOnOneMentorTexts;
  readonly oneOnOneShare: OneOnOneShareTexts;
  readonly overtime: OvertimeTexts;
  readonly overtimeCaps: OvertimeCapsTexts;
  readonly overtimeMoved: OvertimeMovedTexts;
  readonly overtimeReading: OvertimeReadingTexts;
  readonly overtimeSettings: OvertimeSettingsTexts;
  readonly oneOnOneInvitation: InvitationTexts;
  readonly overtimeUnits: OvertimeUnitsTexts;
  readonly results: ResultsTexts;
  readonly remarks: RemarksTexts;
  readonly format: FormatTexts;
};

export type CommonTexts = {
  readonly send: string;
  readonly cancel: string;
  readonly choose: string;
  /** Says that a list went on: the last line of something cut to a platform's limit. */
  readonly more: (count: number) => string;
  /** Of a field of a form that has to be filled in. */
  readonly empty: (label: string) => string;
  readonly unknownPerson: string;
  readonly oldButton: string;
  readonly notAllowed: string;
  readonly sorry: string;
};

export type MenuTexts = {
  readonly title: string;
  readonly hello: (name: string) => string;
  readonly didNotUnderstand: (said: string) => string;
  readonly canDo: string;
  readonly pulse: string;
  readonly settings: string;
  readonly privacy: string;
  readonly privacyTitle: string;
  readonly privacyText: string;
  readonly privacyWho: string;
  readonly privacyOvertime: string;
  readonly privacyPlatform: string;
  readonly back: string;
};

export type SettingsTexts = {
  readonly title: string;
  readonly intro: string;
  readonly language: string;
  readonly languages: { readonly ja: string; readonly en: string; readonly yasashii: string };
  readonly place: string;
  readonly places: { readonly slack: string; readonly teams: string };
  readonly kinds: { readonly [kind in MessageKind]: string };
  readonly state: (on: boolean) => string;
  /** Off because another kind is, which this one depends on. */
  readonly stoppedWith: (kind: string) => string;
  readonly stop: (kind: string) => string;
  readonly resume: (kind: string) => string;
  readonly saved: string;
  /** Asks whether to speak this language from now on, in this language. */
  readonly speak: string;
  readonly speakYes: string;
};

export type TodayTexts = {
  readonly title: string;
  readonly none: string;
  readonly came: (count: number) => string;
  /** When a message was sent. */
  readonly at: (at: Instant, zone: Zone) => string;
  /** Of a reminder, to everybody alike: it comes only to who has not answered. */
  readonly ifOpen: string;
  readonly waits: (until: Instant, zone: Zone, because: string) => string;
  readonly dropped: (because: string) => string;
  readonly reasons: {
    readonly [reason in WaitReason | 'too-late' | 'over-budget' | 'undelivered']: string;
  };
  readonly limits: string;
};

export type RestTexts = {
  readonly title: string;
  readonly intro: string;
  readonly until: (day: LocalDate) => string;
  readonly ended: string;
  readonly end: string;
  readonly choices: { readonly [choice in RestChoice]: string };
  readonly chooseDay: string;
  /** Names the field of the form. */
  readonly day: string;
  readonly outside: (days: number) => string;
  /** What comes all the same. */
  readonly duties: string;
};

export type CareTexts = {
  readonly thanks: string;
  readonly noted: string;
  readonly goodWork: string;
  readonly morning: string;
  readonly hello: string;
  readonly evening: string;
  readonly tired: string;
  readonly nearby: string;
  /** `elsewhere` is the number for those whom the first does not reach. */
  readonly byPhone: (number: string, elsewhere: string) => string;
  readonly life: string;
  readonly danger: string;
  readonly lifelines: {
    readonly [line in Lifeline]: { readonly name: string; readonly call: (number: string) => string };
  };
  readonly guide: string;
  readonly unkept: string;
};

export type PulseTexts = {
  readonly questions: { readonly [id in QuestionId]: string };
  readonly scale: { readonly [value in ScaleValue]: string };
  /** The five bands of the share-of-time question. */
  readonly shares: { readonly [value in ScaleValue]: string };
  readonly newcomer: string;
  readonly intro: (questions: number) => string;
  readonly number: (index: number, of: number) => string;
  /** Names a question in the list of what was answered. */
  readonly answered: (index: number) => string;
  readonly skip: string;
  readonly settings: string;
  readonly change: (index: number) => string;
  readonly thanks: string;
  /** Above the answers when they are only shown again. */
  readonly now: string;
  /** Leaves a question as it was answered. */
  readonly keep: string;
  /** 「今週は答えない」 for somebody who has answered: what it takes back is said. */
  readonly takeBack: string;
  readonly untilClosing: (closesAt: Instant, zone: Zone) => string;
  readonly skipped: string;
  readonly takenBack: string;
  readonly answerAfterAll: string;
  readonly reminder: (lastWeek: boolean, questions: number) => string;
  readonly answer: string;
  readonly skipThisWeek: string;
  readonly closed: (next: LocalDate | undefined) => string;
  readonly nothingOpen: (next: LocalDate | undefined) => string;
  readonly notAsked: string;
  readonly comment: string;
  readonly commentTitle: string;
  readonly commentWarning: string;
  readonly commentLabel: string;
  readonly commentHint: string;
  /** When the form opens with what was written before. */
  readonly commentHintEarlier: string;
  readonly commentTooLong: (limit: number) => string;
  readonly commentThanks: string;
  readonly commentTakenBack: string;
  readonly current: (label: string) => string;
};

export type ProgrammeTexts = {
  readonly title: (unit: string) => string;
  readonly state: string;
  readonly running: (cadence: string) => string;
  readonly paused: string;
  readonly cadences: { readonly [cadence in Cadence]: string };
  readonly cadence: string;
  readonly next: string;
  readonly nextAt: (day: LocalDate) => string;
  readonly noNext: string;
  readonly lastRound: (askOn: LocalDate, open: boolean) => string;
  readonly noRound: string;
  readonly asked: string;
  readonly answered: string;
  /** A number of people; below five it is not said. */
  readonly people: (count: number) => string;
  readonly fewerThanFive: string;
  /** Five or more, but a number below five could be found by subtraction. */
  readonly withheld: string;
  readonly nextQuestions: string;
  readonly start: string;
  readonly pause: string;
  readonly pick: string;
  readonly pickTitle: string;
  /** `expected`: the day on which the next twelfth week is asked when no week is left out. */
  readonly pickNote: (expected: LocalDate) => string;
  readonly pickFirst: string;
  readonly pickSecond: string;
  readonly pickSame: string;
  readonly picked: string;
  readonly onlyRoot: string;
  readonly started: (next: LocalDate | undefined) => string;
  readonly pausedNow: string;
  readonly changed: (cadence: string, next: LocalDate | undefined) => string;
  /** How many units below have a plan of their own, which a change here replaces. */
  readonly below: (units: number) => string;
  readonly own: string;
  readonly note: string;
};

export type FormatTexts = {
  readonly day: (date: LocalDate) => string;
  readonly dayTime: (instant: Instant, zone: Zone) => string;
};
