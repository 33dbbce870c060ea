import * as z from 'zod/mini';
import { action } from '../conversation/action.ts';
import { asPersonId } from '../people/model.ts';
import { asInstant, asLocalDate, isLocalDate } from '../time/instant.ts';
import { themes } from './model.ts';

const person = z.pipe(z.string().check(z.minLength(1), z.maxLength(128)), z.transform(asPersonId));
const day = z.pipe(z.string().check(z.refine(isLocalDate)), z.transform(asLocalDate));
/** Before the year 3000: what a date can bear is not the product's to find out. */
const moment = z.pipe(z.int().check(z.gte(0), z.lt(32_503_680_000_000)), z.transform(asInstant));

/* Which pair: it says what the card was about and is never trusted. Who taps is one of the two, or nobody. */
const pair = { manager: person, staff: person };
const meeting = { ...pair, n: z.int().check(z.gte(1)) };

/** One's own 1on1s, as the line 「1on1」 shows them. */
export const openMine = action('one-on-one.mine', z.object({}));
export const openPair = action('one-on-one.pair', z.object(pair));
/** All of one's own on a day. */
export const openDay = action('one-on-one.day', z.object({ day }));
export const startPair = action('one-on-one.start', z.object(pair));

/** Times to choose from; `after`: those behind what was shown. */
export const openTimes = action('one-on-one.times', z.object({ ...meeting, after: z.exactOptional(moment) }));
export const chooseTime = action('one-on-one.choose', z.object({ ...meeting, from: moment }));
/** 取りやめて別の日に, 延期. */
export const askAgain = action('one-on-one.again', z.object(meeting));
export const endMeeting = action('one-on-one.end', z.object({ ...meeting, ending: z.enum(['held', 'skipped']) }));
export const leaveAsPlanned = action('one-on-one.as-planned', z.object(meeting));

export const openPrepare = action('one-on-one.prepare', z.object(meeting));
/** Without a theme: none yet. */
export const chooseTopic = action('one-on-one.topic', z.object({ ...meeting, theme: z.exactOptional(z.enum(themes)) }));
export const openThemes = action('one-on-one.themes', z.object(meeting));

export const openMemo = action('one-on-one.memo', z.object(meeting));
export const writeMemo = action('one-on-one.write-memo', z.object(meeting));
export const sendMemo = action('one-on-one.send-memo', z.object(meeting));
export const shareMemo = action('one-on-one.share-memo', z.object({ ...meeting, on: z.boolean() }));
export const dropMemo = action('one-on-one.drop-memo', z.object(meeting));
/** The one that was shared with whoever taps. */
export const openSharedMemo = action('one-on-one.shared-memo', z.object(meeting));

export const openPairSettings = action('one-on-one.settings', z.object(pair));
/** Selects of the settings: the tap carries what was chosen. */
export const chooseCadence = action('one-on-one.cadence', z.object(pair));
export const chooseLength = action('one-on-one.length', z.object(pair));
export const choosePlace = action('one-on-one.place', z.object(pair));
export const chooseHalf = action('one-on-one.half', z.object(pair));
/** What a line was read as, on a button. 0: as usual. */
export const setCadence = action(
  'one-on-one.set-cadence',
  z.object({ ...pair, weeks: z.enum(['0', '1', '2', '4', '6']) }),
);
export const setShort = action('one-on-one.short', z.object(meeting));
export const setSoon = action('one-on-one.soon', z.object({ ...pair, on: z.boolean() }));

export const openPause = action('one-on-one.open-pause', z.object(pair));
export const pausePair = action('one-on-one.pause', z.object({ ...pair, until: day }));
export const openPauseForm = action('one-on-one.pause-form', z.object(pair));
export const sendPause = action('one-on-one.send-pause', z.object(pair));
export const resumePair = action('one-on-one.resume', z.object(pair));
