import { describe, expect, it } from 'vitest';
import type { DueWork } from '../../src/delivery/ports.ts';
import { asPersonId, asUnitId, type OrgId } from '../../src/people/model.ts';
import type { Directory, DirectoryImport, PersonStore } from '../../src/people/ports.ts';
import { at } from '../fixtures/time.ts';
import { entry, importing, put, putUnit, summary, unit } from './directory.ts';

/** What one process has of the store. */
export type ImportProcess = {
  readonly directory: Directory;
  readonly people: PersonStore;
  readonly directoryImport: DirectoryImport;
  readonly dueWork: DueWork;
};

/** `later` is another process on a machine whose own clock is this far ahead. */
export type DirectoryImportSetup = ImportProcess & {
  readonly org: OrgId;
  later(ms: number): ImportProcess;
  /** Another process, which knows that all others are dead. */
  heir(): ImportProcess;
};

const now = at('2026-11-24T09:00:00+09:00');
const halfAnHourLater = at('2026-11-24T09:30:00+09:00');
const anHourLater = at('2026-11-24T10:00:00+09:00');
const nextDay = at('2026-11-25T09:00:00+09:00');
const A_MINUTE = 60_000;

const everyone = async (directory: Directory, org: OrgId): Promise<string[]> => {
  const found: string[] = [];
  for await (const page of directory.everyone(org)) found.push(...page.map(({ id, name }) => `${id} ${name}`));
  return found.sort();
};

const stagedInThreePages = async (here: Pick<DirectoryImportSetup, 'org' | 'directoryImport'>, id: string) => {
  await here.directoryImport.begin(here.org, id, now);
  await here.directoryImport.stage(here.org, id, 0, [putUnit(unit('root')), put(entry('K1'))]);
  await here.directoryImport.stage(here.org, id, 1, [putUnit(unit('ka-1', 'root')), put(entry('K2'))]);
  await here.directoryImport.stage(here.org, id, 2, [put(entry('K3'))]);
};

/** Applies until the first page is done, then dies. */
const dyingAfterOnePage = (here: Pick<DirectoryImportSetup, 'org' | 'directoryImport'>, id: string) =>
  here.directoryImport.apply(here.org, id, () => {
    throw new Error('killed');
  });

const all = ['K1 職員 K1', 'K2 職員 K2', 'K3 職員 K3'];

/** What every implementation of `DirectoryImport` must do when processes die or meet. */
export const directoryImportContract = (setup: () => DirectoryImportSetup): void => {
  crashContract(setup);
  meetingContract(setup);
};

const crashContract = (setup: () => DirectoryImportSetup): void => {
  describe('directory import contract: crashes', () => {
    it('changes nothing when the importer dies before the commit', async () => {
      const here = setup();
      await stagedInThreePages(here, 'i1');
      expect(await everyone(here.directory, here.org)).toEqual([]);
      expect(await here.directory.organisation(here.org)).toBeUndefined();
      expect(await here.dueWork.due(here.org, nextDay, 10)).toEqual([]);
      await expect(here.directoryImport.apply(here.org, 'i1')).rejects.toMatchObject({ code: 'import-lost' });
    });

    it('is due from the commit on, so that the tick finishes it when the importer dies', async () => {
      const here = setup();
      await stagedInThreePages(here, 'i1');
      await here.directoryImport.commit(here.org, 'i1', 3, summary);
      const [due] = await here.dueWork.due(here.org, now, 10);
      expect(due).toMatchObject({
        type: 'job',
        job: { org: here.org, id: 'directory/apply/i1', kind: 'directory/apply', payload: { import: 'i1' } },
      });
      await here.later(0).directoryImport.apply(here.org, 'i1');
      expect(await everyone(here.directory, here.org)).toEqual(all);
      expect(await here.dueWork.due(here.org, nextDay, 10)).toEqual([]);
      expect((await here.directory.organisation(here.org))?.version).toBe(1);
    });

    it('goes on where a killed applier stopped, and shows no half of the tree meanwhile', async () => {
      const here = setup();
      await importing(here, 'i0', putUnit(unit('root', undefined, '旧')), put(entry('K9')));
      await stagedInThreePages(here, 'i1');
      await here.directoryImport.commit(here.org, 'i1', 3, summary);
      await expect(dyingAfterOnePage(here, 'i1')).rejects.toThrow('killed');
      const between = await here.directory.organisation(here.org);
      const process = here.later(A_MINUTE);
      const tree = between && (await process.directory.tree(between));
      expect([tree?.size, tree?.root.name]).toEqual([1, '旧']);
      const pages: number[] = [];
      await process.directoryImport.apply(here.org, 'i1', (page) => pages.push(page));
      expect(pages).toEqual([0, 1, 2]);
      expect(await everyone(here.directory, here.org)).toEqual([...all, 'K9 職員 K9']);
      const after = await here.directory.organisation(here.org);
      expect(after && (await here.directory.tree(after))?.unit(asUnitId('ka-1'))?.parent).toBe('root');
      expect(after?.version).toBe(2);
    });

    it('is applied at once by who knows that the applier is dead', async () => {
      const here = setup();
      await stagedInThreePages(here, 'i1');
      await here.directoryImport.commit(here.org, 'i1', 3, summary);
      await expect(dyingAfterOnePage(here, 'i1')).rejects.toThrow('killed');
      await here.heir().directoryImport.apply(here.org, 'i1');
      expect(await everyone(here.directory, here.org)).toEqual(all);
      expect(await here.dueWork.due(here.org, nextDay, 10)).toEqual([]);
    });

    it('tells which import is committed and not applied yet, and no other', async () => {
      const here = setup();
      const { directoryImport, org } = here;
      expect(await directoryImport.pending(org)).toBeUndefined();
      await stagedInThreePages(here, 'i1');
      expect(await directoryImport.pending(org)).toBeUndefined();
      await directoryImport.commit(org, 'i1', 3, summary);
      expect(await directoryImport.pending(org)).toEqual({ id: 'i1', pages: 3 });
      await expect(dyingAfterOnePage(here, 'i1')).rejects.toThrow('killed');
      expect(await here.heir().directoryImport.pending(org)).toEqual({ id: 'i1', pages: 3 });
      await here.heir().directoryImport.apply(org, 'i1');
      expect(await directoryImport.pending(org)).toBeUndefined();
    });

    it('is due again once the killed applier would have renewed', async () => {
      const here = setup();
      await stagedInThreePages(here, 'i1');
      await here.directoryImport.commit(here.org, 'i1', 3, summary);
      await expect(dyingAfterOnePage(here, 'i1')).rejects.toThrow('killed');
      expect(await here.dueWork.due(here.org, now, 10)).toEqual([]);
      expect(await here.dueWork.due(here.org, anHourLater, 10)).toHaveLength(1);
    });

    it('repeats without harm, and leaves what a person chose meanwhile', async () => {
      const here = setup();
      await stagedInThreePages(here, 'i1');
      await here.directoryImport.commit(here.org, 'i1', 3, summary);
      await here.directoryImport.commit(here.org, 'i1', 3, summary);
      await here.directoryImport.apply(here.org, 'i1');
      await here.people.savePreferences(here.org, asPersonId('K1'), { optOuts: ['pulse'] });
      await here.directoryImport.apply(here.org, 'i1');
      await here.directoryImport.commit(here.org, 'i1', 3, summary);
      await here.directoryImport.abandon(here.org, 'i1');
      expect((await here.directory.person(here.org, asPersonId('K1')))?.preferences.optOuts).toEqual(['pulse']);
      expect((await here.directory.organisation(here.org))?.version).toBe(1);
    });

    it('refuses to commit pages that were never staged', async () => {
      const here = setup();
      await stagedInThreePages(here, 'i1');
      await expect(here.directoryImport.commit(here.org, 'i1', 4, summary)).rejects.toMatchObject({
        code: 'import-lost',
      });
      expect(await here.dueWork.due(here.org, nextDay, 10)).toEqual([]);
    });
  });
};

const meetingContract = (setup: () => DirectoryImportSetup): void => {
  describe('directory import contract: meetings', () => {
    it('lets one of two importers begin, and the other once the first abandoned', async () => {
      const here = setup();
      const begin = (id: string) => here.directoryImport.begin(here.org, id, now);
      const results = await Promise.allSettled(['i1', 'i2', 'i3', 'i4'].map(begin));
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const winner = `i${results.findIndex(({ status }) => status === 'fulfilled') + 1}`;
      await expect(begin('i9')).rejects.toMatchObject({ code: 'import-running' });
      await here.directoryImport.abandon(here.org, winner);
      const late = here.directoryImport.commit(here.org, winner, 0, summary);
      await expect(late).rejects.toMatchObject({ code: 'import-lost' });
      await begin('i9');
    });

    it('lets another import begin at once when the one that was staged is known to be dead', async () => {
      const here = setup();
      await stagedInThreePages(here, 'i1');
      const heir = here.heir().directoryImport;
      await heir.begin(here.org, 'i2', now);
      await heir.stage(here.org, 'i2', 0, [putUnit(unit('root')), put(entry('K8'))]);
      await heir.commit(here.org, 'i2', 1, summary);
      await heir.apply(here.org, 'i2');
      expect(await everyone(here.directory, here.org)).toEqual(['K8 職員 K8']);
    });

    it('lets nobody begin while a committed import is not applied', async () => {
      const here = setup();
      await stagedInThreePages(here, 'i1');
      await here.directoryImport.commit(here.org, 'i1', 3, summary);
      const later = here.directoryImport.begin(here.org, 'i2', nextDay);
      await expect(later).rejects.toMatchObject({ code: 'import-running' });
    });

    it('lets an import be taken over after an hour, and the old one can no longer be committed', async () => {
      const here = setup();
      await stagedInThreePages(here, 'i1');
      const early = here.directoryImport.begin(here.org, 'i2', halfAnHourLater);
      await expect(early).rejects.toMatchObject({ code: 'import-running' });
      await here.directoryImport.begin(here.org, 'i2', anHourLater);
      await here.directoryImport.stage(here.org, 'i1', 0, [put(entry('K7'))]);
      const late = here.directoryImport.commit(here.org, 'i1', 1, summary);
      await expect(late).rejects.toMatchObject({ code: 'import-lost' });
      await here.directoryImport.abandon(here.org, 'i1');
      await here.directoryImport.stage(here.org, 'i2', 0, [put(entry('K8'))]);
      await here.directoryImport.commit(here.org, 'i2', 1, summary);
      await here.directoryImport.apply(here.org, 'i2');
      expect(await everyone(here.directory, here.org)).toEqual(['K8 職員 K8']);
    });

    it('gives the same directory when importer and tick apply at once', async () => {
      const here = setup();
      await stagedInThreePages(here, 'i1');
      await here.directoryImport.commit(here.org, 'i1', 3, summary);
      const processes = [here, here.later(0), here.later(A_MINUTE)];
      await Promise.all(processes.map(({ directoryImport }) => directoryImport.apply(here.org, 'i1')));
      expect(await everyone(here.directory, here.org)).toEqual(all);
      expect((await here.directory.organisation(here.org))?.version).toBe(1);
    });

    it('applies pages in order: of two changes of one person the later one stays', async () => {
      const here = setup();
      await here.directoryImport.begin(here.org, 'i1', now);
      const names = ['一', '二', '三'];
      for (const [page, name] of names.entries())
        await here.directoryImport.stage(here.org, 'i1', page, [put(entry('K1', { name }), page === 0)]);
      await here.directoryImport.commit(here.org, 'i1', 3, summary);
      await here.directoryImport.apply(here.org, 'i1');
      expect(await everyone(here.directory, here.org)).toEqual(['K1 三']);
    });
  });
};
