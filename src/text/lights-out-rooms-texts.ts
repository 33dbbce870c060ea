import type { EndReason } from '../lights-out/rooms/model.ts';
import type { LocalDate } from '../time/instant.ts';

/** The words of the channel of a floor: what is said there, and how it is set up and ended. */
export type LightsRoomsTexts = {
  readonly menu: string;
  /** After the time and the thought of the day. */
  readonly declare: string;
  readonly toEverybody: string;
  readonly title: string;
  readonly offer: string;
  readonly when: string;
  readonly of: (unit: string) => string;
  readonly example: string;
  readonly yes: string;
  readonly no: string;
  readonly on: (unit: string, next: LocalDate) => string;
  readonly whoEnds: string;
  readonly stop: string;
  readonly keep: string;
  readonly ways: string;
  readonly left: string;
  readonly stopped: string;
  readonly nobody: string;
  /** In a channel, to every other line. */
  readonly inRoom: string;
  readonly none: string;
  readonly how: string;
  readonly name: (unit: string, platform: string, channel: string | undefined) => string;
  readonly next: (day: LocalDate) => string;
  readonly ended: { readonly [reason in EndReason]: (day: LocalDate) => string };
  readonly stopThere: string;
  readonly stoppedThere: string;
};
