import type { OrgId } from '../../../src/people/model.ts';
import type { Place } from './place.ts';
import { showLog } from './results-log.ts';
import { showResults } from './results-show.ts';
import type { ResultsWords } from './results-words.ts';
import type { Terminal } from './terminal.ts';

/** `results`: what somebody may see of the pulse, and who looked. */
export const runResults = (words: ResultsWords, org: OrgId, place: Place, terminal: Terminal): Promise<number> =>
  words.type === 'log' ? showLog(words, org, place, terminal) : showResults(words, org, place, terminal);
