import { type Finding, judged, unchecked, wrong } from './doctor-finding.ts';
import { ask, slackBaseOf } from './doctor-network.ts';
import type { Doctor } from './doctor-scope.ts';

/** Slack's signatures may be five minutes old: one minute of that is the most a clock may take. */
const TOLERANCE_SECONDS = 60;

type Reference = { readonly name: string; readonly url: string };

/** The machine's clock beside that of a service which is used anyway. */
export const checkClock = async (doctor: Doctor): Promise<readonly Finding[]> => {
  const { texts, world } = doctor;
  const reference = referenceOf(doctor);
  if (!reference) return [unchecked('clock.skew', texts.clock.clock, texts.clock.nothing)];
  const before = world.now();
  const answer = await ask(reference.url);
  const here = (before + world.now()) / 2;
  if (answer.type === 'unreachable') return [wrong('clock.skew', texts.common.unreachable(reference.name))];
  const there = Date.parse(answer.headers.get('date') ?? '');
  if (Number.isNaN(there)) return [unchecked('clock.skew', texts.clock.clock, texts.clock.noDate(reference.name))];
  // A Date header is cut to the second, so half of one has passed on average.
  const seconds = Math.round((here - there - 500) / 1000);
  const isRight = Math.abs(seconds) <= TOLERANCE_SECONDS;
  const { right, wrong: off } = texts.clock;
  return [judged('clock.skew', isRight, right(seconds, reference.name), off(seconds, reference.name))];
};

const referenceOf = ({ scope: { given, kind, region }, world }: Doctor): Reference | undefined => {
  if (kind === 'aws')
    return { name: 'AWS', url: given.AWS_ENDPOINT_URL_DYNAMODB ?? `https://dynamodb.${region}.amazonaws.com/` };
  if (given.SLACK_BOT_TOKEN !== undefined) {
    const base = slackBaseOf(given.SLACK_API_URL, world.slackApi);
    return base === undefined ? undefined : { name: 'Slack', url: new URL('api.test', base).href };
  }
  if (given.MicrosoftAppId !== undefined && given.BotOpenIdMetadata === undefined)
    return { name: 'Microsoft', url: world.openIdMetadata };
  return undefined;
};
