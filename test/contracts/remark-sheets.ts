import { describe, expect, it } from 'vitest';
import { asPersonId, asUnitId, type OrgId } from '../../src/people/model.ts';
import type { ReadRemark, RemarkSheet } from '../../src/remarks/model.ts';
import type { RemarkSheets } from '../../src/remarks/ports.ts';
import { asLocalDate, asWeekId } from '../../src/time/instant.ts';

export type RemarkSheetsSetup = { readonly org: OrgId; readonly other: OrgId; readonly remarkSheets: RemarkSheets };

const week = asWeekId('2026-W47');
const place = asUnitId('A局#1');
const [sato, tanaka] = [asPersonId('sato'), asPersonId('tanaka')];
const waiting: ReadRemark = { id: 'a', text: '会議が減りました。', state: 'waiting' };
const answered: ReadRemark = {
  ...{ id: 'b', text: '待ち時間が長いです。', state: 'shown' },
  reply: { by: sato, name: '佐藤 花子', on: asLocalDate('2026-11-24'), text: '来週から試します。' },
};
const sheet = (org: OrgId, changes: Partial<RemarkSheet> = {}): RemarkSheet => ({
  ...{ org, week, place, page: 0, pages: 1, version: 1, remarks: [waiting, answered] },
  ...changes,
});

/** What every implementation of `RemarkSheets` must do. */
export const remarkSheetsContract = (setup: () => RemarkSheetsSetup): void => {
  describe('sheets of remarks contract', () => {
    it('reads the page it is asked for, of one organisation, week and place', async () => {
      const { remarkSheets, org, other } = setup();
      await remarkSheets.layOut([sheet(org, { pages: 2 }), sheet(org, { page: 1, pages: 2, remarks: [waiting] })]);
      expect(await remarkSheets.sheet(org, week, place, 0)).toEqual(sheet(org, { pages: 2 }));
      expect(await remarkSheets.sheet(org, week, place, 1)).toEqual(
        sheet(org, { page: 1, pages: 2, remarks: [waiting] }),
      );
      expect(await remarkSheets.sheet(org, week, place, 2)).toBeUndefined();
      expect(await remarkSheets.sheet(org, week, asUnitId('A局'), 0)).toBeUndefined();
      expect(await remarkSheets.sheet(org, asWeekId('2026-W46'), place, 0)).toBeUndefined();
      expect(await remarkSheets.sheet(other, week, place, 0)).toBeUndefined();
    });

    it('keeps what was decided when the same is laid out again', async () => {
      const { remarkSheets, org } = setup();
      await remarkSheets.layOut([sheet(org)]);
      const decided = sheet(org, { version: 2, remarks: [{ ...waiting, state: 'held-back' }] });
      expect(await remarkSheets.save(decided)).toBe(true);
      await remarkSheets.layOut([sheet(org)]);
      expect(await remarkSheets.sheet(org, week, place, 0)).toEqual(decided);
    });

    it('refuses a save over a version that is no longer there', async () => {
      const { remarkSheets, org } = setup();
      await remarkSheets.layOut([sheet(org)]);
      expect(await remarkSheets.save(sheet(org, { version: 2, remarks: [answered] }))).toBe(true);
      expect(await remarkSheets.save(sheet(org, { version: 2, remarks: [waiting] }))).toBe(false);
      expect((await remarkSheets.sheet(org, week, place, 0))?.remarks).toEqual([answered]);
    });

    it('takes out the replies of one person and leaves what others wrote', async () => {
      const { remarkSheets, org } = setup();
      const theirs: ReadRemark = { ...answered, id: 'c', reply: { ...replyOf(answered), by: tanaka } };
      await remarkSheets.layOut([sheet(org, { remarks: [waiting, answered, theirs] })]);
      expect(await remarkSheets.forget(org, sato, true)).toBe(true);
      expect((await remarkSheets.sheet(org, week, place, 0))?.remarks).toEqual([waiting, answered, theirs]);
      expect(await remarkSheets.forget(org, sato, false)).toBe(true);
      const { reply: _, ...unanswered } = answered;
      expect((await remarkSheets.sheet(org, week, place, 0))?.remarks).toEqual([waiting, unanswered, theirs]);
      expect(await remarkSheets.forget(org, sato, false)).toBe(false);
    });
  });
};

const replyOf = ({ reply }: ReadRemark): NonNullable<ReadRemark['reply']> => {
  if (!reply) throw new Error('has no reply');
  return reply;
};
