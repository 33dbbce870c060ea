/* The Teams SDK as "Self-Managing Your Server" sets it up. Its package is installed by the bench, apart. */
import { App } from '@microsoft/teams.apps';

let receive;
const app = new App({
  clientId: '3f0c9a52-6c0e-4d0e-8f3b-1f2d3c4b5a69',
  clientSecret: 'bench',
  tenantId: '72f988bf-86f1-41af-91ab-2d7cd011db47',
  httpServerAdapter: {
    registerRoute: (_method, _path, handle) => {
      receive = handle;
    },
  },
});
await app.initialize();

export const handler = async ({ headers, body }) => {
  const answer = await receive({ headers, body: JSON.parse(body) });
  return { statusCode: answer.status, body: JSON.stringify(answer.body ?? {}) };
};
