import { AkariError } from '../../src/errors.ts';
import { requestPath } from './receiver.ts';

/** The app as Slack's "create from manifest" page takes it (schema v2), for the given public https address. */
export const manifest = (baseUrl: string) => {
  const url = requestUrl(baseUrl);
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: '灯り Akari',
      description: '働き方改革を手伝うチャットボット',
      background_color: '#7a3e00',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: '灯り Akari', always_online: true },
      slash_commands: [
        { command: '/akari', url, description: '灯りに話しかける', usage_hint: 'パルス / 設定', should_escape: false },
      ],
    },
    oauth_config: { scopes: { bot: botScopes } },
    settings: {
      event_subscriptions: { request_url: url, bot_events: ['app_home_opened', 'app_mention', 'message.im'] },
      interactivity: { is_enabled: true, request_url: url },
      org_deploy_enabled: false,
      socket_mode_enabled: false,
      token_rotation_enabled: false,
    },
  } as const;
};

/**
 * Nothing about presence, channels or files: what the bot cannot read, it cannot spy on. Of a channel it hears the lines
 * that call it by name, and no other.
 */
export const botScopes = [
  'app_mentions:read',
  'chat:write',
  'commands',
  'im:history',
  'im:read',
  'im:write',
  'users:read',
  'users:read.email',
] as const;

/** JSON ready to paste. */
export const manifestJson = (baseUrl: string): string => `${JSON.stringify(manifest(baseUrl), null, 2)}\n`;

const requestUrl = (baseUrl: string): string => {
  if (!URL.canParse(baseUrl)) throw new AkariError('bad-configuration', `not an address: ${baseUrl}`);
  return new URL(requestPath, baseUrl).href;
};
