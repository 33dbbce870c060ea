import type { UnitId } from '../../people/model.ts';
import type { Homes } from './model.ts';

/*
 * A round of 300,000 people has as many homes, and five rounds are looked at together: as a map each takes 30 MB. Here the
 * tags of some thousand people are one text, and their units are numbers.
 */

const TOGETHER = 4_096;
/** In no tag. */
const BETWEEN = '\n';

/** Homes as they are filled in; each tag is to be put once. */
export type HomeBook = { put(tag: string, unit: UnitId): void; homes(): Homes };

export const packedHomes = (): HomeBook => {
  const ids: UnitId[] = [];
  const numbers = new Map<UnitId, number>();
  const chunks: { readonly tags: string; readonly units: Int32Array }[] = [];
  let tags: string[] = [];
  let units: number[] = [];
  let size = 0;
  const numberOf = (unit: UnitId): number => {
    const known = numbers.get(unit);
    if (known !== undefined) return known;
    numbers.set(unit, ids.length);
    return ids.push(unit) - 1;
  };
  const close = (): void => {
    if (tags.length > 0) chunks.push({ tags: tags.join(BETWEEN), units: Int32Array.from(units) });
    [tags, units] = [[], []];
  };
  return {
    put(tag, unit) {
      size += 1;
      tags.push(tag);
      units.push(numberOf(unit));
      if (tags.length === TOGETHER) close();
    },
    homes() {
      close();
      return {
        size,
        *[Symbol.iterator]() {
          for (const chunk of chunks)
            for (const [i, tag] of chunk.tags.split(BETWEEN).entries()) {
              const unit = ids[chunk.units[i] ?? -1];
              if (unit !== undefined) yield [tag, unit] as const;
            }
        },
      };
    },
  };
};
