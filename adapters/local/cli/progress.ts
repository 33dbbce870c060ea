import cliProgress from 'cli-progress';
import type { ImportProgress } from '../../../src/people/directory-import.ts';
import type { ImportTexts } from '../../../src/text/import/texts.ts';
import type { Terminal } from './terminal.ts';

export type ProgressDisplay = { show(progress: ImportProgress): void; end(): void };

/** A bar for each stage on a terminal; elsewhere a line now and then. */
export const progressDisplay = (terminal: Terminal, texts: ImportTexts): ProgressDisplay =>
  terminal.drawing ? bars(terminal.drawing, texts) : lines(terminal, texts);

const bars = (stream: NodeJS.WritableStream, texts: ImportTexts): ProgressDisplay => {
  let bar: cliProgress.SingleBar | undefined;
  let stage: ImportProgress['stage'] | undefined;
  const end = (): void => {
    bar?.stop();
    bar = undefined;
    stage = undefined;
  };
  return {
    end,
    show: (progress) => {
      if (progress.stage !== stage) {
        end();
        stage = progress.stage;
        bar = new cliProgress.SingleBar(
          { stream, format: `${texts.progress[stage]} [{bar}] {percentage}%`, hideCursor: true },
          cliProgress.Presets.shades_classic,
        );
        bar.start(progress.total, progress.done);
      }
      bar?.setTotal(progress.total);
      bar?.update(progress.done);
    },
  };
};

/** Percent between two lines of one stage. */
const STEP = 25;

const lines = (terminal: Terminal, texts: ImportTexts): ProgressDisplay => {
  let last = '';
  return {
    end: () => undefined,
    show: ({ stage, done, total }) => {
      const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
      const line = `${texts.progress[stage]} ${percent - (percent % STEP)}%`;
      if (line !== last) terminal.err(line);
      last = line;
    },
  };
};
