import { buttons, type Card, type CardElement, card, context, text, title } from '../conversation/card.ts';
import type { PersonId } from '../people/model.ts';
import { quoted } from '../people/quote.ts';
import type { Texts } from '../text/texts.ts';
import { mineButton } from './card-parts.ts';
import {
  acceptMentee,
  askMentor,
  backToHead,
  considerMentor,
  declineMentee,
  leaveMentor,
  withdrawMentor,
} from './mentor-actions.ts';
import { openTeam } from './team-actions.ts';

/** Somebody who may be asked. `unit`: its name. */
export type Candidate = { readonly id: PersonId; readonly name: string; readonly unit: string };

const framed = (texts: Texts, ...elements: readonly CardElement[]): Card =>
  card(texts.language, ...elements, context(texts.oneOnOne.private));

/** One sentence, and the way to one's own 1on1. */
export const mentorSaid = (texts: Texts, ...says: readonly string[]): Card =>
  framed(texts, ...says.map((each) => text(each)), buttons([mineButton(texts)]));

/** Nobody was found; how somebody can be named. */
export const nobodyFoundCard = (texts: Texts, said: string): Card => {
  const { oneOnOneMentor: says } = texts;
  return framed(texts, text(says.notFound(quoted(said))), context(says.how), buttons([mineButton(texts)]));
};

/** So many of those who are called alike; whoever is not among them is named by address or number. */
const MOST_ALIKE = 5;

export const whichMentorCard = (texts: Texts, said: string, all: readonly Candidate[]): Card => {
  const { oneOnOneMentor: says } = texts;
  const choices = all.slice(0, MOST_ALIKE).map(({ id, name, unit }) => ({
    ...{ label: says.person(name, unit), action: considerMentor.of({ mentor: id }) },
  }));
  return framed(
    texts,
    text(says.which(quoted(said))),
    buttons(choices, 'stacked'),
    context(says.how),
    buttons([{ label: says.no, action: leaveMentor.of({}) }]),
  );
};

/** What will happen, before anybody is asked. */
export const askMentorCard = (texts: Texts, { id, name, unit }: Candidate): Card => {
  const { oneOnOneMentor: says } = texts;
  return framed(
    texts,
    text(says.sure(says.person(name, unit))),
    text(says.sureThen),
    buttons([
      { label: says.ask, action: askMentor.of({ mentor: id }), style: 'primary' },
      { label: says.no, action: leaveMentor.of({}) },
    ]),
  );
};

/** Who was asked has not answered yet. */
export const waitingCard = (texts: Texts, says: string): Card =>
  framed(
    texts,
    text(says),
    text(texts.oneOnOneMentor.stays),
    buttons([{ label: texts.oneOnOneMentor.withdraw, action: withdrawMentor.of({}) }, mineButton(texts)]),
  );

export type MentorView = {
  readonly texts: Texts;
  /** Names: of who was asked, and of the mentor. */
  readonly asked?: string;
  readonly mentor?: string;
};

export const mentorCard = ({ texts, asked, mentor }: MentorView): Card => {
  const { oneOnOneMentor: says } = texts;
  return framed(
    texts,
    text(mentor === undefined ? says.noMentor : says.toHeadSure(mentor)),
    ...(mentor === undefined ? [] : [buttons([{ label: says.toHead, action: backToHead.of({}) }])]),
    ...(asked === undefined
      ? []
      : [text(says.waiting(asked)), buttons([{ label: says.withdraw, action: withdrawMentor.of({}) }])]),
    context(says.how),
    buttons([mineButton(texts)]),
  );
};

/** To a mentor, before they end it. */
export const stopMenteeCard = (texts: Texts, { id, name }: Pick<Candidate, 'id' | 'name'>): Card => {
  const { oneOnOneMentor: says } = texts;
  return framed(
    texts,
    text(says.stop.sure(name)),
    buttons([
      { label: says.stop.yes, action: declineMentee.of({ staff: id }) },
      { label: says.no, action: openTeam.of({ from: 0 }) },
    ]),
  );
};

/** To whoever is asked: what it would be, and that no reason is needed. */
export const requestCard = (texts: Texts, { id, name, unit }: Candidate): Card => {
  const { oneOnOneMentor: says } = texts;
  return framed(
    texts,
    title(says.request.title),
    text(says.request.says(name, unit)),
    text(says.request.what),
    buttons([
      { label: says.accept, action: acceptMentee.of({ staff: id }), style: 'primary' },
      { label: says.decline, action: declineMentee.of({ staff: id }) },
    ]),
  );
};
