import type { Platform } from '../conversation/inbound.ts';
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
