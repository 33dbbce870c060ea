/*
 * The least that runs a function against a Runtime API: load, ask for an event, answer it, ask again. Stands in where
 * AWS's own client does not build.
 */
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

const { AWS_LAMBDA_RUNTIME_API: address = '', LAMBDA_TASK_ROOT: folder = '' } = process.env;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

const call = (method: string, path: string, body?: string) =>
  new Promise<{ readonly id: string; readonly deadline: number; readonly body: string }>((resolve, reject) => {
    const asked = request(`http://${address}/2018-06-01/runtime${path}`, { method, agent }, (response) => {
      const { headers } = response;
      const id = String(headers['lambda-runtime-aws-request-id']);
      const deadline = Number(headers['lambda-runtime-deadline-ms']);
      text(response).then((received) => resolve({ id, deadline, body: received }), reject);
    });
    asked.once('error', reject);
    asked.end(body);
  });

const { handler } = await import(pathToFileURL(join(folder, 'index.mjs')).href);
for (;;) {
  const { id, deadline, body } = await call('GET', '/invocation/next');
  const context = { awsRequestId: id, getRemainingTimeInMillis: () => deadline - Date.now() };
  try {
    const result: unknown = await handler(JSON.parse(body), context);
    await call('POST', `/invocation/${id}/response`, JSON.stringify(result ?? null));
  } catch (error) {
    await call('POST', `/invocation/${id}/error`, JSON.stringify({ errorMessage: String(error) }));
  }
}
