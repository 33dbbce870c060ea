import { describe, expect, it } from 'vitest';
import type { Account } from '../../src/conversation/inbound.ts';
import { asAddress } from '../../src/conversation/platform.ts';
import {
  asPersonId,
  asUnitId,
  type DirectoryEntry,
  type OrgId,
  type Person,
  type Unit,
} from '../../src/people/model.ts';
import type {
  CalendarStore,
  Directory,
  DirectoryChange,
  DirectoryImport,
  PersonStore,
} from '../../src/people/ports.ts';
import { asLocalDate, asLocalTime, TOKYO } from '../../src/time/instant.ts';
import { at } from '../fixtures/time.ts';

export type DirectorySetup = {
  readonly org: OrgId;
  readonly other: OrgId;
  readonly directory: Directory;
  readonly people: PersonStore;
  readonly directoryImport: DirectoryImport;
  readonly calendar: CalendarStore;
  /** The same directory as another process sees it. */
  readonly elsewhere: Directory;
};

const now = at('2026-11-24T09:00:00+09:00');

export const unit = (id: string, parent?: string, name = id): Unit => ({
  id: asUnitId(id),
  name,
  managers: [],
  promoters: [],
  ...(parent !== undefined && { parent: asUnitId(parent) }),
});

export const entry = (id: string, changes: Partial<DirectoryEntry> = {}): DirectoryEntry => ({
  id: asPersonId(id),
  name: `職員 ${id}`,
  unit: asUnitId('ka-1'),
  language: 'ja',
  zone: TOKYO,
  hours: { start: asLocalTime('08:30'), end: asLocalTime('17:15') },
  admin: false,
  ...changes,
});

export const put = (each: DirectoryEntry, isNew = true): DirectoryChange => ({
  type: 'put-person',
  entry: each,
  manages: [],
  promotes: [],
  isNew,
});
export const putUnit = (each: Unit): DirectoryChange => ({ type: 'put-unit', unit: each });

export const summary = { name: '試験省', zone: TOKYO, zones: [TOKYO], people: 2, units: 2 };

/** One whole import of one page. */
export const importing = async (
  at: Pick<DirectorySetup, 'org' | 'directoryImport'>,
  id: string,
  ...changes: DirectoryChange[]
) => {
  await at.directoryImport.begin(at.org, id, now);
  await at.directoryImport.stage(at.org, id, 0, changes);
  await at.directoryImport.commit(at.org, id, 1, summary);
  await at.directoryImport.apply(at.org, id);
};

const slack = (user: string, tenant = 'T1'): Account => ({ platform: 'slack', tenant, user });
const teams = (user: string, tenant = 'tenant-1'): Account => ({ platform: 'teams', tenant, user });

const idOf = (person: Person | undefined) => person?.id;

/** What every implementation of `Directory`, `PersonStore`, `DirectoryImport` and `CalendarStore` must do together. */
export const directoryContract = (setup: () => DirectorySetup): void => {
  readingContract(setup);
  accountContract(setup);
  treeContract(setup);
  preferencesContract(setup);
  calendarContract(setup);
};

const readingContract = (setup: () => DirectorySetup): void => {
  describe('directory contract: reading', () => {
    it('knows nothing before the first import', async () => {
      const { directory, org } = setup();
      expect(await directory.organisation(org)).toBeUndefined();
      expect(await directory.person(org, asPersonId('K1'))).toBeUndefined();
      expect(await directory.people(org, [asPersonId('K1')])).toEqual([]);
    });

    it('reads back everything the directory says of a person', async () => {
      const here = setup();
      const full = entry('K1', {
        email: 'Hana.Sato@example.go.jp',
        slack: { user: 'U1', team: 'T1' },
        teams: { user: 'aad-1', tenant: 'tenant-1' },
        place: 'teams',
        freeDay: 3,
        joinedOn: asLocalDate('2026-11-01'),
        admin: true,
      });
      const roles = { manages: [asUnitId('ka-1')], promotes: [asUnitId('root')] };
      await importing(here, 'i1', { type: 'put-person', entry: full, ...roles, isNew: true }, put(entry('K2')));
      const rest = { org: here.org, left: false, preferences: { optOuts: [], addresses: {} } };
      expect(await here.directory.person(here.org, asPersonId('K1'))).toEqual({ ...full, ...roles, ...rest });
      expect(await here.directory.person(here.org, asPersonId('K2'))).toEqual({
        ...entry('K2'),
        ...{ manages: [], promotes: [] },
        ...rest,
      });
    });

    it('says what the import said of the organisation, with a version that grows', async () => {
      const here = setup();
      await importing(here, 'i1', put(entry('K1')));
      const first = await here.directory.organisation(here.org);
      expect(first).toEqual({ id: here.org, ...summary, version: 1, closures: {} });
      await importing(here, 'i2', put(entry('K1'), false));
      expect(await here.directory.organisation(here.org)).toEqual({ ...first, version: 2 });
    });

    it('reads several people once each, and everybody in pages, each once', async () => {
      const here = setup();
      const ids = Array.from({ length: 230 }, (_, i) => `K${i}`);
      await importing(here, 'i1', ...ids.map((id) => put(entry(id))));
      const some = [...ids.slice(0, 150), 'K0', 'nobody'].map(asPersonId);
      const found = await here.directory.people(here.org, some);
      expect(found.map(idOf).sort()).toEqual(ids.slice(0, 150).sort());
      const all: Person[] = [];
      for await (const page of here.directory.everyone(here.org)) all.push(...page);
      expect(all.map(idOf).sort()).toEqual(ids.sort());
    });

    it('keeps one organisation from another, even when a name looks like a key', async () => {
      const here = setup();
      await importing(here, 'i1', put(entry('K1', { slack: { user: 'U1' }, email: 'a@example.go.jp' })));
      expect(await here.directory.person(here.other, asPersonId('K1'))).toBeUndefined();
      expect(await here.directory.personByAccount(here.other, slack('U1'))).toBeUndefined();
      expect(await here.directory.personByEmail(here.other, 'a@example.go.jp')).toBeUndefined();
      await importing({ ...here, org: here.other }, 'i1', put(entry('K1', { slack: { user: `x#slack#U1` } })));
      expect(idOf(await here.directory.personByAccount(here.other, slack('x#slack#U1')))).toBe('K1');
    });
  });
};

const accountContract = (setup: () => DirectorySetup): void => {
  describe('directory contract: accounts', () => {
    it('finds a person by account, whatever the tenant when the directory names none', async () => {
      const here = setup();
      await importing(here, 'i1', put(entry('K1', { slack: { user: 'U1' } })));
      expect(idOf(await here.directory.personByAccount(here.org, slack('U1', 'T1')))).toBe('K1');
      expect(idOf(await here.directory.personByAccount(here.org, slack('U1', 'T2')))).toBe('K1');
      expect(await here.directory.personByAccount(here.org, teams('U1'))).toBeUndefined();
      expect(await here.directory.personByAccount(here.org, slack('U2'))).toBeUndefined();
    });

    it('tells two people of one user id apart by tenant, and guesses nobody', async () => {
      const here = setup();
      const one = entry('K1', { teams: { user: 'a', tenant: 'tenant-1' }, slack: { user: 'U1' } });
      const two = entry('K2', { teams: { user: 'a', tenant: 'tenant-2' }, slack: { user: 'U1' } });
      await importing(here, 'i1', put(one), put(two));
      expect(idOf(await here.directory.personByAccount(here.org, teams('a', 'tenant-1')))).toBe('K1');
      expect(idOf(await here.directory.personByAccount(here.org, teams('a', 'tenant-2')))).toBe('K2');
      expect(await here.directory.personByAccount(here.org, teams('a', 'tenant-3'))).toBeUndefined();
      expect(await here.directory.personByAccount(here.org, slack('U1'))).toBeUndefined();
    });

    it('prefers who is named with the very tenant to who is named without one', async () => {
      const here = setup();
      const exact = entry('K1', { teams: { user: 'a', tenant: 'tenant-1' } });
      await importing(here, 'i1', put(exact), put(entry('K2', { teams: { user: 'a' } })));
      expect(idOf(await here.directory.personByAccount(here.org, teams('a', 'tenant-1')))).toBe('K1');
      expect(idOf(await here.directory.personByAccount(here.org, teams('a', 'tenant-2')))).toBe('K2');
    });

    it('finds a person by e-mail however it is written, and nobody when two share it', async () => {
      const here = setup();
      const [one, two] = [entry('K1', { email: 'Hana@Example.go.jp' }), entry('K2', { email: 'hana@example.go.jp' })];
      await importing(here, 'i1', put(one));
      expect(idOf(await here.directory.personByEmail(here.org, ' HANA@example.go.jp'))).toBe('K1');
      await importing(here, 'i2', put(two));
      expect(await here.directory.personByEmail(here.org, 'hana@example.go.jp')).toBeUndefined();
    });

    it('follows an account and an e-mail that an import changes', async () => {
      const here = setup();
      await importing(here, 'i1', put(entry('K1', { slack: { user: 'U1' }, email: 'old@example.go.jp' })));
      await importing(here, 'i2', put(entry('K1', { slack: { user: 'U9' } }), false));
      expect(await here.directory.personByAccount(here.org, slack('U1'))).toBeUndefined();
      expect(idOf(await here.directory.personByAccount(here.org, slack('U9')))).toBe('K1');
      expect(await here.directory.personByEmail(here.org, 'old@example.go.jp')).toBeUndefined();
    });

    it('ties an account to a person, in the workspace it was found in', async () => {
      const here = setup();
      await importing(here, 'i1', put(entry('K1', { email: 'a@example.go.jp' })));
      await here.people.bindAccount(here.org, asPersonId('K1'), slack('U1', 'T1'));
      await here.people.bindAccount(here.org, asPersonId('K1'), teams('aad', 'tenant-1'));
      const person = await here.directory.personByAccount(here.org, slack('U1', 'T1'));
      expect(person).toMatchObject({ slack: { user: 'U1', team: 'T1' }, teams: { user: 'aad', tenant: 'tenant-1' } });
      expect(await here.directory.personByAccount(here.org, slack('U1', 'T2'))).toBeUndefined();
      expect(idOf(await here.directory.personByAccount(here.org, teams('aad', 'tenant-1')))).toBe('K1');
    });

    it('gives an account to somebody else when an import says so', async () => {
      const here = setup();
      await importing(here, 'i1', put(entry('K1', { slack: { user: 'U1' } })), put(entry('K2')));
      await importing(here, 'i2', put(entry('K1'), false), put(entry('K2', { slack: { user: 'U1' } }), false));
      expect(idOf(await here.directory.personByAccount(here.org, slack('U1')))).toBe('K2');
      expect((await here.directory.person(here.org, asPersonId('K1')))?.slack).toBeUndefined();
    });

    it('finds who left by id only, and binds nothing to them', async () => {
      const here = setup();
      const gone = entry('K1', { email: 'a@example.go.jp', slack: { user: 'U1' }, teams: { user: 'aad' } });
      await importing(here, 'i1', put(gone));
      await importing(
        here,
        'i2',
        { type: 'person-left', id: gone.id },
        { type: 'person-left', id: asPersonId('nobody') },
      );
      expect(await here.directory.person(here.org, gone.id)).toMatchObject({ left: true, name: '職員 K1' });
      expect(await here.directory.person(here.org, asPersonId('nobody'))).toBeUndefined();
      expect(await here.directory.personByAccount(here.org, slack('U1'))).toBeUndefined();
      expect(await here.directory.personByAccount(here.org, teams('aad'))).toBeUndefined();
      expect(await here.directory.personByEmail(here.org, 'a@example.go.jp')).toBeUndefined();
      await expect(here.people.bindAccount(here.org, gone.id, slack('U1'))).rejects.toMatchObject({
        code: 'unknown-record',
      });
      await importing(here, 'i3', put(entry('K1'), false), put(entry('K2', { slack: { user: 'U1' } })));
      expect(idOf(await here.directory.personByAccount(here.org, slack('U1')))).toBe('K2');
      expect((await here.directory.person(here.org, gone.id))?.left).toBe(false);
    });
  });
};

const treeContract = (setup: () => DirectorySetup): void => {
  describe('directory contract: units', () => {
    const treeOf = async (directory: Directory, org: OrgId) => {
      const organisation = await directory.organisation(org);
      return organisation && directory.tree(organisation);
    };

    it('reads the tree, with heads and promoters', async () => {
      const here = setup();
      const bureau: Unit = {
        ...unit('kyoku', 'root', '官房'),
        managers: [asPersonId('K1')],
        promoters: [asPersonId('K2')],
      };
      await importing(here, 'i1', putUnit(bureau), putUnit(unit('root', undefined, '試験省')), put(entry('K1')));
      const tree = await treeOf(here.directory, here.org);
      expect(tree?.root).toEqual(unit('root', undefined, '試験省'));
      expect(tree?.childrenOf(asUnitId('root'))).toEqual([bureau]);
    });

    it('shows the changes of an import everywhere at its end', async () => {
      const here = setup();
      await importing(here, 'i1', putUnit(unit('root')), putUnit(unit('a', 'root')), putUnit(unit('b', 'root')));
      expect((await treeOf(here.elsewhere, here.org))?.size).toBe(3);
      const changes = [putUnit(unit('a', 'root', '新課')), { type: 'remove-unit' as const, id: asUnitId('b') }];
      await importing(here, 'i2', ...changes, putUnit(unit('c', 'a')));
      for (const directory of [here.directory, here.elsewhere]) {
        const tree = await treeOf(directory, here.org);
        expect(tree?.unit(asUnitId('a'))?.name).toBe('新課');
        expect(tree?.unit(asUnitId('b'))).toBeUndefined();
        expect(tree?.unit(asUnitId('c'))?.parent).toBe('a');
      }
    });

    it('has no tree without units', async () => {
      const here = setup();
      await importing(here, 'i1', put(entry('K1')));
      expect(await treeOf(here.directory, here.org)).toBeUndefined();
    });
  });
};

const preferencesContract = (setup: () => DirectorySetup): void => {
  describe('directory contract: preferences', () => {
    it('changes only what is given, and takes a choice back with null', async () => {
      const here = setup();
      const id = asPersonId('K1');
      const read = async () => (await here.directory.person(here.org, id))?.preferences;
      await importing(here, 'i1', put(entry('K1')));
      await here.people.savePreferences(here.org, id, { language: 'en', place: 'teams', optOuts: ['pulse'] });
      await here.people.savePreferences(here.org, id, { addresses: { slack: asAddress('D1') } });
      await here.people.savePreferences(here.org, id, { addresses: { teams: asAddress('conv') } });
      const addresses = { slack: 'D1', teams: 'conv' };
      expect(await read()).toEqual({ language: 'en', place: 'teams', optOuts: ['pulse'], addresses });
      await here.people.savePreferences(here.org, id, { language: null, optOuts: [] });
      await here.people.savePreferences(here.org, id, {});
      expect(await read()).toEqual({ place: 'teams', optOuts: [], addresses });
    });

    it('remembers who was asked to be a mentor and who is one, until it is taken back', async () => {
      const here = setup();
      const [id, partner, asked] = ['K1', 'K2', 'K3'].map(asPersonId);
      if (!id || !partner || !asked) throw new Error('nobody');
      const read = async () => (await here.directory.person(here.org, id))?.preferences;
      await importing(here, 'i1', put(entry('K1')));
      await here.people.savePreferences(here.org, id, { oneOnOne: { asked } });
      expect(await read()).toEqual({ optOuts: [], addresses: {}, oneOnOne: { asked: 'K3' } });
      await here.people.savePreferences(here.org, id, { oneOnOne: { partner } });
      await here.people.savePreferences(here.org, id, { language: 'en' });
      expect(await read()).toMatchObject({ oneOnOne: { partner: 'K2' } });
      expect((await read())?.oneOnOne).not.toHaveProperty('asked');
      await here.people.savePreferences(here.org, id, { oneOnOne: null });
      expect(await read()).toEqual({ language: 'en', optOuts: [], addresses: {} });
    });

    it('survives an import', async () => {
      const here = setup();
      const id = asPersonId('K1');
      await importing(here, 'i1', put(entry('K1')));
      await here.people.savePreferences(here.org, id, { language: 'yasashii', optOuts: ['pulse-reminder'] });
      for (const isNew of [false, true])
        await importing(here, `i2-${isNew}`, put(entry('K1', { language: 'en' }), isNew));
      const person = await here.directory.person(here.org, id);
      expect(person?.language).toBe('en');
      expect(person?.preferences).toEqual({ language: 'yasashii', optOuts: ['pulse-reminder'], addresses: {} });
    });

    it('is refused for a person who is not there, and makes nobody up', async () => {
      const { people, directory, org } = setup();
      const id = asPersonId('nobody');
      await expect(people.savePreferences(org, id, { language: 'en' })).rejects.toMatchObject({
        code: 'unknown-record',
      });
      await expect(people.bindAccount(org, id, slack('U1'))).rejects.toMatchObject({ code: 'unknown-record' });
      expect(await directory.person(org, id)).toBeUndefined();
    });
  });
};

const calendarContract = (setup: () => DirectorySetup): void => {
  describe('calendar contract', () => {
    it('keeps the days an admin closed or opened, through imports, each change with a new version', async () => {
      const here = setup();
      await importing(here, 'i1', put(entry('K1')));
      await here.calendar.setClosure(here.org, asLocalDate('2026-12-28'), true);
      await here.calendar.setClosure(here.org, asLocalDate('2026-12-29'), false);
      await here.calendar.setClosure(here.org, asLocalDate('2026-12-28'), undefined);
      await importing(here, 'i2', put(entry('K1'), false));
      expect(await here.directory.organisation(here.org)).toMatchObject({
        version: 5,
        closures: { '2026-12-29': false },
      });
      expect((await here.directory.organisation(here.org))?.closures).not.toHaveProperty('2026-12-28');
    });

    it('keeps both of two changes made at once', async () => {
      const here = setup();
      await importing(here, 'i1', put(entry('K1')));
      const days = [1, 2, 3, 4, 5].map((day) => asLocalDate(`2026-12-0${day}`));
      await Promise.all(days.map((day) => here.calendar.setClosure(here.org, day, true)));
      expect(Object.keys((await here.directory.organisation(here.org))?.closures ?? {}).sort()).toEqual(days);
    });

    it('is refused before there is a directory', async () => {
      const { calendar, org } = setup();
      await expect(calendar.setClosure(org, asLocalDate('2026-12-28'), true)).rejects.toMatchObject({
        code: 'unknown-record',
      });
    });
  });
};
