import * as z from 'zod/mini';
import { action } from '../conversation/action.ts';
import { asPersonId } from '../people/model.ts';

const person = z.pipe(z.string().check(z.minLength(1), z.maxLength(128)), z.transform(asPersonId));

/** All of one's own diary. `from`: the place of the first one shown. */
export const openTeam = action('one-on-one.team', z.object({ from: z.exactOptional(z.int().check(z.gte(0))) }));
export const openStartTeam = action('one-on-one.open-start-team', z.object({}));
export const startTeam = action('one-on-one.start-team', z.object({}));
export const startOne = action('one-on-one.start-one', z.object({ staff: person, from: z.int().check(z.gte(0)) }));
export const openTeamSettings = action('one-on-one.team-settings', z.object({}));
export const sendTeamSettings = action('one-on-one.send-team-settings', z.object({}));
