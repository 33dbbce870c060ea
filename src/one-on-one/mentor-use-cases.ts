import type { Card } from '../conversation/card.ts';
import { type Answer, type Feature, on, type Said, type Turn } from '../conversation/feature.ts';
import { type Outcome, replace, reply } from '../conversation/outcome.ts';
import type { Composer, Composition } from '../delivery/attempt.ts';
import { type Message, planOne } from '../delivery/plan-one.ts';
import type { Jobs, Outbox } from '../delivery/ports.ts';
import { treeOf } from '../people/current-tree.ts';
import { languageOf, type Person, type PersonId, type Preferences } from '../people/model.ts';
import type { Directory, PersonStore } from '../people/ports.ts';
import type { UnitTree } from '../people/tree.ts';
import { textsOf } from '../text/text.ts';
import { asInstant, DAY_MS, dateIn, type Instant, MINUTE_MS } from '../time/instant.ts';
import { isMentorEnded, mentorEndedId, mentorId, readSubject, subjectOf } from './ids.ts';
import {
  acceptMentee,
  askMentor,
  askStopMentee,
  backToHead,
  considerMentor,
  declineMentee,
  leaveMentor,
  openMentor,
  withdrawMentor,
} from './mentor-actions.ts';
import {
  askMentorCard,
  type Candidate,
  mentorCard,
  mentorSaid,
  nobodyFoundCard,
  requestCard,
  stopMenteeCard,
  waitingCard,
  whichMentorCard,
} from './mentor-cards.ts';
import { type FindMentorDeps, findMentors } from './mentor-finding.ts';
import { followJob } from './mentor-following.ts';
import { mentorWords, readMentor } from './mentor-words.ts';
import type { Diary } from './model.ts';
import { partnerOf } from './partner.ts';

export type MentorDeps = {
  readonly directory: FindMentorDeps['directory'] & Pick<Directory, 'organisation' | 'tree'>;
  readonly oneOnOnes: FindMentorDeps['oneOnOnes'];
  readonly people: Pick<PersonStore, 'savePreferences'>;
  readonly outbox: Pick<Outbox, 'plan'>;
  readonly jobs: Pick<Jobs, 'plan'>;
};

/** Somebody to talk with in the place of whoever heads one: asked with one tap, and given back with one. */
export const mentorFeature = (deps: MentorDeps): Feature => ({
  taps: [
    on(openMentor, (turn) => showMentor(turn, deps)),
    on(considerMentor, (turn, { mentor }) => consider(turn, mentor, deps)),
    on(askMentor, (turn, { mentor }) => ask(turn, mentor, deps)),
    on(leaveMentor, async ({ texts }) => replace(mentorSaid(texts, texts.oneOnOneMentor.left))),
    on(withdrawMentor, (turn) => withdraw(turn, deps)),
    on(backToHead, (turn) => goBack(turn, deps)),
    on(acceptMentee, (turn, { staff }) => accept(turn, staff, deps)),
    on(askStopMentee, (turn, { staff }) => considerStop(turn, staff, deps)),
    on(declineMentee, (turn, { staff }) => decline(turn, staff, deps)),
  ],
  submits: [],
  lines: [
    { words: mentorWords, answer: (turn) => showMentor(turn, deps) },
    { understand: (said, turn) => hearMentor(said, turn, deps) },
  ],
});

/** For whoever reads a name out of a line in small letters: it is looked up as it was typed. */
export const hearName =
  (deps: MentorDeps) =>
  (name: string, turn: Turn, read?: readonly Diary[]): Answer => {
    const typed = turn.inbound.type === 'text' ? turn.inbound.text.normalize('NFKC') : name;
    const at = typed.toLowerCase().indexOf(name.toLowerCase());
    return nameMentor(turn, at < 0 ? name : typed.slice(at, at + name.length), deps, read);
  };

const hearMentor = (said: Said, turn: Turn, deps: MentorDeps): Answer | undefined => {
  const name = readMentor(said.text);
  return name === undefined ? undefined : nameMentor(turn, name, deps);
};

/** The answer to 「○○さんと1on1」, of somebody who is neither one's partner nor of one's team. Nobody is asked before a tap. */
export const nameMentor = async (turn: Turn, name: string, deps: MentorDeps, read?: readonly Diary[]): Answer => {
  const { org, person, texts } = turn;
  const tree = await treeOf(org, deps);
  const found = tree ? await findMentors(name, person, tree, deps, read) : [];
  const [only, second] = found;
  if (!tree || !only) return reply(nobodyFoundCard(texts, name));
  if (second)
    return reply(
      whichMentorCard(
        texts,
        name,
        found.map((each) => candidateOf(each, tree)),
      ),
    );
  return reply(mayAsk(turn, only, tree) ?? askMentorCard(texts, candidateOf(only, tree)));
};

const candidateOf = ({ id, name, unit }: Person, tree: UnitTree): Candidate => ({
  ...{ id, name, unit: tree.unit(unit)?.name ?? '' },
});

/** Why somebody cannot be asked; undefined when they can. */
const mayAsk = ({ person, texts }: Turn, mentor: Person, tree: UnitTree): Card | undefined => {
  const { oneOnOneMentor: says } = texts;
  if (mentor.id === person.id) return mentorSaid(texts, says.self);
  if (partnerOf(person, tree) === mentor.id) return mentorSaid(texts, says.already(mentor.name));
  return person.preferences.oneOnOne?.asked === mentor.id ? waitingCard(texts, says.waiting(mentor.name)) : undefined;
};

const consider = async (turn: Turn, id: PersonId, deps: MentorDeps): Answer => {
  const { org, texts } = turn;
  const [tree, mentor] = await Promise.all([treeOf(org, deps), deps.directory.person(org, id)]);
  if (!tree || !mentor || mentor.left) return replace(nobodyFoundCard(texts, id));
  return replace(mayAsk(turn, mentor, tree) ?? askMentorCard(texts, candidateOf(mentor, tree)));
};

/** So long a request is of use to whoever has not read it. */
const ASKED_DAYS = 14;

/** Remembered first, then sent: whoever is asked is looked up by what is remembered. Once a day at most to the same one. */
const ask = async (turn: Turn, id: PersonId, deps: MentorDeps): Answer => {
  const { org, person, texts } = turn;
  const [tree, mentor] = await Promise.all([treeOf(org, deps), deps.directory.person(org, id)]);
  if (!tree || !mentor || mentor.left) return replace(nobodyFoundCard(texts, id));
  const { asked, ...rest } = person.preferences.oneOnOne ?? {};
  const hindrance = asked === id ? undefined : mayAsk(turn, mentor, tree);
  if (hindrance) return replace(hindrance);
  if (asked !== id) await deps.people.savePreferences(org, person.id, { oneOnOne: { ...rest, asked: id } });
  await tell(mentor, turn, { manager: id, staff: person.id }, deps);
  return replace(waitingCard(texts, texts.oneOnOneMentor.asked(mentor.name)));
};

type Two = { readonly manager: PersonId; readonly staff: PersonId };

/** One message a day to the same person about the same two. */
const tell = (to: Person, { person, now }: Turn, two: Two, { outbox }: MentorDeps): Promise<unknown> => {
  const day = Number(dateIn(now, person.zone).replaceAll('-', ''));
  const other = to.id === two.staff ? two.manager : two.staff;
  const message: Message = {
    ...{ id: mentorId(other, day), kind: 'one-on-one' as const, subject: subjectOf({ ...two, n: 0 }), dueAt: now },
    expiresAt: asInstant(now + ASKED_DAYS * DAY_MS),
  };
  return planOne(to, message, outbox);
};

const withdraw = async ({ org, person, texts }: Turn, { people }: MentorDeps): Answer => {
  const { asked, ...rest } = person.preferences.oneOnOne ?? {};
  if (asked !== undefined) await people.savePreferences(org, person.id, { oneOnOne: kept(rest) });
  return replace(mentorSaid(texts, texts.oneOnOneMentor.withdrawn));
};

const kept = (choice: NonNullable<Preferences['oneOnOne']>): Preferences['oneOnOne'] | null =>
  Object.keys(choice).length === 0 ? null : choice;

/** Planned before what it follows is saved, so that it is not lost; so it is due when that is certainly done. */
const whenSaved = (now: Instant): Instant => asInstant(now + MINUTE_MS);

/** Their head is not told why; a mentor neither. */
const goBack = async ({ org, person, texts, now, inbound: { order } }: Turn, { people, jobs }: MentorDeps): Answer => {
  const { oneOnOneMentor: says } = texts;
  const partner = person.preferences.oneOnOne?.partner;
  if (partner === undefined) return replace(mentorSaid(texts, says.noMentor));
  await jobs.plan(followJob(person, order, whenSaved(now), partner));
  await people.savePreferences(org, person.id, { oneOnOne: null });
  return replace(mentorSaid(texts, says.backAtHead));
};

const accept = async (turn: Turn, id: PersonId, deps: MentorDeps): Answer => {
  const { person, texts, now, inbound } = turn;
  const { oneOnOneMentor: says } = texts;
  const staff = await whoAsked(turn, id, deps);
  const choice = staff?.preferences.oneOnOne;
  if (!staff || (choice?.asked !== person.id && choice?.partner !== person.id))
    return replace(mentorSaid(texts, says.over));
  const { asked, partner } = choice;
  // A tap that comes again finds them accepted, and only sees to it that the diaries follow.
  const before = partner === person.id ? undefined : partner;
  await deps.jobs.plan(followJob(staff, inbound.order, whenSaved(now), before));
  if (asked === person.id) await deps.people.savePreferences(staff.org, id, { oneOnOne: { partner: person.id } });
  return replace(mentorSaid(texts, says.accepted(staff.name)));
};

/** A kind word to whoever asked, and no reason. */
const decline = async (turn: Turn, id: PersonId, deps: MentorDeps): Answer => {
  const { org, person, texts } = turn;
  const { oneOnOneMentor: says } = texts;
  const staff = await whoAsked(turn, id, deps);
  const { asked, ...rest } = staff?.preferences.oneOnOne ?? {};
  if (staff && rest.partner === person.id) return stop(turn, staff, deps);
  if (!staff || asked !== person.id) return replace(mentorSaid(texts, says.over));
  // Told first: once it is forgotten that they were asked, nobody would know to tell it.
  await tell(staff, turn, { manager: person.id, staff: id }, deps);
  await deps.people.savePreferences(org, id, { oneOnOne: kept(rest) });
  return replace(mentorSaid(texts, says.declined));
};

const considerStop = async (turn: Turn, id: PersonId, deps: MentorDeps): Answer => {
  const { person, texts } = turn;
  const staff = await whoAsked(turn, id, deps);
  const isMentor = staff?.preferences.oneOnOne?.partner === person.id;
  return replace(staff && isMentor ? stopMenteeCard(texts, staff) : mentorSaid(texts, texts.oneOnOneMentor.over));
};

/** A mentor ends it as they began it. Told and planned first: once it is saved, nobody would know to do either. */
const stop = async (turn: Turn, staff: Person, deps: MentorDeps): Answer => {
  const { texts, now, inbound } = turn;
  const { partner, ...rest } = staff.preferences.oneOnOne ?? {};
  await planOne(staff, endedMessage(turn, staff), deps.outbox);
  await deps.jobs.plan(followJob(staff, inbound.order, whenSaved(now), partner));
  await deps.people.savePreferences(staff.org, staff.id, { oneOnOne: kept(rest) });
  return replace(mentorSaid(texts, texts.oneOnOneMentor.stop.done(staff.name)));
};

const endedMessage = ({ person, now }: Turn, staff: Person): Message => ({
  ...{ id: mentorEndedId(person.id, dateIn(now, person.zone)), kind: 'one-on-one' as const, dueAt: now },
  subject: subjectOf({ manager: person.id, staff: staff.id, n: 0 }),
  expiresAt: asInstant(now + ASKED_DAYS * DAY_MS),
});

const whoAsked = async (
  { org, person }: Turn,
  id: PersonId,
  { directory }: MentorDeps,
): Promise<Person | undefined> => {
  const staff = id === person.id ? undefined : await directory.person(org, id);
  return staff && !staff.left ? staff : undefined;
};

const showMentor = async ({ org, person, texts, inbound }: Turn, { directory }: MentorDeps): Answer => {
  const { asked, partner } = person.preferences.oneOnOne ?? {};
  const ids = [asked, partner].flatMap((id) => id ?? []);
  const people = ids.length === 0 ? [] : await directory.people(org, ids);
  const nameOf = (id: PersonId | undefined) => people.find((each) => each.id === id && !each.left)?.name;
  const [askedName, mentor] = [nameOf(asked), nameOf(partner)];
  const as: (card: Card) => readonly Outcome[] = inbound.type === 'tap' ? replace : reply;
  return as(
    mentorCard({
      texts,
      ...(askedName !== undefined && { asked: askedName }),
      ...(mentor !== undefined && { mentor }),
    }),
  );
};

const NOTHING: Composition = { type: 'skip', reason: 'cancelled' };

/** The request to who was asked, as long as it stands; the answer to who asked. */
export const composeMentor =
  (deps: Pick<MentorDeps, 'directory'>): Composer =>
  async ({ org, id, subject }, reader) => {
    const two = readSubject(subject);
    if (!two) return NOTHING;
    const other = await deps.directory.person(org, reader.id === two.staff ? two.manager : two.staff);
    if (!other || other.left) return NOTHING;
    const texts = textsOf(languageOf(reader));
    const { oneOnOneMentor: says } = texts;
    if (reader.id === two.staff) {
      if (reader.preferences.oneOnOne?.partner === other.id) return NOTHING;
      if (isMentorEnded(id))
        return { type: 'card', card: mentorSaid(texts, says.stop.told(other.name), says.stop.next) };
      return { type: 'card', card: mentorSaid(texts, says.refused(other.name), says.stays) };
    }
    const tree = await treeOf(org, deps);
    if (!tree || other.preferences.oneOnOne?.asked !== reader.id) return NOTHING;
    return { type: 'card', card: requestCard(texts, candidateOf(other, tree)) };
  };
