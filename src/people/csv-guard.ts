/**
 * A spreadsheet takes a cell that begins with one of these signs for a formula. An export writes an apostrophe before
 * it, so that a name can never become a command on the machine of whoever opens the file, and an import takes it off.
 */
const formula = /^'*[=+\-@＝＋－＠]/;
const guarded = /^'+[=+\-@＝＋－＠]/;

export const withGuard = (text: string): string => (formula.test(text) ? `'${text}` : text);
export const withoutGuard = (text: string): string => (guarded.test(text) ? text.slice(1) : text);
