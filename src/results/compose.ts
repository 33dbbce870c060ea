import type { Card } from '../conversation/card.ts';
import type { Composer } from '../delivery/attempt.ts';
import { languageOf, type Person, type Unit } from '../people/model.ts';
import type { Directory } from '../people/ports.ts';
import { textsOf } from '../text/text.ts';
import type { Texts } from '../text/texts.ts';
import { asWeekId } from '../time/instant.ts';
import type { Decisions, UnitResult } from './model.ts';
import type { ResultStore } from './ports.ts';

/** What is shown and was decided of the units on somebody's way up, their own first. */
export type OnTheWayUp = {
  readonly person: Person;
  readonly texts: Texts;
  readonly path: readonly Unit[];
  readonly results: readonly UnitResult[];
  readonly decisions: readonly Decisions[];
};

export type TellingDeps = {
  readonly directory: Pick<Directory, 'organisation' | 'tree'>;
  readonly results: Pick<ResultStore, 'results' | 'decisionsOf'>;
  /** Undefined where nothing at all is shown above the person. */
  readonly card: (what: OnTheWayUp) => Card | undefined;
};

/** 「みんなの結果」, once for everybody who was asked. */
export const composeResults =
  ({ directory, results, card }: TellingDeps): Composer =>
  async ({ org, subject }, person) => {
    const organisation = await directory.organisation(org);
    const tree = organisation && (await directory.tree(organisation));
    const path = tree?.pathUp(person.unit) ?? [];
    const units = path.map(({ id }) => id);
    const [shown, decisions] = await Promise.all([
      results.results(org, asWeekId(subject), units),
      results.decisionsOf(org, units),
    ]);
    const drawn = card({ person, texts: textsOf(languageOf(person)), path, results: shown, decisions });
    return drawn ? { type: 'card', card: drawn } : { type: 'skip', reason: 'nothing-shown' };
  };
