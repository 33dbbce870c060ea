import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeCore } from '../../adapters/core.ts';
import { documentsOf } from '../../adapters/dynamodb/client.ts';
import { keysTableOf } from '../../adapters/dynamodb/keys.ts';
import type { OrgId, Person } from '../../src/people/model.ts';
import { ballotToken, commentToken } from '../../src/pulse/anonymity.ts';
import { answerQuestion, openComment, sendComment, skipWeek } from '../../src/pulse/cards.ts';
import type { ScaleValue } from '../../src/pulse/model.ts';
import { asWeekId } from '../../src/time/instant.ts';
import { type Engine, openEngine } from '../adapters/dynamodb/engine.ts';
import { attack, isAnswer, leavesOf, namedIn, peopleIn, type Row, type Victim, wordsOf } from '../fixtures/attacker.ts';
import { installMinistry, marksOf, ministryStaff, ministryUnits, staffOf } from '../fixtures/ministry.ts';
import { type Office, openOffice } from '../fixtures/office.ts';
import { at } from '../fixtures/time.ts';

const week = asWeekId('2026-W48');
const START = at('2026-11-24T09:00:00+09:00');
const ASKED = at('2026-11-26T15:20:00+09:00');
const EVENING = at('2026-11-26T19:40:00+09:00');
const MORNING = at('2026-11-27T08:45:00+09:00');
const REMINDED = at('2026-11-27T10:30:00+09:00');
const BEFORE_CLOSING = at('2026-11-27T16:59:00+09:00');
const CLOSED = at('2026-11-27T17:10:00+09:00');

const victims: readonly Victim[] = ministryStaff.map((entry) => ({ id: entry.id, marks: marksOf(entry) }));
const shared = new Set<string>([week, '2026', 'W48', ...ministryUnits.flatMap(({ id, name }) => [id, name])]);

let engine: Engine;
let org: OrgId;
let office: Office;
let key: Uint8Array;
let main: readonly Row[];
let keys: readonly Row[];
let after: readonly Row[];
const answered = new Set<string>();
const commented = new Set<string>();
const skipped = new Set<string>();

const scan = async (table: string): Promise<readonly Row[]> => {
  const documents = documentsOf(engine.client);
  const rows: Row[] = [];
  let from: Row | undefined;
  do {
    const page = await documents.send(
      new ScanCommand({ TableName: table, ConsistentRead: true, ...(from && { ExclusiveStartKey: from }) }),
    );
    rows.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from);
  return rows;
};

const everyone = (): readonly Person[] => ministryStaff.map((entry) => staffOf(org, entry));
const values: readonly ScaleValue[] = [5, 4, 3, 2, 1];

const answer = async (who: Person, index: number): Promise<void> => {
  for (const [step, question] of (['A0', 'D1a', 'D2a'] as const).entries()) {
    const value = values[(index + step) % 5] ?? 3;
    await office.tap(who, answerQuestion.of({ week, question, value }), { order: office.now() + index * 1_000 + step });
  }
  answered.add(who.id);
};

const comment = async (who: Person, text: string): Promise<void> => {
  await office.tap(who, openComment.of({ week }));
  await office.submit(who, sendComment.of({ week }), { comment: text });
  commented.add(who.id);
};

/** A whole round: some answer at once, some from the evening on, some decline, some write, some are reminded. */
beforeAll(async () => {
  engine = await openEngine();
  org = engine.org();
  shared.add(org);
  await installMinistry(org, engine.store.directoryImport, START);
  office = openOffice({
    org,
    dueWork: engine.store.dueWork,
    start: START,
    compose: ({ messengers, randomBytes, complain, now }) =>
      composeCore({
        store: engine.store,
        messengers,
        randomBytes,
        orgOf: () => org,
        closeGraceMs: 60_000,
        wallClock: now,
        log: { info: () => undefined, warn: complain, error: complain },
      }),
  });
  await office.moveTo(ASKED);
  const staff = everyone();
  const isOff = ({ freeDay }: Person) => freeDay !== undefined;
  for (const [index, who] of staff.entries()) if (index % 2 === 0 && !isOff(who)) await answer(who, index);
  for (const who of staff.filter((_, index) => index % 7 === 0))
    await comment(who, `会議が長い、と ${who.name.length} 人。`);
  for (const who of staff.filter(({ id }) => /課-1$/.test(id))) {
    await office.tap(who, skipWeek.of({ week }));
    skipped.add(who.id);
  }
  await office.moveTo(EVENING);
  for (const [index, who] of staff.entries()) {
    if (!isOff(who) || index % 2 === 0) continue;
    await office.say(who, 'パルス');
    await answer(who, index);
  }
  await office.moveTo(MORNING);
  await office.moveTo(REMINDED);
  for (const who of staff.filter(({ id }) => /課-3$/.test(id))) await answer(who, staff.indexOf(who));
  await office.moveTo(BEFORE_CLOSING);
  key = (await engine.store.roundKeys.key(org, week)) ?? new Uint8Array();
  main = await scan(engine.table);
  keys = await scan(keysTableOf(engine.table));
  await office.moveTo(CLOSED);
  after = [...(await scan(engine.table)), ...(await scan(keysTableOf(engine.table)))];
}, 120_000);
afterAll(() => engine.close());

describe('before closing', () => {
  it('has played a whole round without a complaint', () => {
    expect(office.complaints).toEqual([]);
    expect(ministryStaff).toHaveLength(40);
    expect([answered.size, commented.size, skipped.size]).toEqual([22, 6, 3]);
    expect(main.filter(({ type }) => type === 'ballot')).toHaveLength(new Set([...answered, ...skipped]).size);
    // A seventh row stands for somebody who had answered and declined since: it says that nothing was written.
    const comments = main.filter(({ type }) => type === 'comment');
    expect(comments.filter(({ text }) => text !== '')).toHaveLength(6);
    expect(comments).toHaveLength(7);
    expect(main.some(({ sk }) => String(sk).endsWith('/reminder'))).toBe(true);
  });

  it('is linked by the attacker, who has the key: so the attacker can', () => {
    const found = peopleIn(attack([...main, ...keys], victims, shared));
    expect(found).toEqual([...new Set([...answered, ...skipped, ...commented])].toSorted());
  });

  it('is not linked by whoever has the main table alone, as a backup would be', () => {
    expect(peopleIn(attack(main, victims, shared))).toEqual([]);
  });
});

describe('after closing', () => {
  it('is linked by nobody', () => {
    expect(attack(after, victims, shared)).toEqual([]);
  });

  it('keeps counts and remarks, and no ballot, comment, key or reminder', () => {
    const types = new Set(after.map(({ type }) => type));
    expect(types).toContain('tally');
    expect(types).toContain('remark');
    for (const type of ['ballot', 'comment', 'round-key']) expect(types).not.toContain(type);
    expect(after.filter(({ pk, sk, id }) => /reminder/.test(`${pk} ${sk} ${id}`))).toEqual([]);
    expect(after.filter((row) => Object.keys(row).some((name) => /^o_|^order$|^skipped$/.test(name)))).toEqual([]);
  });

  it('keeps no token and nothing of the key', () => {
    const words = new Set(after.flatMap((row) => [...wordsOf(row)]));
    const tokens = everyone().flatMap(({ id }) => [ballotToken(key, id), commentToken(key, id)]);
    expect(key).toHaveLength(32);
    expect(tokens.filter((token) => words.has(token))).toEqual([]);
    const bytes = after
      .flatMap((row) => leavesOf(row).map(({ value }) => value))
      .filter((v) => v instanceof Uint8Array);
    expect(bytes.filter((value) => Buffer.from(value).includes(Buffer.from(key)))).toEqual([]);
    for (const encoding of ['hex', 'base64', 'base64url'] as const) {
      expect(words.has(Buffer.from(key).toString(encoding))).toBe(false);
    }
  });

  it('has no row that names a person and holds an answer or a comment', () => {
    const texts = after.filter((row) => [...wordsOf(row)].some((word) => word.startsWith('会議が長い')));
    expect(texts.length).toBeGreaterThan(0);
    for (const row of [...after.filter(isAnswer), ...texts]) expect(namedIn(row, victims)).toEqual([]);
  });

  it('keeps no counts of one to four people', () => {
    const small = after.filter(
      ({ type, respondents, counts }) => type === 'tally' && Number(respondents) < 5 && counts,
    );
    expect(small).toEqual([]);
  });
});

describe('the rows of messages', () => {
  /** What a row says besides whose it is: the person, the parcel their id leads to, the platform's own name of the message, the machine's second. */
  const shapeOf = ({ pk: _, person: __, page: ___, message, ttl, ...row }: Row): string =>
    JSON.stringify(Object.entries({ ...row, message: message !== undefined, ttl: ttl !== undefined }).toSorted());

  it('say the same of those who answered, declined or did neither', () => {
    const ofWeek = after.filter(({ type, subject }) => type === 'delivery' && subject === week);
    expect(ofWeek).toHaveLength(40);
    const shapes = new Map<string, Set<string>>();
    for (const { id, freeDay, teams } of everyone()) {
      const group = `${freeDay === undefined ? 'works on' : 'is off on'} Thursdays, ${teams ? 'Teams' : 'Slack'}`;
      const shape = ofWeek.filter(({ person }) => person === id).map(shapeOf);
      shapes.set(group, (shapes.get(group) ?? new Set()).add(shape.join()));
    }
    expect(shapes.size).toBe(4);
    for (const [group, different] of shapes) expect([...different], group).toHaveLength(1);
  });
});

describe('the mailboxes', () => {
  /** All of a row but whose it is and the machine's second. */
  const shapeOf = ({ pk: _, sk: __, person: ___, ttl: ____, ...row }: Row): string =>
    JSON.stringify(Object.entries(row).toSorted());
  const mailboxes = (rows: readonly Row[]) => rows.filter(({ type }) => type === 'mailbox');

  it.each([
    ['while the round is open and reminders are out', () => main],
    ['after closing', () => after],
  ])('%s say the same of those who answered, declined, did neither or were reminded', (_, rows) => {
    expect(mailboxes(rows())).toHaveLength(40);
    const shapes = new Map<string, Set<string>>();
    for (const { id, freeDay } of everyone()) {
      const group = freeDay === undefined ? 'works on Thursdays' : 'is off on Thursdays';
      const own = mailboxes(rows()).filter(({ person }) => person === id);
      shapes.set(group, (shapes.get(group) ?? new Set()).add(own.map(shapeOf).join()));
    }
    expect(shapes.size).toBe(2);
    for (const [group, different] of shapes) expect([...different], group).toHaveLength(1);
  });

  it('take the reminder’s place with the asking, and name no reminder and no answer', () => {
    const kinds = leavesOf(mailboxes([...main, ...after])).filter(({ name }) => name.endsWith('kind'));
    expect(new Set(kinds.map(({ value }) => value))).toEqual(new Set(['pulse']));
    const fates = leavesOf(mailboxes(main)).filter(({ name }) => name.endsWith('fate'));
    expect(new Set(fates.map(({ value }) => value))).toEqual(new Set(['sent']));
    const followed = leavesOf(mailboxes(main)).filter(({ name }) => name.endsWith('followsOn'));
    expect(followed).toHaveLength(ministryStaff.filter(({ freeDay }) => freeDay === undefined).length);
  });

  it('tell the attacker, who reads them with everything else, nothing more', () => {
    const without = main.filter(({ type }) => type !== 'mailbox');
    expect(attack(main, victims, shared)).toEqual(attack(without, victims, shared));
  });
});
