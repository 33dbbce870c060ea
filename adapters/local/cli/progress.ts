import cliProgress from 'cli-progress';
import type { Terminal } from './terminal.ts';

export type Progress<Stage extends string> = {
  readonly stage: Stage;
  readonly done: number;
  readonly total: number;
};
type Labels<Stage extends string> = { readonly progress: { readonly [stage in Stage]: string } };

export type ProgressDisplay<Stage extends string> = { show(progress: Progress<Stage>): void; end(): void };

/** A bar for each stage on a terminal; elsewhere a line now and then. */
export const progressDisplay = <Stage extends string>(
  terminal: Terminal,
  texts: Labels<Stage>,
): ProgressDisplay<Stage> => (terminal.drawing ? bars(terminal.drawing, texts) : lines(terminal, texts));

const bars = <Stage extends string>(stream: NodeJS.WritableStream, texts: Labels<Stage>): ProgressDisplay<Stage> => {
  let bar: cliProgress.SingleBar | undefined;
  let stage: Stage | undefined;
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

const lines = <Stage extends string>(terminal: Terminal, texts: Labels<Stage>): ProgressDisplay<Stage> => {
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
