import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import { plant } from '../../src/lights-out/planting.ts';
import { asPersonId } from '../../src/people/model.ts';
import { asLocalDate, asZone } from '../../src/time/instant.ts';
import type { WirePerson } from '../wire/wire.ts';
import { accountOf, arrived, install, instant, memberOn, openWorld, unit, type World } from '../wire/world.ts';

const nudges = (person: WirePerson) =>
  person.messages().filter(({ buttons }) => buttons.includes('今日は通知不要') || buttons.includes('予定どおり'));

describe.each(['slack', 'teams'] as const)('the clock of an evening on %s', (here) => {
  let world: World;
  const person = (id: string) => world[here].person(accountOf(world[here], id));
  const plans = async (id: string, label: string) => {
    await person(id).say('退庁予定');
    await person(id).tap(label);
  };

  beforeAll(async () => {
    world = await openWorld();
    await world.clock('2026-11-26T15:00:00+09:00');
    const paris = { zone: asZone('Europe/Paris') };
    await install(
      world,
      [unit('省', undefined), unit('係', '省')],
      [
        ...['1', '2', '5', '6', '7'].map((id) => memberOn(world[here], id, '係')),
        memberOn(world[here], '3', '係', paris),
        memberOn(world[here], '4', '係', { freeDay: 4 }),
      ],
    );
    for (const id of ['1', '2', '3', '4', '5', '6', '7']) await arrived(world[here], id);
  });
  afterAll(() => world.close());

  it('is that of the person, wherever they are', async () => {
    await plans('1', '20時');
    await plans('3', '20時');
    await plans('4', '20時');
    await world.clock('2026-11-26T20:30:00+09:00');
    expect(nudges(person('1'))).toHaveLength(1);
    expect(nudges(person('3'))).toEqual([]);
    await world.clock('2026-11-27T03:29:00+09:00');
    expect(nudges(person('3'))).toEqual([]);
    await world.clock('2026-11-27T03:31:00+09:00');
    expect(nudges(person('3')).map(({ text }) => text)).toEqual([expect.stringContaining('19時30分です。')]);
  });

  it('leaves a free day in peace', () => {
    expect(nudges(person('4'))).toEqual([]);
  });

  it('changes nothing by a card of yesterday', async () => {
    await world.clock('2026-11-27T09:00:00+09:00');
    await person('1').tap('そろそろ終わります');
    expect(person('1').messages().at(-1)?.text).toContain('このお知らせの日は終わりました。');
    await plans('1', '20時');
    await world.clock('2026-11-27T19:31:00+09:00');
    expect(nudges(person('1')).map(({ text }) => text)).toEqual([expect.stringContaining('19時30分です。')]);
  });

  it('moves with what is declared: later, earlier, and not at all', async () => {
    await world.clock('2026-11-30T15:00:00+09:00');
    for (const [id, hour] of [
      ['2', '19時'],
      ['5', '21時'],
      ['6', '21時'],
      ['7', '21時'],
    ] as const) {
      await person(id).say('残業');
      await person(id).tap(hour);
      await person(id).tap('国会対応');
    }
    await world.clock('2026-11-30T15:05:00+09:00');
    for (const [id, end] of [
      ['2', '21:00'],
      ['5', '19:00'],
      ['6', '19:45'],
    ] as const) {
      await person(id).tap('変更');
      await person(id).submit({ おわり: end });
    }
    await person('7').tap('取り消し');
    await world.clock('2026-11-30T19:40:00+09:00');
    expect(['2', '5', '6', '7'].map((id) => nudges(person(id)).length)).toEqual([0, 0, 1, 0]);
    expect(nudges(person('6'))[0]?.text).toContain('今日は19:45までの予定を伺っています。');
    await world.clock('2026-11-30T20:05:00+09:00');
    expect(['2', '5', '6', '7'].map((id) => nudges(person(id)).length)).toEqual([1, 0, 1, 0]);
    expect(nudges(person('2'))[0]?.text).toContain('20時になりました。今日は21:00までの予定を伺っています。');
  });

  it('is past for what is declared after it, on that evening', async () => {
    await world.clock('2026-12-01T20:02:00+09:00');
    await person('5').say('残業');
    await person('5').tap('22時');
    await person('5').tap('国会対応');
    await plans('7', '20時以降');
    await world.clock('2026-12-01T20:20:00+09:00');
    expect(nudges(person('5'))).toEqual([]);
    expect(nudges(person('7'))).toEqual([]);
  });

  it('is promised only where it will come', async () => {
    const promise = async (id: string) => {
      await plans(id, '20時以降');
      return person(id)
        .messages()
        .findLast(({ text }) => text.includes('20時を過ぎる予定ですね'))
        ?.text.includes('19時30分に一度だけ');
    };
    await world.clock('2026-12-02T19:29:00+09:00');
    expect(await promise('1')).toBe(true);
    await world.clock('2026-12-02T19:30:30+09:00');
    expect(await promise('2')).toBe(false);
    await world.clock('2026-12-02T19:30:40+09:00');
  });

  /** As a plan is found that nobody looked at in time: the process stood still. */
  const found = async (id: string, day: string) => {
    const { directory } = world.system.store;
    const who = await directory.person(LOCAL_ORG, asPersonId(id));
    if (!who) throw new Error('nobody');
    const told = { org: LOCAL_ORG, person: who.id, day: asLocalDate(day) };
    await world.system.store.lights.say(told, { type: 'plan', leaves: 'later' }, 1);
    const evening = { ...told, leaves: 'later', order: 1 } as const;
    const planted = { day: told.day, told: { evening }, by: 'plan', order: 1, isWorked: true } as const;
    await plant(who, planted, instant(`${day}T15:00:00+09:00`), world.system.store);
  };

  it('still counts at 19:31, and says what the clock shows', async () => {
    await world.clock('2026-12-02T19:31:00+09:00');
    await found('5', '2026-12-02');
    await world.clock('2026-12-02T19:31:30+09:00');
    expect(nudges(person('5')).map(({ text }) => text)).toEqual([expect.stringContaining('19時31分です。')]);
  });

  it('is over at 20:15, for good', async () => {
    await world.clock('2026-12-02T20:16:00+09:00');
    await found('7', '2026-12-02');
    await world.clock('2026-12-02T20:17:00+09:00');
    await world.clock('2026-12-03T12:00:00+09:00');
    expect(nudges(person('7'))).toEqual([]);
    const [row] = await world.system.store.retention
      .messages(LOCAL_ORG, asPersonId('7'))
      .then((rows) => rows.filter(({ subject, kind }) => kind === 'lights-out' && subject === '2026-12-02'));
    expect(row?.state).toMatchObject({ type: 'settled', fate: 'expired', reason: 'too-late' });
  });

  it('is promised for 20:00 too, where more is declared', async () => {
    await world.clock('2026-12-04T15:00:00+09:00');
    const had = nudges(person('6')).length;
    await person('6').say('残業');
    await person('6').tap('22時');
    await person('6').tap('国会対応');
    await plans('6', '20時以降');
    const promise = person('6')
      .messages()
      .findLast(({ text }) => text.includes('20時を過ぎる予定ですね'));
    expect(promise?.text).toContain('20時を過ぎる残業を申告した日は、代わりに20時にお知らせします。');
    await plans('2', '20時');
    const other = person('2')
      .messages()
      .findLast(({ text }) => text.includes('20時に終える予定ですね'));
    expect(other?.text).toContain('19時30分に一度だけお知らせします。');
    expect(other?.text).not.toContain('代わりに');
    await world.clock('2026-12-04T19:40:00+09:00');
    expect(nudges(person('6'))).toHaveLength(had);
    await world.clock('2026-12-04T20:05:00+09:00');
    expect(nudges(person('6')).at(-1)?.text).toContain('20時になりました。今日は22:00までの予定を伺っています。');
  });

  it('says nothing in the days about the new year, nor while somebody rests', async () => {
    await world.clock('2026-12-29T15:00:00+09:00');
    const before = nudges(person('1')).length;
    await plans('1', '20時以降');
    await world.clock('2026-12-29T20:30:00+09:00');
    expect(nudges(person('1'))).toHaveLength(before);
    await world.clock('2027-01-05T10:00:00+09:00');
    await person('2').say('しばらく休む');
    await person('2').tap('明日の朝まで');
    const had = nudges(person('2')).length;
    await plans('2', '20時以降');
    await world.clock('2027-01-05T20:30:00+09:00');
    expect(nudges(person('2'))).toHaveLength(had);
    expect(world.complaints).toEqual([]);
  });

  it('comes three times a week at the most', async () => {
    await world.clock('2027-01-18T10:00:00+09:00');
    const before = nudges(person('6')).length;
    const came: number[] = [];
    for (const day of ['2027-01-18', '2027-01-19', '2027-01-20', '2027-01-21', '2027-01-22']) {
      await world.clock(`${day}T18:00:00+09:00`);
      await plans('6', '20時以降');
      await world.clock(`${day}T20:20:00+09:00`);
      came.push(nudges(person('6')).length - before);
    }
    expect(came).toEqual([1, 2, 3, 3, 3]);
  });
});
