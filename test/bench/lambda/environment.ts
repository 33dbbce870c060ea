import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import type { Runtime } from './runtime.ts';

export type EnvironmentOptions = {
  readonly runtime: Runtime;
  /** Where `index.mjs` is. */
  readonly folder: string;
  readonly env: { readonly [name: string]: string };
  /** Each line that the function prints. */
  readonly print?: (line: string) => void;
};

/** One execution environment of Lambda: a process between its runtime and a Runtime API of its own. */
export type Environment = {
  /** Milliseconds from the start of the process to its first asking for an event. */
  readonly readyMs: number;
  invoke(event: unknown): Promise<Answer>;
  /** The most memory it held so far, in MB of 2²⁰ bytes. */
  peakMegabytes(): number;
  /** What it took of processors so far, in steps of ten milliseconds. */
  cpuMs(): number;
  stop(): Promise<void>;
};

/** `ms`: from handing the event over to the answer. */
export type Answer = { readonly ms: number; readonly result: unknown };

const PREFIX = '/2018-06-01/runtime';

export const startEnvironment = async (options: EnvironmentOptions): Promise<Environment> => {
  const api = await openRuntimeApi();
  const from = performance.now();
  const [command = '', ...args] = options.runtime.command(options.folder);
  const child = spawn(command, args, { env: environmentOf(options, api.address), stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => {
      said.push(line);
      options.print?.(line);
    });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const died = gone.then(() => Promise.reject(new Error(`the environment ended: ${said.slice(-12).join('\n')}`)));
  died.catch(() => undefined);
  const ready = await Promise.race([api.asked(), died]);
  return {
    readyMs: ready - from,
    invoke: (event) => Promise.race([api.invoke(event), died]),
    peakMegabytes: () => peakOf(child.pid),
    cpuMs: () => cpuOf(child.pid),
    stop: async () => {
      child.kill('SIGKILL');
      await gone;
      await api.close();
    },
  };
};

const environmentOf = ({ folder, env }: EnvironmentOptions, address: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  AWS_REGION: 'ap-northeast-1',
  AWS_LAMBDA_RUNTIME_API: address,
  AWS_LAMBDA_FUNCTION_NAME: 'bench',
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
  AWS_LAMBDA_LOG_GROUP_NAME: 'bench',
  AWS_LAMBDA_LOG_STREAM_NAME: 'bench',
  LAMBDA_TASK_ROOT: folder,
  _HANDLER: 'index.handler',
  ...env,
});

/** VmHWM: what Lambda calls "Max Memory Used" is the like of it. */
const peakOf = (pid: number | undefined): number => {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
};

/** User and system time, which Linux counts in hundredths of a second. */
const cpuOf = (pid: number | undefined): number => {
  const [, afterName = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const fields = afterName.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
};

type Waiting = { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void; from: number };

/** Hands events over one at a time to whoever asks, as Lambda's own does, and takes the answers. */
const openRuntimeApi = async () => {
  const events: { readonly id: string; readonly event: unknown }[] = [];
  const waiting = new Map<string, Waiting>();
  let asking: ServerResponse | undefined;
  let firstAsked: (at: number) => void = () => undefined;
  const asked = new Promise<number>((resolve) => {
    firstAsked = resolve;
  });
  const handOver = (): void => {
    const next = asking && events.shift();
    if (!asking || !next) return;
    const body = JSON.stringify(next.event);
    asking.writeHead(200, headersOf(next.id));
    const call = waiting.get(next.id);
    if (call) call.from = performance.now();
    asking.end(body);
    asking = undefined;
  };
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '').slice(PREFIX.length);
    if (path === '/invocation/next') {
      firstAsked(performance.now());
      asking = response;
      return handOver();
    }
    const at = performance.now();
    const [, id = '', kind] = /^\/invocation\/([^/]+)\/(response|error)$/.exec(path) ?? [];
    const body = await text(request);
    response.writeHead(202).end('{}');
    const call = waiting.get(id);
    waiting.delete(id);
    if (kind === 'response') call?.resolve({ ms: at - call.from, result: JSON.parse(body) });
    else call?.reject(new Error(body));
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  return {
    address: `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    asked: () => asked,
    invoke: (event: unknown): Promise<Answer> => {
      const id = randomUUID();
      const answer = new Promise<Answer>((resolve, reject) => waiting.set(id, { resolve, reject, from: 0 }));
      events.push({ id, event });
      handOver();
      return answer;
    },
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};

/** As the stacks set it for the functions that answer people. */
const TIMEOUT_MS = 28_000;

const headersOf = (id: string) => ({
  'content-type': 'application/json',
  'lambda-runtime-aws-request-id': id,
  'lambda-runtime-deadline-ms': String(Date.now() + TIMEOUT_MS),
  'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:ap-northeast-1:000000000000:function:bench',
  'lambda-runtime-trace-id': 'Root=1-00000000-000000000000000000000000',
});
