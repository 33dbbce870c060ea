import type { OrgId } from '../../../src/people/model.ts';
import { importTextsOf } from '../../../src/text/import/text.ts';
import type { Place } from './place.ts';
import { progressDisplay } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** A committed import is finished before a command begins, so that none reads half a directory or changes it. */
export const finishPending = async (org: OrgId, place: Place, terminal: Terminal): Promise<void> => {
  const { directoryImport } = place.store;
  const pending = await directoryImport.pending(org);
  if (!pending) return;
  const texts = importTextsOf(terminal.language);
  const display = progressDisplay(terminal, texts);
  terminal.err(texts.finishing);
  try {
    await directoryImport.apply(org, pending.id, (page) =>
      display.show({ stage: 'applying', done: page + 1, total: pending.pages }),
    );
  } finally {
    display.end();
  }
  await place.reschedule(org);
  terminal.err(texts.finished);
};
