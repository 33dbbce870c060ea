import type { PersonId } from '../people/model.ts';
import { dateIn } from '../time/instant.ts';
import { diariesBeside } from './beside.ts';
import { changeDiary } from './changing.ts';
import { overlaps } from './dates.ts';
import type { Diary, Fixed } from './model.ts';
import type { DiaryScene } from './moments.ts';
import { displaced, fixedIn, pairOf, withPair, withStale } from './rules.ts';
import type { OneOnOneDeps } from './scene.ts';

type Deps = Pick<OneOnOneDeps, 'directory' | 'oneOnOnes'>;

/** A 1on1 that has a time, and the two whom it takes. */
type Held = Fixed & { readonly manager: PersonId; readonly staff: PersonId };

/**
 * Two taps in two diaries at one and the same moment see nothing of each other, and may give somebody two 1on1s at once. Of these
 * the one settled later is given another time; in another diary that is done here and now, since nobody attends to it otherwise.
 * Whoever saved last sees both, so this comes after saving. The very same diary where none of its own has to give way.
 */
export const setApart = async (diary: Diary, scene: DiaryScene, deps: Deps): Promise<Diary> => {
  const fresh = freshIn(diary, scene);
  if (fresh.length === 0) return diary;
  const others = await diariesBeside(
    diary,
    fresh.map(({ staff }) => staff),
    scene,
    deps,
  );
  const all = others.flatMap(heldIn);
  let own = diary;
  for (const held of fresh) {
    const clashing = all.filter((other) => isShared(held, other) && overlaps(held, other));
    if (clashing.some((other) => isBefore(other, held))) own = givenUp(own, held, scene);
    else
      for (const other of clashing)
        await changeDiary(diary.org, other.manager, (each) => givenUp(each, other, scene), scene.now, deps);
  }
  return own;
};

/** Changed since the diary was last attended to: only these can have come to lie beside another one. */
const freshIn = (diary: Diary, { now }: DiaryScene): readonly Held[] => {
  const changed = new Set(diary.pairs.flatMap(({ staff, stale, gone }) => (stale && !gone ? [staff] : [])));
  return heldIn(diary).filter(({ staff, from }) => changed.has(staff) && from > now);
};

const heldIn = (diary: Diary): readonly Held[] => fixedIn(diary).map((each) => ({ ...each, manager: diary.manager }));

const isShared = (a: Held, b: Held): boolean =>
  [a.manager, a.staff].some((who) => who === b.manager || who === b.staff);

/** In the same order from wherever it is looked at. */
const isBefore = (a: Held, b: Held): boolean => (a.at === b.at ? a.manager < b.manager : a.at < b.at);

const givenUp = (diary: Diary, { staff, from }: Held, { now, manager: { zone } }: DiaryScene): Diary => {
  const pair = pairOf(diary, staff);
  const { state } = pair?.meeting ?? {};
  if (!pair || state?.type !== 'fixed' || state.from !== from) return diary;
  return withPair(diary, withStale(pair, displaced(pair, dateIn(now, zone), { from, at: now }), zone));
};
