import { expect, it } from 'vitest';
import { answeringSoon } from '../../adapters/calendars/soon.ts';
import type { Busy } from '../../src/one-on-one/ports.ts';
import { asPersonId } from '../../src/people/model.ts';
import { TOKYO } from '../../src/time/instant.ts';
import { ORG } from '../fixtures/staff.ts';
import { at } from '../fixtures/time.ts';

const owner = { id: asPersonId('1'), name: '田中', zone: TOKYO };
const span = { from: at('2026-12-01T00:00:00+09:00'), until: at('2026-12-02T00:00:00+09:00') };
const free: Busy = { type: 'known', busy: [] };

it('answers what calendars say in time', async () => {
  const { busy } = answeringSoon({ busy: async () => new Map([[owner.id, free]]) }, 1_000);
  expect((await busy(ORG, [owner], span)).get(owner.id)).toEqual(free);
});

it('says of calendars that take too long that nothing is known', async () => {
  const { busy } = answeringSoon({ busy: () => new Promise(() => undefined) }, 20);
  expect((await busy(ORG, [owner], span)).get(owner.id)).toEqual({ type: 'unknown', why: 'down' });
});
