/** A frame of a stack, not a line of what somebody typed that begins alike. */
const frame = /^ {4}at (?:[^\n]*\()?(?:file:|node:|\/)[^\n]*:\d+:\d+\)?$/m;

/** What a log may say of an error: its code, or else its name, and where it was thrown. Never its message. */
export const reasonOf = (error: unknown): { readonly code: string; readonly at?: string } => {
  if (!(error instanceof Error)) return { code: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const at = error.stack?.match(frame)?.[0].trim();
  return { code, ...(at !== undefined && { at }) };
};
