import { rm } from 'node:fs/promises';
import type { OrgId } from '../../../src/people/model.ts';
import { commandTextsOf } from '../../../src/text/cli/text.ts';
import { DUMP_SEGMENTS, dumped, dumpHeader } from '../../dynamodb/dump.ts';
import type { DumpHeader } from '../../dynamodb/dump-format.ts';
import { type DumpWriter, openDumpWriter, partOf, sameStamp } from './dump-file.ts';
import type { Place } from './place.ts';
import { progressDisplay } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** `export --all`: everything of an organisation but its rounds' keys. A run that was cut off is continued by the next. */
export const runExportAll = async (out: string, org: OrgId, place: Place, terminal: Terminal): Promise<number> => {
  const { data } = commandTextsOf(terminal.language);
  const header = await dumpHeader(place.rows, org, place.now);
  if (!header) {
    terminal.err(commandTextsOf(terminal.language).noDirectory);
    return 1;
  }
  const writer = await openDumpWriter(out, header);
  if (writer.isContinued) terminal.err(data.continued);
  try {
    return await write(writer, { out, org, header }, place, terminal);
  } finally {
    await writer.close();
  }
};

type What = { readonly out: string; readonly org: OrgId; readonly header: DumpHeader };

const write = async (writer: DumpWriter, what: What, place: Place, terminal: Terminal): Promise<number> => {
  const { data } = commandTextsOf(terminal.language);
  const display = progressDisplay(terminal, data);
  let stopped = false;
  const stopListening = terminal.onInterrupt(() => {
    stopped = true;
  });
  try {
    for await (const { items, next } of dumped(place.rows, what.org, writer.from)) {
      await writer.page([...items.map((item) => ({ type: 'item', item }) as const), { type: 'mark', next }]);
      display.show({ stage: 'exporting', done: next.segment, total: DUMP_SEGMENTS });
      if (!stopped) continue;
      terminal.err(data.exportStopped);
      return 1;
    }
    const after = await dumpHeader(place.rows, what.org, place.now);
    if (!after || !sameStamp(what.header.stamp, after.stamp)) {
      await rm(partOf(what.out), { force: true });
      terminal.err(data.changedMeanwhile);
      return 1;
    }
    const { items } = await writer.end();
    display.end();
    terminal.out(data.exported(items, what.out));
    terminal.err(data.isPersonal);
    return 0;
  } finally {
    display.end();
    stopListening();
  }
};
