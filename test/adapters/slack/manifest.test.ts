import { expect, it } from 'vitest';
import { manifest, manifestJson } from '../../../adapters/slack/manifest.ts';

it('describes the app in JSON ready to paste, all at one address', () => {
  const read = JSON.parse(manifestJson('https://akari.example.go.jp'));
  expect(read).toEqual(manifest('https://akari.example.go.jp/'));
  expect(read).toMatchObject({
    display_information: { name: '灯り Akari' },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      slash_commands: [{ command: '/akari', url: 'https://akari.example.go.jp/slack/events' }],
    },
    settings: {
      event_subscriptions: {
        request_url: 'https://akari.example.go.jp/slack/events',
        bot_events: ['app_home_opened', 'app_mention', 'message.im'],
      },
      interactivity: { is_enabled: true, request_url: 'https://akari.example.go.jp/slack/events' },
    },
  });
});

it('asks for no scope beyond direct conversations, being called by name and finding people', () => {
  expect(manifest('https://akari.example.go.jp').oauth_config.scopes.bot).toEqual([
    'app_mentions:read',
    'chat:write',
    'commands',
    'im:history',
    'im:read',
    'im:write',
    'users:read',
    'users:read.email',
  ]);
});

it('refuses what is no address', () => {
  expect(() => manifest('akari')).toThrow('bad-configuration');
});
