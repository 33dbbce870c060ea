import { expect, it } from 'vitest';
import { asCalendarMonth } from '../../../../src/overtime/fiscal.ts';
import { firstBook } from '../../../../src/overtime/limits/caps-book.ts';
import { warningNow } from '../../../../src/overtime/limits/warning-compose.ts';
import { calendarOf } from '../../../../src/time/calendar.ts';
import { memoryOvertime } from '../../../fixtures/memory-overtime.ts';
import { ORG, person, treeOf } from '../../../fixtures/staff.ts';
import { at } from '../../../fixtures/time.ts';

const NOW = at('2026-11-26T09:30:00+09:00');
const scene = { calendar: calendarOf({}), tree: treeOf(['課']), book: firstBook(ORG, asCalendarMonth('2026-04')) };

it('takes no warning back while the book of limits cannot be read', async () => {
  const now = [person('1', '課'), NOW] as const;
  expect(await warningNow('2026-11/month/80', ...now, scene, memoryOvertime())).toBeUndefined();
  const unread = warningNow('2026-11/month/80', ...now, { ...scene, withoutLimits: true }, memoryOvertime());
  await expect(unread).rejects.toMatchObject({ code: 'stored-item-unreadable' });
});
