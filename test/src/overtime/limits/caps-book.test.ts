import { describe, expect, it } from 'vitest';
import { asCalendarMonth } from '../../../../src/overtime/fiscal.ts';
import { type CapsBook, ensureBook, firstBook, type Term, termsOf } from '../../../../src/overtime/limits/caps-book.ts';
import { asOrgId, asPersonId, asUnitId, type Unit } from '../../../../src/people/model.ts';
import type { Organisation } from '../../../../src/people/ports.ts';
import { buildTree } from '../../../../src/people/tree.ts';
import { asZone, TOKYO, type Zone } from '../../../../src/time/instant.ts';
import { memoryCapsBooks } from '../../../fixtures/memory-caps-books.ts';
import { at } from '../../../fixtures/time.ts';

const month = asCalendarMonth;
const unit = (id: string, parent?: string): Unit => ({
  ...{ id: asUnitId(id), name: id, managers: [], promoters: [] },
  ...(parent !== undefined && { parent: asUnitId(parent) }),
});
const built = buildTree([unit('省'), unit('局', '省'), unit('課', '局'), unit('係', '課'), unit('別局', '省')]);
if (built.type !== 'tree') throw new Error('the tree of the test is none');
const { tree } = built;

const ofUnit = (id: string) => ({ type: 'unit', id: asUnitId(id) }) as const;
const ofPerson = (id: string) => ({ type: 'person', id: asPersonId(id) }) as const;
const bookWith = (...terms: readonly Term[]): CapsBook => ({ ...firstBook(asOrgId('mof'), month('2026-04')), terms });

const termsIn = (book: CapsBook, person: string, of: string, when: string) =>
  termsOf(book, { id: asPersonId(person) }, asUnitId(of), month(when), tree);

describe('who is under which limits', () => {
  it('is 自律 where nothing is designated', () => {
    expect(termsIn(bookWith(), '1', '係', '2026-11')).toEqual({ regime: 'jiritsu', special: false });
  });

  it('follows the nearest designated unit above, and the person before any unit', () => {
    const book = bookWith(
      { of: ofUnit('局'), from: month('2026-04'), type: 'regime', regime: 'taritsu' },
      { of: ofUnit('課'), from: month('2026-04'), type: 'regime', regime: 'jiritsu' },
      { of: ofPerson('9'), from: month('2026-04'), type: 'regime', regime: 'taritsu' },
    );
    expect(termsIn(book, '1', '局', '2026-11').regime).toBe('taritsu');
    expect(termsIn(book, '1', '係', '2026-11').regime).toBe('jiritsu');
    expect(termsIn(book, '9', '係', '2026-11').regime).toBe('taritsu');
    expect(termsIn(book, '1', '別局', '2026-11').regime).toBe('jiritsu');
  });

  it('changes with the month: from the first to the last that is named, the later beginning before the earlier', () => {
    const book = bookWith(
      { of: ofUnit('課'), from: month('2026-10'), type: 'regime', regime: 'jiritsu' },
      { of: ofUnit('課'), from: month('2026-04'), until: month('2026-12'), type: 'regime', regime: 'taritsu' },
    );
    const regimes = ['2026-03', '2026-04', '2026-09', '2026-10', '2026-12', '2027-01'].map(
      (when) => termsIn(book, '1', '課', when).regime,
    );
    expect(regimes).toEqual(['jiritsu', 'taritsu', 'taritsu', 'jiritsu', 'jiritsu', 'jiritsu']);
  });

  it('marks 特例業務 of the person and of every unit above, in its months alone', () => {
    const reason = '災害への対応';
    const book = bookWith(
      { of: ofUnit('局'), from: month('2026-06'), until: month('2026-06'), type: 'special', reason },
      { of: ofPerson('9'), from: month('2026-08'), until: month('2026-08'), type: 'special', reason },
    );
    expect(termsIn(book, '1', '係', '2026-06')).toEqual({ regime: 'jiritsu', special: true });
    expect(termsIn(book, '1', '係', '2026-07').special).toBe(false);
    expect(termsIn(book, '9', '係', '2026-08').special).toBe(true);
    expect(termsIn(book, '1', '係', '2026-08').special).toBe(false);
  });
});

describe('a book of limits begins', () => {
  const mof = asOrgId('mof');
  const within = (zone: Zone | undefined) => ({
    organisation: async (id: Organisation['id']): Promise<Organisation | undefined> =>
      zone && { id, name: '省', zone, zones: [zone], people: 1, units: 1, version: 1, closures: {} },
  });
  const endOfMarch = at('2026-03-31T23:30:00+09:00');

  it('with the month it is where the organisation is', async () => {
    for (const [zone, moment, since] of [
      [TOKYO, '2026-03-31T23:59:59+09:00', '2026-03'],
      [TOKYO, '2026-04-01T00:00:00+09:00', '2026-04'],
      [asZone('Europe/Paris'), '2026-04-01T00:00:00+09:00', '2026-03'],
    ] as const) {
      const caps = memoryCapsBooks();
      await ensureBook(mof, at(moment), { caps, directory: within(zone) });
      expect((await caps.book(mof))?.since).toBe(since);
    }
  });

  it('once, of two processes that begin it on either side of a month’s end', async () => {
    const caps = memoryCapsBooks();
    const deps = { caps, directory: within(TOKYO) };
    await Promise.all([ensureBook(mof, endOfMarch, deps), ensureBook(mof, at('2026-04-01T00:00:30+09:00'), deps)]);
    expect(await caps.book(mof)).toEqual({ ...firstBook(mof, month('2026-03')), revision: 1 });
  });

  it('never anew: what was settled stays as it is', async () => {
    const caps = memoryCapsBooks();
    await caps.save({ ...firstBook(mof, month('2025-04')), doctorRoute: '健康管理室' });
    await ensureBook(mof, endOfMarch, { caps, directory: within(TOKYO) });
    const kept = { ...firstBook(mof, month('2025-04')), doctorRoute: '健康管理室', revision: 1 };
    expect(await caps.book(mof)).toEqual(kept);
  });

  it('not before there is a directory', async () => {
    const caps = memoryCapsBooks();
    await ensureBook(mof, endOfMarch, { caps, directory: within(undefined) });
    expect(await caps.book(mof)).toBeUndefined();
  });
});
