import { describe, expect, it } from 'vitest';
import { type Letter, messagesOf, tidingsOf } from '../../../src/one-on-one/messages.ts';
import type { Fixed, Meeting, Pair } from '../../../src/one-on-one/model.ts';
import type { DiaryScene } from '../../../src/one-on-one/moments.ts';
import { asPersonId, type Person } from '../../../src/people/model.ts';
import { calendarOf } from '../../../src/time/calendar.ts';
import { asLocalDate, isoOf } from '../../../src/time/instant.ts';
import { askedState, diaryOf, fixedState, meetingOf, pairOf } from '../../fixtures/one-on-one.ts';
import { person } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const sceneAt = (iso: string, staff: Partial<Person> = {}): DiaryScene => ({
  ...{ now: at(iso), calendar: calendarOf({}), manager: person('9', '課') },
  staff: new Map(['1', '2'].map((id) => [asPersonId(id), person(id, '課', staff)])),
});
const lineOf = ({ to, message }: Letter): string =>
  `${to.id} ${message.id} ${isoOf(message.dueAt)} ${isoOf(message.expiresAt)}`;
const said = (pairs: readonly Pair[], scene: DiaryScene, kind: string) =>
  messagesOf(diaryOf(pairs), scene)
    .map(lineOf)
    .filter((line) => line.includes(`/${kind}/`));
const fixedAt = (from: string, by: Fixed['by'] = 'staff', changes: Partial<Fixed> = {}) =>
  meetingOf({ state: { ...fixedState, from: at(from), by, ...changes } });
const pair = (meeting: Meeting, changes: Partial<Pair> = {}) => pairOf('1', { meeting, ...changes });

describe('the day before', () => {
  it('is said to both at three, on the working day before, until it begins', () => {
    // Monday after a Friday; Tuesday after 勤労感謝の日.
    expect(said([pair(fixedAt('2026-11-30T10:00:00+09:00'))], sceneAt('2026-11-24T10:00:00+09:00'), 'eve')).toEqual([
      '1 one-on-one/eve/2026-11-30 2026-11-27T06:00:00.000Z 2026-11-30T01:00:00.000Z',
      '9 one-on-one/eve/2026-11-30 2026-11-27T06:00:00.000Z 2026-11-30T01:00:00.000Z',
    ]);
    expect(
      said([pair(fixedAt('2026-11-24T10:00:00+09:00'))], sceneAt('2026-11-18T10:00:00+09:00'), 'eve')[0],
    ).toContain('2026-11-20T06:00:00.000Z');
  });

  it('is said on a day on which the one who reads it works', () => {
    const [staff, manager] = said(
      [pair(fixedAt('2026-11-27T10:00:00+09:00'))],
      sceneAt('2026-11-24T10:00:00+09:00', { freeDay: 4 }),
      'eve',
    );
    expect(staff).toContain(' 2026-11-25T06:00:00.000Z ');
    expect(manager).toContain(' 2026-11-26T06:00:00.000Z ');
  });

  it('is said at once where three has passed, and no more on the day itself', () => {
    const meeting = fixedAt('2026-11-27T15:00:00+09:00');
    const [late] = said([pair(meeting)], sceneAt('2026-11-26T17:00:00+09:00'), 'eve');
    expect(late).toContain(' 2026-11-26T08:00:00.000Z ');
    expect(said([pair(meeting)], sceneAt('2026-11-27T08:00:00+09:00'), 'eve')).toEqual([]);
  });

  it('is one message of all 1on1s of a day, of use until the first begins', () => {
    const two = [
      pair(fixedAt('2026-11-30T15:00:00+09:00')),
      pairOf('2', { meeting: fixedAt('2026-11-30T10:00:00+09:00') }),
    ];
    expect(said(two, sceneAt('2026-11-24T10:00:00+09:00'), 'eve').filter((line) => line.startsWith('9'))).toEqual([
      '9 one-on-one/eve/2026-11-30 2026-11-27T06:00:00.000Z 2026-11-30T01:00:00.000Z',
    ]);
  });
});

describe('a question', () => {
  it('comes at once, until its end', () => {
    expect(said([pair(meetingOf({ state: askedState }))], sceneAt('2026-11-24T10:00:00+09:00'), 'ask')).toEqual([
      '1 one-on-one/ask/3/1/9 2026-11-24T01:00:00.000Z 2026-11-27T06:00:00.000Z',
    ]);
  });

  it('comes two working days later to who has the times at hand, where that leaves time to answer', () => {
    const atHand = at('2026-11-24T10:00:00+09:00');
    const later = meetingOf({ state: askedState, atHand });
    expect(said([pair(later)], sceneAt('2026-11-24T10:00:00+09:00'), 'ask')[0]).toContain(' 2026-11-26T00:30:00.000Z ');
    const short = meetingOf({
      state: { type: 'asked', offers: [at('2026-11-26T10:00:00+09:00')], until: at('2026-11-25T15:00:00+09:00') },
      atHand,
    });
    expect(said([pair(short)], sceneAt('2026-11-24T10:00:00+09:00'), 'ask')).toEqual([]);
  });
});

describe('the manager at five', () => {
  const settled = (by: Fixed['by'], iso: string) =>
    [pair(fixedAt('2026-12-01T10:00:00+09:00', by, { at: at(iso) }))] as const;

  it('hears of what others settled, on the day, or on the next working day', () => {
    const now = sceneAt('2026-11-27T18:00:00+09:00');
    expect(said(settled('staff', '2026-11-27T11:00:00+09:00'), sceneAt('2026-11-27T11:01:00+09:00'), 'digest')).toEqual(
      ['9 one-on-one/digest/2026-11-27 2026-11-27T08:00:00.000Z 2026-11-30T08:00:00.000Z'],
    );
    expect(said(settled('akari', '2026-11-27T17:30:00+09:00'), now, 'digest')[0]).toContain('digest/2026-11-30');
    expect(said(settled('manager', '2026-11-27T11:00:00+09:00'), now, 'digest')).toEqual([]);
  });

  it('hears once of who could not be placed', () => {
    const scene = sceneAt('2026-11-27T09:00:00+09:00');
    const before = diaryOf([pair(meetingOf({ state: { type: 'open' } }))]);
    const after = diaryOf([pair(meetingOf({ state: { type: 'open', why: 'busy' } }))]);
    expect(tidingsOf(before, after, scene).map(lineOf)).toEqual([
      '9 one-on-one/digest/2026-11-27 2026-11-27T08:00:00.000Z 2026-11-30T08:00:00.000Z',
    ]);
    expect(tidingsOf(after, { ...after, pairs: after.pairs.map((each) => ({ ...each })) }, scene)).toEqual([]);
  });
});

it('tells both that six weeks have passed', () => {
  const before = diaryOf([pair(meetingOf({ state: { type: 'open', why: 'busy' } }))]);
  const told = before.pairs.map((each) => ({ ...each, gapTold: asLocalDate('2026-10-29') }));
  const letters = tidingsOf(before, { ...before, pairs: told }, sceneAt('2026-12-10T10:00:00+09:00')).map(lineOf);
  expect(letters).toEqual([
    '1 one-on-one/gap/2026-10-29/9/1 2026-12-10T01:00:00.000Z 2026-12-17T01:00:00.000Z',
    '9 one-on-one/gap/2026-10-29/9/1 2026-12-10T01:00:00.000Z 2026-12-17T01:00:00.000Z',
  ]);
});

it('says ten minutes before to who wants to hear of it, and to nobody who has left', () => {
  const wanting = pair(fixedAt('2026-11-27T15:00:00+09:00'), { soon: ['staff'] });
  expect(said([wanting], sceneAt('2026-11-24T10:00:00+09:00'), 'soon')).toEqual([
    '1 one-on-one/soon/3/2026-11-27T06:00:00.000Z/9/1 2026-11-27T05:50:00.000Z 2026-11-27T06:00:00.000Z',
  ]);
  expect(messagesOf(diaryOf([wanting]), sceneAt('2026-11-24T10:00:00+09:00', { left: true }))).toEqual([]);
});
