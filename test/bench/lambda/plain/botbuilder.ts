/* botbuilder as its own samples set it up. */
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  TeamsActivityHandler,
} from 'botbuilder';

const credentials = new ConfigurationServiceClientCredentialFactory({
  MicrosoftAppId: '3f0c9a52-6c0e-4d0e-8f3b-1f2d3c4b5a69',
  MicrosoftAppPassword: 'bench',
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: '72f988bf-86f1-41af-91ab-2d7cd011db47',
});
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}, credentials));
const bot = new TeamsActivityHandler();

type Event = { readonly headers: Record<string, string>; readonly body: string };
export const handler = async ({ headers, body }: Event) => {
  let statusCode = 0;
  const response = {
    socket: undefined,
    end: () => undefined,
    header: () => undefined,
    send: () => undefined,
    status: (code: number) => {
      statusCode = code;
    },
  };
  const request = { method: 'POST', headers, body: JSON.parse(body) };
  await adapter.process(request, response, (context) => bot.run(context));
  return { statusCode };
};
