import { beforeEach, describe, expect, it } from 'vitest';
import { keepPeople } from '../../adapters/people-cache.ts';
import { asOrgId, asPersonId, type Person, type PersonId } from '../../src/people/model.ts';
import { ORG, person } from '../fixtures/staff.ts';

const one = asPersonId('1');
const two = asPersonId('2');
const nobody = asPersonId('3');

describe('people who are known', () => {
  const clock = { now: 0 };
  let stored: Map<PersonId, Person>;
  let asked: (readonly PersonId[])[];
  let whileRead: () => Promise<void>;
  const read = async (org: string, ids: readonly PersonId[]) => {
    asked.push(ids);
    const found = ids.flatMap((id) => (org === ORG ? (stored.get(id) ?? []) : []));
    await whileRead();
    return found;
  };
  let known = keepPeople(read, () => clock.now);
  const namesOf = async (...ids: readonly PersonId[]) => (await known.people(ORG, ids)).map(({ name }) => name);
  const rename = (id: PersonId, name: string): void => void stored.set(id, person(id, '課', { name }));

  beforeEach(() => {
    clock.now = 0;
    asked = [];
    whileRead = async () => undefined;
    stored = new Map();
    rename(one, '山田');
    rename(two, '佐藤');
    known = keepPeople(read, () => clock.now);
  });

  it('are read once a minute, only those who are missing, and that somebody is unknown too', async () => {
    expect(await namesOf(one, nobody)).toEqual(['山田']);
    rename(one, '田中');
    clock.now = 59_999;
    expect((await namesOf(one, two, nobody)).toSorted()).toEqual(['佐藤', '山田']);
    expect(asked).toEqual([[one, nobody], [two]]);
    clock.now = 60_000;
    expect(await namesOf(one)).toEqual(['田中']);
  });

  it('are read anew once something of theirs was changed here, also while they were read', async () => {
    const people = known.changing({ savePreferences: async (_, id) => rename(id, '田中') });
    await namesOf(one, two);
    await people.savePreferences(ORG, one, {});
    expect((await namesOf(one, two)).toSorted()).toEqual(['佐藤', '田中']);
    expect(asked).toEqual([[one, two], [one]]);

    clock.now = 60_000;
    rename(one, '山田');
    whileRead = () => people.savePreferences(ORG, one, {});
    expect(await namesOf(one)).toEqual(['山田']);
    whileRead = async () => undefined;
    expect(await namesOf(one)).toEqual(['田中']);
  });

  it('are of one organisation, and forgotten with it', async () => {
    await namesOf(one);
    expect(await known.people(asOrgId('elsewhere'), [one])).toEqual([]);
    rename(one, '田中');
    known.forget(ORG);
    expect(await namesOf(one)).toEqual(['田中']);
  });
});
