import { asDeliveryId } from '../delivery/model.ts';
import type { WeekId } from '../time/instant.ts';

/** The job that plans the message of everybody in one zone. */
export const TELL = 'results/tell';

/** 「みんなの結果」 of a round. */
export const toldId = (week: WeekId) => asDeliveryId(`results/${week}/told`);
