import { parseArgs } from 'node:util';
import type { Log } from '../../adapters/log.ts';
import { lineOf } from './page.ts';
import { startRehearsal } from './rehearsal.ts';

const HELP = `npm run rehearse                          2,000人の「ためし省」を、上限のあるSlack役とTeams役で動かします
npm run rehearse -- --people 500          人数（3〜10000）
npm run rehearse -- --trouble 5           100通のうち5通に、429、500、503、返事なし、切断を起こします
npm run rehearse -- --slack-per-second 4  Slack役が1秒に受け取る数（公表されていないので、はじめは8）
npm run rehearse -- --port 3001           待ち受けるポート`;

const SAY_EVERY_MS = 5_000;

const numberIn = (name: string, value: string, least: number, most: number): number => {
  const number = Number(value);
  if (value.trim() !== '' && number >= least && number <= most) return number;
  throw new RangeError(
    `--${name} は ${least}〜${most} の数字にしてください (must be a number from ${least} to ${most})`,
  );
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      people: { type: 'string', default: '2000' },
      trouble: { type: 'string', default: '0' },
      'slack-per-second': { type: 'string', default: '8' },
      port: { type: 'string', default: process.env.PORT ?? '3000' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  console.log('人をそろえています。1,000人で数秒かかります。');
  const rehearsal = await startRehearsal({
    people: Math.floor(numberIn('people', values.people, 3, 10_000)),
    trouble: numberIn('trouble', values.trouble, 0, 50),
    slackPerSecond: numberIn('slack-per-second', values['slack-per-second'], 0.5, 100),
    port: numberIn('port', values.port, 0, 65_535),
    log,
  });
  console.log(`デスク: ${rehearsal.origin}/desk （推進 一子さんが書き、推進 二郎さんが承認できます）`);
  console.log(`数字: ${rehearsal.origin}/rehearsal`);
  console.log('「キャンペーン」と書いて始めてください。止めるときは Ctrl+C を押してください。');
  let last = '';
  const timer = setInterval(() => {
    const line = lineOf(rehearsal.numbers());
    if (line !== last) console.log(line);
    last = line;
  }, SAY_EVERY_MS);
  const stop = (): void => {
    clearInterval(timer);
    rehearsal.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
};

/** What trouble the product met with is what the numbers are there for; only what it could not bear is said. */
const log: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: (event, fields) => console.error(event, fields ?? {}),
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
