import { strToU8, zipSync } from 'fflate';
import type { JsonObject } from './adaptive.ts';

export type ManifestConfig = {
  /** The bot's Microsoft app id, a GUID. */
  readonly appId: string;
  /** Where the bot answers, `akari.example.go.jp`: no scheme and no path. */
  readonly host: string;
  /** Semantic version; Teams takes an update only with a higher one. */
  readonly version: string;
  /** Teams links to these pages and asks for them: where they are not given, the host's own page stands in. */
  readonly privacyUrl?: string;
  readonly termsUrl?: string;
};

export type Icons = { readonly color: Uint8Array; readonly outline: Uint8Array };

const schemas = 'https://developer.microsoft.com/json-schemas/teams/v1.22';

/**
 * The app manifest, version 1.22: nothing this bot needs came later. In a chat of two, and in a team for the evening of a
 * channel: without rights of its own (RSC) it hears no line there but those that call it by name. `webApplicationInfo` lets an administrator install the app for people through Graph.
 */
export const manifestOf = ({ appId, host, version, ...pages }: ManifestConfig): JsonObject => ({
  $schema: `${schemas}/MicrosoftTeams.schema.json`,
  manifestVersion: '1.22',
  version,
  id: appId,
  developer: {
    name: 'Akari',
    websiteUrl: `https://${host}/`,
    privacyUrl: pages.privacyUrl ?? `https://${host}/`,
    termsOfUseUrl: pages.termsUrl ?? `https://${host}/`,
  },
  localizationInfo: { defaultLanguageTag: 'ja', additionalLanguages: [{ languageTag: 'en', file: 'en.json' }] },
  name: { short: '灯り Akari', full: '灯り Akari(働き方改革)' },
  description: {
    short: '週に一度、やりがいを短くうかがい、職場をよくする手がかりにします。',
    full: '灯り(Akari)は、働き方をよくするためのチャットボットです。週に一度、三つの質問で仕事のやりがいをうかがいます。お名前は回答と切り離して保存し、5人以上の集計だけを職場に返します。「メニュー」と送ると、できることを選べます。お知らせは、いつでも止められます。',
  },
  icons: { color: 'color.png', outline: 'outline.png' },
  accentColor: '#3A264A',
  bots: [
    {
      botId: appId,
      scopes: ['personal', 'team'],
      isNotificationOnly: false,
      supportsFiles: false,
      commandLists: [
        {
          scopes: ['personal'],
          commands: [
            { title: 'メニュー', description: 'できることを選びます' },
            { title: 'パルス', description: '今週の質問に答えます' },
            { title: '設定', description: '受け取り方とことばを選びます' },
          ],
        },
        {
          scopes: ['team'],
          commands: [{ title: '消灯のお知らせ', description: 'このチャンネルに流すかどうかを決めます' }],
        },
      ],
    },
  ],
  permissions: ['identity', 'messageTeamMembers'],
  validDomains: [host],
  webApplicationInfo: { id: appId, resource: `api://${host}/${appId}` },
});

/** What an English client shows instead. Its commands are words the bot understands as well. */
const english: JsonObject = {
  $schema: `${schemas}/MicrosoftTeams.Localization.schema.json`,
  'name.short': 'Akari',
  'name.full': 'Akari (better ways of working)',
  'description.short': 'Asks briefly once a week how worthwhile work was, to make the workplace better.',
  'description.full':
    'Akari is a chatbot for better ways of working. Once a week it asks three questions about how worthwhile your work was. Your name is kept apart from your answers, and only groups of five or more are reported. Send "menu" to choose what to do. Messages can be switched off at any time.',
  'bots[0].commandLists[0].commands[0].title': 'menu',
  'bots[0].commandLists[0].commands[0].description': 'Choose what to do',
  'bots[0].commandLists[0].commands[1].title': 'pulse',
  'bots[0].commandLists[0].commands[1].description': 'Answer this week’s questions',
  'bots[0].commandLists[0].commands[2].title': 'settings',
  'bots[0].commandLists[0].commands[2].description': 'Choose what you receive, and the language',
  'bots[0].commandLists[1].commands[0].title': 'lights-out notice',
  'bots[0].commandLists[1].commands[0].description': 'Decide whether it is posted in this channel',
};

/** The package an administrator uploads. The same input gives the same bytes. */
export const packageOf = (config: ManifestConfig, icons: Icons): Uint8Array => {
  const json = (value: JsonObject): Uint8Array => strToU8(`${JSON.stringify(value, undefined, 2)}\n`);
  return zipSync(
    {
      'manifest.json': json(manifestOf(config)),
      'en.json': json(english),
      'color.png': icons.color,
      'outline.png': icons.outline,
    },
    // A zip keeps local time without a zone: the same clock everywhere gives the same bytes.
    { mtime: new Date(2026, 0, 1) },
  );
};
