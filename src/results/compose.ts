import type { Composer } from '../delivery/attempt.ts';
import { languageOf } from '../people/model.ts';
import type { Directory } from '../people/ports.ts';
import { textsOf } from '../text/text.ts';
import { asWeekId } from '../time/instant.ts';
import { staffResultsCard } from './cards.ts';
import type { ResultStore } from './ports.ts';
import { byUnit, heardIn, seenFrom } from './seen.ts';

export type TellingDeps = {
  readonly directory: Pick<Directory, 'organisation' | 'tree'>;
  readonly results: Pick<ResultStore, 'told'>;
};

/** 「みんなの結果」, once for everybody who was asked. Where nothing at all is shown above a person there is nothing to say. */
export const composeResults =
  ({ directory, results }: TellingDeps): Composer =>
  async ({ org, subject }, person) => {
    const organisation = await directory.organisation(org);
    const tree = organisation && (await directory.tree(organisation));
    const path = tree?.pathUp(person.unit) ?? [];
    const units = path.map(({ id }) => id);
    const told = await results.told(org, asWeekId(subject), units);
    const seen = seenFrom(path, byUnit(told.results));
    if (!seen) return { type: 'skip', reason: 'nothing-shown' };
    const heard = heardIn(path, told.decisions);
    const texts = textsOf(languageOf(person));
    return { type: 'card', card: staffResultsCard({ texts, person, seen, heard, byItself: true }) };
  };
