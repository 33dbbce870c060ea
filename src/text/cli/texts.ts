import type { LocalDate, Weekday } from '../../time/instant.ts';
import type { AudienceCommandTexts } from './audience-texts.ts';
import type { CapsCommandTexts } from './caps-texts.ts';
import type { DataTexts } from './data-texts.ts';
import type { DoctorTexts } from './doctor-texts.ts';
import type { OneOnOneCommandTexts } from './one-on-one-texts.ts';
import type { OvertimeCommandTexts } from './overtime-texts.ts';
import type { ResultsCommandTexts } from './results-texts.ts';
import type { ThresholdsCommandTexts } from './thresholds-texts.ts';

/** What `npx akari` says on a terminal, apart from the import's own texts. A language that lacks a text does not compile. */
export type CommandTexts = {
  readonly help: string;
  readonly seeHelp: string;
  readonly unknownCommand: (word: string) => string;
  readonly unknownOption: (word: string) => string;
  readonly needsValue: (option: string) => string;
  readonly takesNoValue: (option: string) => string;
  readonly unexpectedWord: (word: string) => string;
  readonly missingOption: (option: string) => string;
  readonly badOrg: (value: string) => string;
  readonly fileMissing: (file: string) => string;
  readonly fileRefused: (file: string) => string;
  readonly notADay: (word: string) => string;
  readonly calendarWords: string;
  readonly manifestWords: string;
  readonly badUrl: (url: string) => string;
  readonly badAppId: (id: string) => string;
  readonly exampleUrl: (url: string) => string;
  readonly badVersion: (version: string) => string;
  readonly examplePages: (url: string) => string;
  readonly exampleAppId: string;
  readonly exported: (people: number, units: number) => string;
  readonly noDirectory: string;
  readonly calendar: {
    readonly heading: (from: string, to: string) => string;
    readonly closed: string;
    readonly opened: string;
    readonly yearEnd: string;
    readonly becomes: (day: string, works: boolean) => string;
    /** 1 is Monday. */
    readonly day: (date: LocalDate, weekday: Weekday) => string;
  };
  readonly data: DataTexts;
  readonly doctor: DoctorTexts;
  readonly audience: AudienceCommandTexts;
  readonly caps: CapsCommandTexts;
  readonly oneOnOne: OneOnOneCommandTexts;
  readonly thresholds: ThresholdsCommandTexts;
  readonly overtime: OvertimeCommandTexts;
  readonly results: ResultsCommandTexts;
  readonly written: (file: string) => string;
  readonly importRunning: string;
  readonly dataFolderInUse: (folder: string) => string;
  readonly databaseSilent: string;
  readonly unexpected: (message: string) => string;
};
