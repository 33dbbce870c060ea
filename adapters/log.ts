/** Where an adapter writes what happened. A line never holds a person and an answer together. */
export type Log = {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
};

export type LogFields = { readonly [name: string]: unknown };
