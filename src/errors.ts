/** A surprise, with a code that stays the same across versions. Expected outcomes are values instead. */
export class AkariError extends Error {
  override readonly name = 'AkariError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, cause?: unknown) {
    super(`${code}: ${message}`, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

export type ErrorCode =
  /** A row read back does not have the shape this version knows. */
  | 'stored-item-unreadable'
  /** A key would hold an empty part. */
  | 'empty-key'
  /** Another import of the organisation has not ended. */
  | 'import-running'
  /** A set-up value is missing, blank or wrong. */
  | 'bad-configuration'
  /** Another process holds the embedded database's folder. */
  | 'data-folder-in-use'
  /** A job of a kind that no feature handles. */
  | 'unknown-job'
  /** Somebody kept changing the same item faster than we could. */
  | 'too-many-conflicts';
