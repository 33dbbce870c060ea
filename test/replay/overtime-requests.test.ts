import { expect, it } from 'vitest';
import { arrived, install, memberOn, openWorld, unit } from '../wire/world.ts';

it.each(['slack', 'teams'] as const)(
  'confirms overtime in four requests on %s, where what is known of the organisation is old',
  async (platform) => {
    const world = await openWorld({ minuteTick: false });
    try {
      const wire = world[platform];
      await world.clock('2026-11-26T15:00:00+09:00');
      const members = ['1', '9'].map((id) => memberOn(wire, id, '係'));
      await install(world, [unit('省', undefined), unit('係', '省', { managers: ['9'] })], members);
      const [staff, manager] = [await arrived(wire, '1'), await arrived(wire, '9')];
      await staff.say('今日22時まで残業 国会対応');
      await staff.tap('この内容で申告する');
      await world.clock('2026-11-26T15:02:00+09:00');
      // Moving the clock forgets what was known, and at this minute nothing reads it again.
      await world.clock('2026-11-26T15:02:30+09:00');
      const { meter } = world.system.store;
      meter.reset();
      await manager.tap('確認しました');
      expect(meter.read().requests).toBeLessThanOrEqual(4);
      expect(manager.messages().at(-1)?.text).toContain('確認しました');
    } finally {
      await world.close();
    }
  },
);
