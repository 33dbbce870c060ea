import type { HttpRequest } from '../http.ts';

/**
 * Programs that look at a link so that somebody need not: previews of Slack, Teams, Outlook and other chats, scanners
 * that say who they are. One that passes for a browser cannot be told from a reader. (Cubot makes telephones.)
 */
const programs =
  /(?<!cu)bot\b|crawl|spider|scan|preview|unfurl|prefetch|slack-imgproxy|slackbot|skypeuri|facebookexternalhit|whatsapp|existence discovery|ms-office|microsoft office|safelinks|headless/i;

/** What browsers say when they load a page before anybody asked for it. */
const early = ['purpose', 'sec-purpose', 'x-purpose', 'x-moz'] as const;

/** Whether somebody seems to have opened it. Looked at for this question only, and kept nowhere. */
export const isReader = ({ method, headers }: Pick<HttpRequest, 'method' | 'headers'>): boolean => {
  const agent = headers['user-agent'] ?? '';
  if (method !== 'GET' || agent === '' || programs.test(agent)) return false;
  return !early.some((name) => /prefetch|prerender|preview/i.test(headers[name] ?? ''));
};
