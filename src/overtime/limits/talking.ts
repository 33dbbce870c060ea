import type { Answer, Turn } from '../../conversation/feature.ts';
import { replace, reply } from '../../conversation/outcome.ts';
import { planOne } from '../../delivery/plan-one.ts';
import { asInstant, DAY_MS } from '../../time/instant.ts';
import { leftCard } from '../cards.ts';
import { talkId, warningSubjectOf } from '../ids.ts';
import { confirmerOf, sceneOf } from '../scene.ts';
import { warningCard } from './warning-cards.ts';
import { warningNow } from './warning-compose.ts';
import type { WarningDeps } from './warning-jobs.ts';
import type { Told } from './warnings.ts';

const EXPIRES_AFTER_MS = 7 * DAY_MS;

/** 「相談したい」: tells whoever heads them, once, however often it is tapped. */
export const askToTalk = async (turn: Turn, told: Told, deps: WarningDeps): Answer => {
  const { texts, org, person, now } = turn;
  const { warning: words } = texts.overtimeCaps;
  const scene = await sceneOf(org, deps);
  const head = scene && (await confirmerOf(person, scene, now, deps));
  if (!scene || !head) return reply(leftCard(texts, words.talkNobody));
  const warning = await warningNow(told, person, now, scene, deps);
  // A name that was never told of, or no longer holds: the button is an old one.
  if (warning?.type !== 'cap') return replace(leftCard(texts, texts.common.oldButton));
  const message = {
    id: talkId(told, person.id),
    kind: 'approval',
    subject: warningSubjectOf(told, person.id),
  } as const;
  await planOne(head, { ...message, dueAt: now, expiresAt: asInstant(now + EXPIRES_AFTER_MS) }, deps.outbox);
  return replace(warningCard({ texts, warning, year: scene.book.settings.year }, head.name, words.talkTold(head.name)));
};
