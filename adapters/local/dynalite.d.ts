/** What we use of dynalite 4, which has no types of its own. */
declare module 'dynalite' {
  import type { Server } from 'node:http';

  type Options = {
    /** Folder of the LevelDB store; in memory without it. */
    readonly path?: string;
    readonly createTableMs?: number;
    readonly deleteTableMs?: number;
    readonly updateTableMs?: number;
  };
  const dynalite: (options: Options) => Server;
  export = dynalite;
}

declare module 'dynalite/db/index.js' {
  type Level = {
    open(): Promise<void>;
    values(options?: object): AsyncIterable<unknown>;
    keys(options?: object): AsyncIterable<unknown>;
    createValueStream(options?: object): import('node:stream').Readable;
    createKeyStream(options?: object): import('node:stream').Readable;
    batch(operations: readonly Operation[], callback: (error: unknown) => void): void;
  };
  type Operation =
    | { readonly type: 'put'; readonly key: string; readonly value: unknown }
    | { readonly type: 'del'; readonly key: string };
  type Store = { readonly db: Level };
  type Table = {
    readonly TableName: string;
    readonly GlobalSecondaryIndexes?: readonly object[];
  };
  type IndexActions = {
    readonly puts: readonly { readonly index: string; readonly key: string; readonly item: unknown }[];
    readonly deletes: readonly { readonly index: string; readonly key: string }[];
  };
  const db: {
    create(options: object): Store;
    createKey(item: object, table: Table): string;
    getIndexActions(
      indexes: readonly object[],
      existing: object | null | undefined,
      item: object | null | undefined,
      table: Table,
    ): IndexActions;
    updateIndexes(
      store: Store,
      table: Table,
      existing: object | null | undefined,
      item: object | null | undefined,
      callback: (error?: unknown) => void,
    ): void;
  };
  export = db;
}
