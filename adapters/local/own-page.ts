const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Whether a request comes from this machine's own hands: from a page of this very server, or from no page at all
 * (curl, a test, the bot). A page elsewhere names its own origin, and one that had its name point to 127.0.0.1 its own host.
 */
export const isOwnPage = (header: (name: string) => string | undefined): boolean => {
  const host = header('host') ?? '';
  const origin = header('origin');
  const isLoopback = URL.canParse(`http://${host}`) && LOOPBACK.has(new URL(`http://${host}`).hostname);
  return isLoopback && (origin === undefined || origin === `http://${host}`);
};
