import type { OrgId } from '../../../src/people/model.ts';
import type { Round } from '../../../src/pulse/model.ts';
import { asLocalDate, asWeekId } from '../../../src/time/instant.ts';
import { at } from '../../fixtures/time.ts';

/** An open round of one organisation, of nobody. */
export const roundOf = (org: OrgId): Round => ({
  org,
  week: asWeekId('2026-W48'),
  askOn: asLocalDate('2026-11-26'),
  remindOn: asLocalDate('2026-11-27'),
  closeOn: asLocalDate('2026-11-27'),
  questions: ['A0'],
  rotation: 1,
  closesAt: at('2026-11-27T17:00:00+09:00'),
  zones: [],
  shards: 1,
  asked: 0,
  state: 'open',
});
