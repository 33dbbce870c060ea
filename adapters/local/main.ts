import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { AkariError } from '../../src/errors.ts';
import type { Log } from '../log.ts';
import { type LocalEnv, parseEnv } from './env.ts';
import { startSystem } from './system.ts';

const HELP = `npm start                 デスク（ブラウザーで試す画面）つきで動かします
npm start -- --empty      見本の省を入れずに始めます
npm start -- --no-desk    デスクなしで動かします（PUT /desk/clock は使えます）`;

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      empty: { type: 'boolean', default: false },
      'no-desk': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const env = parseEnv(process.env);
  const system = await startSystem({
    env,
    desk: !values['no-desk'],
    demo: !values.empty,
    log: createLog(env.LOG_LEVEL),
  });
  console.log(values['no-desk'] ? `灯りを動かしています: ${system.origin}` : `灯りのデスク: ${system.origin}/desk`);
  console.log('止めるときは Ctrl+C を押してください。');
  const stop = (): void => {
    system.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
};

const createLog = (level: LocalEnv['LOG_LEVEL']): Log => {
  const logger = pino({
    level,
    base: null,
    redact: ['*.token', '*.authorization'],
  });
  return {
    info: (event, fields) => logger.info(fields ?? {}, event),
    warn: (event, fields) => logger.warn(fields ?? {}, event),
    error: (event, fields) => logger.error(fields ?? {}, event),
  };
};

const explain = (error: unknown): string => {
  if (error instanceof AkariError) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `そのポートは使われています。PORT=3001 npm start のように変えられます (the port is in use: ${error.message})`;
  }
  return error instanceof Error ? error.message : String(error);
};

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exit(1);
});
