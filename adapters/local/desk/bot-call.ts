/** What the bot's endpoint answered. `status` 0: no answer came, `text` says why. */
export type BotAnswer = { readonly status: number; readonly text: string; readonly ms: number };

export type BotRequest = {
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
};

/** The platforms give up sooner (Slack after 3 s); a first call on a busy machine is given more. */
const PATIENCE_MS = 10_000;

export const callBot = async ({ url, headers, body }: BotRequest): Promise<BotAnswer> => {
  const started = performance.now();
  const took = () => Math.round(performance.now() - started);
  try {
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(PATIENCE_MS) });
    return { status: response.status, text: await response.text(), ms: took() };
  } catch (error) {
    return { status: 0, text: reasonOf(error), ms: took() };
  }
};

export const succeeded = (answer: BotAnswer): boolean => answer.status >= 200 && answer.status < 300;

/** The body as JSON; undefined when it is none. */
export const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
};
