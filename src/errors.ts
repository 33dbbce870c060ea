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
  /** The import is no longer the organisation's current one: another took over, or it was never begun. */
  | 'import-lost'
  /** A change names a person or an organisation that is not stored. */
  | 'unknown-record'
  /** What is to be stored does not fit one item. */
  | 'item-too-big'
  /** The payload of an action or form is too long to travel through its platform. */
  | 'action-too-long'
  /** A form has more fields or options than its platform can show. */
  | 'form-too-large'
  /** A platform did not do what an outcome asked: it may on a repeat (`failed`), or never will (`refused`). */
  | 'platform-failed'
  | 'platform-refused'
  /** A set-up value is missing, blank or wrong. */
  | 'bad-configuration'
  /** Another process holds the embedded database's folder. */
  | 'data-folder-in-use'
  /** A function was asked for a platform it does not speak to. */
  | 'not-here'
  /** A job of a kind that no feature handles. */
  | 'unknown-job'
  /** What results are to be computed from is no tree, counts nobody can have made, or thresholds nobody may set. */
  | 'bad-results-input'
  /** What was to be shown would have told of a small group: nothing is shown. */
  | 'results-leak'
  /** Somebody kept changing the same item faster than we could. */
  | 'too-many-conflicts';
