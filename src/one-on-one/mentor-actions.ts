import * as z from 'zod/mini';
import { action } from '../conversation/action.ts';
import { asPersonId } from '../people/model.ts';

const person = z.pipe(z.string().check(z.minLength(1), z.maxLength(128)), z.transform(asPersonId));

/** How it stands: whom one asked, or has as a mentor, and how to name somebody. */
export const openMentor = action('one-on-one.mentor', z.object({}));
/** Shows somebody of several who are called so, before anybody is asked. */
export const considerMentor = action('one-on-one.consider-mentor', z.object({ mentor: person }));
export const askMentor = action('one-on-one.ask-mentor', z.object({ mentor: person }));
export const leaveMentor = action('one-on-one.leave-mentor', z.object({}));
export const withdrawMentor = action('one-on-one.withdraw-mentor', z.object({}));
/** Back to whoever heads them. */
export const backToHead = action('one-on-one.back-to-head', z.object({}));

/* To whoever is asked: it names who asked, and is looked up again. */
export const acceptMentee = action('one-on-one.accept-mentee', z.object({ staff: person }));
/** Asked before they end it: of who accepted. */
export const askStopMentee = action('one-on-one.ask-stop-mentee', z.object({ staff: person }));
export const declineMentee = action('one-on-one.decline-mentee', z.object({ staff: person }));
