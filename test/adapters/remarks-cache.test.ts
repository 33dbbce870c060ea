import { beforeEach, describe, expect, it } from 'vitest';
import { keepSheets } from '../../adapters/remarks-cache.ts';
import { asOrgId } from '../../src/people/model.ts';
import type { ReadRemark, RemarkSheet } from '../../src/remarks/model.ts';
import type { RemarkSheets } from '../../src/remarks/ports.ts';
import { asWeekId } from '../../src/time/instant.ts';
import { memoryRemarkSheets } from '../fixtures/memory-remark-sheets.ts';
import { ORG } from '../fixtures/staff.ts';
import { idOf } from '../fixtures/told-results.ts';

const week = asWeekId('2026-W47');
const bureau = idOf('局');
const [reads, decides] = [false, true];
const remark = (state: ReadRemark['state']): ReadRemark => ({ id: 'a', text: '会議が減りました。', state });
const sheet = (version: number, state: ReadRemark['state']): RemarkSheet => ({
  ...{ org: ORG, week, place: bureau, page: 0, pages: 1, version, remarks: [remark(state)] },
});

describe('pages of what was written', () => {
  const clock = { now: 0 };
  let store: RemarkSheets;
  let kept: ReturnType<typeof keepSheets>;
  const stateFor = async (who: boolean) => (await kept.looked(ORG, week, bureau, 0, who))?.remarks[0]?.state;

  beforeEach(async () => {
    clock.now = 0;
    store = memoryRemarkSheets();
    kept = keepSheets(store, () => clock.now);
    await store.layOut([sheet(1, 'shown')]);
  });

  it('are read again after a minute, and for those who decide about them after two seconds', async () => {
    expect(await stateFor(reads)).toBe('shown');
    await store.save(sheet(2, 'held-back'));
    clock.now = 1_999;
    expect([await stateFor(decides), await stateFor(reads)]).toEqual(['shown', 'shown']);
    clock.now = 2_000;
    expect([await stateFor(decides), await stateFor(reads)]).toEqual(['held-back', 'held-back']);
    await store.save(sheet(3, 'shown'));
    clock.now = 61_999;
    expect(await stateFor(reads)).toBe('held-back');
    clock.now = 62_000;
    expect(await stateFor(reads)).toBe('shown');
  });

  it('are for everybody what was decided through this very process, at once', async () => {
    expect(await stateFor(reads)).toBe('shown');
    expect(await kept.save(sheet(2, 'held-back'))).toBe(true);
    expect([await stateFor(decides), await stateFor(reads)]).toEqual(['held-back', 'held-back']);
  });

  it('are read anew where somebody else was faster, and to be changed always', async () => {
    expect(await stateFor(reads)).toBe('shown');
    await store.save(sheet(2, 'held-back'));
    expect(await kept.save(sheet(2, 'waiting'))).toBe(false);
    expect(await stateFor(reads)).toBe('held-back');
    await store.save(sheet(3, 'shown'));
    expect((await kept.sheet(ORG, week, bureau, 0))?.version).toBe(3);
  });

  it('are what was saved here while they were read', async () => {
    let finish = (): void => undefined;
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    kept = keepSheets(
      {
        ...store,
        sheet: async (...at) => {
          const found = await store.sheet(...at);
          await slow;
          return found;
        },
      },
      () => clock.now,
    );
    const looking = stateFor(reads);
    await Promise.resolve();
    expect(await kept.save(sheet(2, 'held-back'))).toBe(true);
    finish();
    expect([await looking, await stateFor(reads)]).toEqual(['held-back', 'held-back']);
  });

  it('are of one organisation, and forgotten with it', async () => {
    expect(await stateFor(reads)).toBe('shown');
    expect(await kept.looked(asOrgId('elsewhere'), week, bureau, 0, reads)).toBeUndefined();
    await store.save(sheet(2, 'held-back'));
    kept.forget(ORG);
    expect(await stateFor(reads)).toBe('held-back');
  });
});
