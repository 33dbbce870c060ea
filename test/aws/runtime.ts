/*
 * One execution environment: a process of its own that loads a built function and gives it one event at a time, as
 * Lambda's runtime does. What it prints goes to the parent's pipe.
 */
const bundle = process.argv[2] ?? '';

type Invocation = { readonly id: string; readonly event: unknown };

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
  Promise.resolve(handler(event, { awsRequestId: id })).then(
    (result) => send({ type: 'done', id, result }),
    (error: unknown) => send({ type: 'failed', id, error: error instanceof Error ? error.name : String(error) }),
  );
});
send({ type: 'ready' });
