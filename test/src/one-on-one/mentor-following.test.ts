import { describe, expect, it } from 'vitest';
import { FOLLOW, followJob, followJobs } from '../../../src/one-on-one/mentor-following.ts';
import { asPersonId, type Person, type PersonId } from '../../../src/people/model.ts';
import { TOKYO } from '../../../src/time/instant.ts';
import { memoryDirectory } from '../../fixtures/memory-directory.ts';
import { memoryOneOnOne } from '../../fixtures/memory-one-on-one.ts';
import { diaryOf, pairOf } from '../../fixtures/one-on-one.ts';
import { ORG, person, unit } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const now = at('2026-11-26T10:00:00+09:00');

/** 1 is headed by 9, in whose diary their 1on1s are; 30 and 40 may be mentors. */
const office = async () => {
  const memory = memoryDirectory();
  memory.units.set(unit('課').id, { ...unit('課'), managers: [asPersonId('9')] });
  for (const each of ['1', '2', '9', '30', '40']) memory.people.set(asPersonId(each), person(each, '課'));
  memory.organisation = {
    ...{ id: ORG, name: '省', zone: TOKYO, zones: [TOKYO], people: 5, units: 1, version: 1, closures: {} },
  };
  const oneOnOnes = memoryOneOnOne().oneOnOne;
  await oneOnOnes.save(diaryOf([pairOf('1'), pairOf('2')]), undefined);
  const jobs = followJobs({ directory: memory.directory, oneOnOnes });
  const choose = (changes: Person['preferences']['oneOnOne']) =>
    memory.people.set(
      asPersonId('1'),
      person('1', '課', { preferences: { optOuts: [], addresses: {}, ...(changes && { oneOnOne: changes }) } }),
    );
  const follow = (order: number, before?: PersonId) =>
    jobs[FOLLOW]?.(followJob({ org: ORG, id: asPersonId('1') }, order, now, before), now);
  const talksWith = async () => {
    const found = await Promise.all(['9', '30', '40'].map((id) => oneOnOnes.diary(ORG, asPersonId(id))));
    return found.flatMap((diary) =>
      (diary?.pairs ?? []).flatMap(({ staff, gone, mentor, started }) =>
        staff === '1' && !gone ? [[diary?.manager, mentor, started !== undefined]] : [],
      ),
    );
  };
  return { choose, follow, talksWith, oneOnOnes };
};

describe('whom somebody chose', () => {
  it('is followed by the diaries, in whatever order and however often', async () => {
    const { choose, follow, talksWith, oneOnOnes } = await office();
    choose({ partner: asPersonId('30') });
    await follow(1);
    await follow(1);
    expect(await talksWith()).toEqual([['30', true, true]]);
    choose({ partner: asPersonId('40') });
    await follow(3, asPersonId('30'));
    await follow(2);
    expect(await talksWith()).toEqual([['40', true, true]]);
    const others = (await oneOnOnes.diary(ORG, asPersonId('9')))?.pairs.find(({ staff }) => staff === '2');
    expect(others).toEqual(pairOf('2'));
  });

  it('goes back to whoever heads them, and counts on', async () => {
    const { choose, follow, talksWith, oneOnOnes } = await office();
    choose({ partner: asPersonId('30') });
    await follow(1);
    choose(undefined);
    await follow(2, asPersonId('30'));
    expect(await talksWith()).toEqual([['9', undefined, true]]);
    const diary = await oneOnOnes.diary(ORG, asPersonId('9'));
    expect(diary?.pairs.find(({ staff, gone }) => staff === '1' && !gone)?.meeting.n).toBe(4);
  });

  it('changes nothing while nothing was chosen', async () => {
    const { follow, talksWith, oneOnOnes } = await office();
    const before = await oneOnOnes.diary(ORG, asPersonId('9'));
    await follow(1);
    expect(await oneOnOnes.diary(ORG, asPersonId('9'))).toEqual(before);
    expect(await talksWith()).toEqual([['9', undefined, true]]);
  });
});
