import { mkdir } from 'node:fs/promises';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import dynalite from 'dynalite';
import dynaliteDb from 'dynalite/db/index.js';
import { AkariError } from '../../src/errors.ts';
import { commandTextsOf } from '../../src/text/cli/text.ts';

export type Embedded = { readonly endpoint: string; close(): Promise<void> };

/** DynamoDB inside this process, on loopback only, kept under `dataDir`; in memory when there is none. */
export const openEmbedded = async (dataDir?: string): Promise<Embedded> => {
  const path = dataDir === undefined ? undefined : join(dataDir, 'dynamodb');
  if (path !== undefined) await mkdir(path, { recursive: true });
  makeWritesAtomic();
  const { server, level } = createServer(path);
  await opened(level, dataDir);
  const port = await listening(server);
  return { endpoint: `http://127.0.0.1:${port}`, close: () => closed(server) };
};

/** How long a request may take to be answered when we close. */
const CLOSE_MS = 5_000;

type Level = ReturnType<typeof dynaliteDb.create>['db'];

/** dynalite keeps its store to itself; we need it to open it with an answer, and to mend its streams. */
const createServer = (path: string | undefined): { server: Server; level: Level } => {
  const create = dynaliteDb.create;
  const levels: Level[] = [];
  dynaliteDb.create = (options) => {
    const store = create(options);
    levels.push(store.db);
    return store;
  };
  try {
    const server = dynalite({
      createTableMs: 0,
      deleteTableMs: 0,
      updateTableMs: 0,
      ...(path !== undefined && { path }),
    });
    const [level] = levels;
    if (!level) throw new AkariError('bad-configuration', 'this version of dynalite has no store we know');
    closeIterators(level);
    surviveAborts(server);
    return { server, level };
  } finally {
    dynaliteDb.create = create;
  }
};

/** dynalite 4 never closes an iterator: each query would keep a snapshot, some 15 KB, for ever. */
const closeIterators = (level: Level): void => {
  level.createValueStream = (options) => Readable.from(level.values(options));
  level.createKeyStream = (options) => Readable.from(level.keys(options));
};

/** dynalite 4 throws, out of anybody's reach, when a client goes away in the middle of a request. */
const surviveAborts = (server: Server): void => {
  server.on('request', (request) => {
    request.removeAllListeners('error').on('error', () => request.destroy());
  });
};

/**
 * dynalite 4 writes the indexes first and the item after them: killed in between, it leaves a row that is not due any
 * more though it was never settled. Here one batch writes both; the item's own write, which follows, changes nothing.
 */
const makeWritesAtomic = (): void => {
  dynaliteDb.updateIndexes = ({ db }, table, existing, item, callback) => {
    const name = table.TableName;
    const { puts, deletes } = dynaliteDb.getIndexActions(table.GlobalSecondaryIndexes ?? [], existing, item, table);
    const row = item ?? existing;
    if (!row || puts.length + deletes.length === 0) return callback();
    const key = `item-${name}~${dynaliteDb.createKey(row, table)}`;
    const indexKey = (entry: { index: string; key: string }) => `index-global~${name}~${entry.index}~${entry.key}`;
    db.batch(
      [
        ...deletes.map((entry) => ({ type: 'del', key: indexKey(entry) }) as const),
        ...puts.map((entry) => ({ type: 'put', key: indexKey(entry), value: entry.item }) as const),
        item ? { type: 'put', key, value: item } : { type: 'del', key },
      ],
      (error) => callback(error ?? undefined),
    );
  };
};

const opened = async (level: Level, dataDir: string | undefined): Promise<void> => {
  try {
    await level.open();
  } catch (error) {
    if (!isLocked(error)) throw error;
    throw new AkariError('data-folder-in-use', inUse(dataDir ?? ''), error);
  }
};

/** In both languages: npm start speaks none of them alone. */
const inUse = (folder: string): string =>
  `${commandTextsOf('ja').dataFolderInUse(folder)} (${commandTextsOf('en').dataFolderInUse(folder)})`;

const isLocked = (error: unknown): boolean =>
  error instanceof Error && (('code' in error && error.code === 'LEVEL_LOCKED') || isLocked(error.cause));

const listening = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address && typeof address === 'object') resolve(address.port);
      else reject(new AkariError('bad-configuration', 'no port to listen on'));
    });
  });

/** Requests that are being answered are answered first: dynalite throws when its store closes under it. */
const closed = async (server: Server): Promise<void> => {
  const end = new Promise<void>((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
  });
  const idle = setInterval(() => server.closeIdleConnections(), 10);
  const patience = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
  try {
    await end;
  } finally {
    clearInterval(idle);
    clearTimeout(patience);
  }
};
