import type { Card } from '../conversation/card.ts';
import type { Platform } from '../conversation/inbound.ts';
import type { MessageRef, Messenger } from '../conversation/platform.ts';
import type { OrgId } from '../people/model.ts';
import type { Gate, Passage } from './ports.ts';

/** Waits for a turn and for its moment, where nothing has to be written down before it. */
export const passGate = async (
  gate: Pick<Gate, 'enter'>,
  org: OrgId,
  platform: Platform,
  isUrgent = false,
): Promise<Passage> => {
  const turn = await gate.enter(org, platform, isUrgent);
  return turn.type === 'held' ? turn : turn.pass();
};

export type UpdateDeps = {
  readonly messengers: { readonly [platform in Platform]: Pick<Messenger, 'update'> };
  /** Of the limit that changes of messages have. */
  readonly gate: Gate;
};

/** Shows a card in place of a message, in its turn. False when the platform has to be asked once more. */
export const updateInTurn = async (
  org: OrgId,
  place: Platform,
  message: MessageRef,
  card: Card,
  { gate, messengers }: UpdateDeps,
): Promise<boolean> => {
  if ((await passGate(gate, org, place)).type === 'held') return false;
  const result = await messengers[place].update(message, card);
  if (result.type === 'throttled') await gate.refused(org, place, result.retryAfterMs);
  return result.type !== 'throttled' && result.type !== 'failed';
};
