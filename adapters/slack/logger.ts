import { type Logger, LogLevel } from '@slack/web-api';

const nothing = (): void => {};

/** Bolt and the Web API client log payloads and texts: they are given a logger that keeps none of it. */
export const quietLogger: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};
