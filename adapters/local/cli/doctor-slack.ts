import * as z from 'zod';
import type { SlackSecret } from '../../lambda/secrets.ts';
import { botScopes } from '../../slack/manifest.ts';
import { type Finding, judged, ok, unchecked, wrong } from './doctor-finding.ts';
import { type Answer, slackBaseOf } from './doctor-network.ts';
import { type Doctor, isLeftOut } from './doctor-scope.ts';
import { callSlack, refusalIn, type SlackAccess } from './doctor-slack-api.ts';
import { checkSlackCards } from './doctor-slack-cards.ts';

/** The token's workspace and scopes, and every card before Slack's own eyes. */
export const checkSlack = async (doctor: Doctor, secret: SlackSecret | undefined): Promise<readonly Finding[]> => {
  const access = accessOf(doctor, secret);
  const { texts } = doctor;
  if (typeof access === 'string') return [unchecked('slack.connection', texts.slack.connection, access)];
  const answer = await callSlack('auth.test', {}, access);
  const connection = connectionOf(answer, doctor);
  const others = [
    ['slack.scopes', texts.slack.scopes],
    ['slack.cards', texts.slack.cards],
  ] as const;
  if (answer.type === 'unreachable' || !identitySchema.safeParse(answer.body).success)
    return [connection, ...others.map(([check, what]) => unchecked(check, what, texts.slack.notConnected))];
  return [connection, ...scopesOf(answer.headers, doctor), ...(await checkSlackCards(access, doctor))];
};

/** A token and where to show it, or why there is none. */
const accessOf = (doctor: Doctor, secret: SlackSecret | undefined): SlackAccess | string => {
  const { scope, texts, world } = doctor;
  if (scope.kind === 'aws') {
    if (isLeftOut('slack', scope)) return texts.common.notInStage;
    if (scope.stack === undefined) return texts.common.needsStage;
    return secret ? { base: world.slackApi, token: secret.botToken } : texts.teams.noPassword;
  }
  const { SLACK_BOT_TOKEN: token, SLACK_API_URL: url } = scope.given;
  const base = slackBaseOf(url, world.slackApi);
  return token === undefined || base === undefined ? texts.slack.notSetUp : { base, token };
};

const identitySchema = z.object({ ok: z.literal(true), team: z.string(), team_id: z.string(), user: z.string() });
const connectionOf = (answer: Answer, { scope, texts }: Doctor): Finding => {
  const check = 'slack.connection';
  if (answer.type === 'unreachable')
    return wrong(check, texts.common.unreachable(scope.given.SLACK_API_URL ?? 'Slack'));
  const identity = identitySchema.safeParse(answer.body).data;
  if (!identity) {
    const reason = refusalIn(answer.body);
    return wrong(check, reason ? texts.slack.refused(reason) : texts.common.unexpected(`HTTP ${answer.status}`));
  }
  const expected = scope.stage?.slack?.team ?? identity.team_id;
  const { connected, otherTeam } = texts.slack;
  const isOwn = expected === identity.team_id;
  return judged(check, isOwn, connected(identity.team, identity.user), otherTeam(expected, identity.team_id));
};

const scopesOf = (headers: Headers, { texts: { slack } }: Doctor): readonly Finding[] => {
  const check = 'slack.scopes';
  const header = headers.get('x-oauth-scopes');
  if (header === null) return [unchecked(check, slack.scopes, slack.noScopes)];
  const given = header.split(',').flatMap((scope) => scope.trim() || []);
  const missing = botScopes.filter((scope) => !given.includes(scope));
  const extra = given.filter((scope) => !botScopes.some((needed) => needed === scope));
  if (missing.length + extra.length === 0) return [ok(check, slack.scopesRight)];
  return [
    ...(missing.length > 0 ? [wrong(check, slack.missingScopes(missing.join(', ')))] : []),
    ...(extra.length > 0 ? [wrong(check, slack.extraScopes(extra.join(', ')))] : []),
  ];
};
