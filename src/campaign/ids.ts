import * as z from 'zod/mini';
import { asCampaignId } from './model.ts';

/** A campaign's id as buttons and forms carry it. */
export const campaignId = z.pipe(z.string().check(z.minLength(1), z.maxLength(75)), z.transform(asCampaignId));
