import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { connect, createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

// Runs the store's tests once more, on an engine that is checked against real AWS: `npm run test:dynoxide`.

const TESTS = 'test/adapters/dynamodb/';

const onPath = (command: string): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, command))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
};

const answers = async (port: number): Promise<boolean> => {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
};

const untilUp = async (port: number): Promise<void> => {
  for (let i = 0; i < 100; i += 1) {
    if (await answers(port)) return;
    await sleep(100);
  }
  throw new Error('dynoxide did not start');
};

const runTests = async (port: number): Promise<number> => {
  const env = { ...process.env, AKARI_TEST_DYNAMODB: `http://127.0.0.1:${port}` };
  const vitest = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', TESTS], { stdio: 'inherit', env });
  const [code] = await once(vitest, 'exit');
  return typeof code === 'number' ? code : 1;
};

const main = async (): Promise<number> => {
  const command = onPath('dynoxide');
  if (command === undefined) {
    console.log('dynoxide is not on the PATH: nothing was tested (cargo install dynoxide-rs --locked)');
    return 0;
  }
  const port = await freePort();
  const engine = spawn(command, ['--port', String(port), '--log', 'quiet'], { stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    await untilUp(port);
    return await runTests(port);
  } finally {
    engine.kill();
  }
};

process.exitCode = await main();
