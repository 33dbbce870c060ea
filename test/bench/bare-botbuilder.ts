import {
  type AdaptiveCardInvokeResponse,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type Response,
  TeamsActivityHandler,
  type TurnContext,
} from 'botbuilder';
import { AuthenticationConstants, MicrosoftAppCredentials } from 'botframework-connector';
import * as z from 'zod';

/** One request of the Bot Connector with its token. */
export type SignedActivity = { readonly body: string; readonly authorization: string };

export type BareBotbuilder = (request: SignedActivity) => Promise<number>;

/**
 * botbuilder as its own samples set it up: every Action.Execute is answered with one card. `updates` also puts that
 * card into the stored message, without which other devices would go on showing the old one.
 */
export const bareBotbuilder = (
  appId: string,
  openIdMetadata: string,
  card: Record<string, unknown>,
  updates: boolean,
): BareBotbuilder => {
  const adapter = new CloudAdapter(authenticationOf(appId, openIdMetadata));
  const bot = new OneCard(card, updates);
  return async ({ body, authorization }) => {
    let status = 0;
    const response = responseTo((code) => {
      status = code;
    });
    const request = { method: 'POST', headers: { authorization }, body: bodySchema.parse(JSON.parse(body)) };
    await adapter.process(request, response, (context) => bot.run(context));
    return status;
  };
};

const CARD = 'application/vnd.microsoft.card.adaptive';

class OneCard extends TeamsActivityHandler {
  readonly #card: Record<string, unknown>;
  readonly #updates: boolean;

  constructor(card: Record<string, unknown>, updates: boolean) {
    super();
    this.#card = card;
    this.#updates = updates;
  }

  protected override async onAdaptiveCardInvoke(context: TurnContext): Promise<AdaptiveCardInvokeResponse> {
    const { replyToId } = context.activity;
    if (this.#updates && replyToId !== undefined) {
      const attachments = [{ contentType: CARD, content: this.#card }];
      await context.updateActivity({ type: 'message', id: replyToId, attachments });
    }
    return { statusCode: 200, type: CARD, value: this.#card };
  }
}

const bodySchema = z.record(z.string(), z.unknown());

const authenticationOf = (appId: string, openIdMetadata: string): ConfigurationBotFrameworkAuthentication =>
  new ConfigurationBotFrameworkAuthentication(
    {
      ToChannelFromBotLoginUrl: `${AuthenticationConstants.ToChannelFromBotLoginUrlPrefix}botframework.com`,
      ToChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
      ToBotFromChannelTokenIssuer: AuthenticationConstants.ToBotFromChannelTokenIssuer,
      OAuthUrl: AuthenticationConstants.OAuthUrl,
      ToBotFromChannelOpenIdMetadataUrl: openIdMetadata,
      ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadata,
      CallerId: '',
    },
    {
      isValidAppId: async (audience) => audience === appId,
      isAuthenticationDisabled: async () => false,
      createCredentials: async () => MicrosoftAppCredentials.Empty,
    },
  );

/** The part of Express that botbuilder wants; the body is made into text as Express would. */
const responseTo = (tellStatus: (status: number) => void): Response => ({
  socket: undefined,
  end: () => undefined,
  header: () => undefined,
  send: (body) => JSON.stringify(body),
  status: tellStatus,
});
