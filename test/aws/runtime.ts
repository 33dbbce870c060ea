/*
 * One execution environment: a process of its own that loads a built function and gives it one event at a time, as
 * Lambda's runtime does. What it prints goes to the parent's pipe.
 */
const bundle = process.argv[2] ?? '';

type Invocation = { readonly id: string; readonly event: unknown };

/** As the stacks set it for the functions that answer people. */
const TIMEOUT_MS = 30_000;

const send = (message: object): void => {
  process.send?.(message);
};

const { handler } = await import(bundle).catch((error: unknown) => {
  send({ type: 'init-failed', error: String(error) });
  process.exit(1);
});
// Lambda refuses callbacks since Node 24.
if (handler.length > 2) throw new TypeError('Runtime.CallbackHandlerDeprecated');

process.on('message', ({ id, event }: Invocation) => {
  const deadline = Date.now() + TIMEOUT_MS;
  const context = { awsRequestId: id, getRemainingTimeInMillis: () => deadline - Date.now() };
  Promise.resolve(handler(event, context)).then(
    (result) => send({ type: 'done', id, result }),
    (error: unknown) => send({ type: 'failed', id, error: error instanceof Error ? error.name : String(error) }),
  );
});
send({ type: 'ready' });
