import type { Card } from '../../conversation/card.ts';
import { type Answer, type Feature, on, type Turn } from '../../conversation/feature.ts';
import type { RoomId, RoomPlace } from '../../conversation/inbound.ts';
import { type Outcome, replace, reply } from '../../conversation/outcome.ts';
import { asUnitId, languageOf, type Unit, type UnitId } from '../../people/model.ts';
import type { Directory } from '../../people/ports.ts';
import type { UnitTree } from '../../people/tree.ts';
import { type Calendar, calendarOf } from '../../time/calendar.ts';
import { saidCard } from '../cards.ts';
import { momentOf } from '../rules.ts';
import { closeRoom, endRoom, leaveRoom, openRoom, pickRoomUnit, showRooms } from './actions.ts';
import { floorCard, type ListedRoom, offerCard, roomCard, roomSaid, roomsCard } from './cards.ts';
import { type NewRoom, opened, type Room } from './model.ts';
import type { RoomStore } from './ports.ts';
import { isInCharge, nextEvening, ownUnits } from './rules.ts';
import { roomWords } from './words.ts';

export type RoomsDeps = {
  readonly directory: Pick<Directory, 'organisation' | 'tree'>;
  readonly rooms: Pick<RoomStore, 'room' | 'rooms' | 'open' | 'close'>;
};

/** What the bot listens to in a channel: whether it tells the evening there. Nothing else, and nothing of anybody. */
export const inRoomFeature = (deps: RoomsDeps): Feature => ({
  taps: [
    on(pickRoomUnit, (turn) => inRoom(turn, (place) => show(turn, place, replace, deps, chosenIn(turn)))),
    on(openRoom, (turn, { unit }) => inRoom(turn, (place) => open(turn, place, unit, deps))),
    on(closeRoom, (turn) => inRoom(turn, (place) => close(turn, place, deps))),
    on(leaveRoom, leave),
  ],
  submits: [],
  lines: [{ words: roomWords, answer: (turn) => inRoom(turn, (place) => show(turn, place, reply, deps)) }],
});

/** In answer to every other line in a channel. */
export const roomMenu = async ({ texts }: Turn): Promise<readonly Outcome[]> =>
  reply(roomSaid(texts, texts.lightsOut.rooms.inRoom));

/** The same from a chat of two: which channels there are, and a way to end each. */
export const roomsFeature = (deps: RoomsDeps): Feature => ({
  taps: [
    on(showRooms, (turn) => list(turn, replace, deps)),
    on(endRoom, (turn, { room }) => endFromAfar(turn, room, deps)),
  ],
  submits: [],
  lines: [{ words: roomWords, answer: (turn) => list(turn, reply, deps) }],
});

const inRoom = async ({ inbound }: Turn, answer: (place: RoomPlace) => Answer): Answer =>
  inbound.room ? answer(inbound.room) : [];

const chosenIn = ({ inbound }: Turn): UnitId | undefined =>
  inbound.type === 'tap' && inbound.choice !== undefined ? asUnitId(inbound.choice) : undefined;

type Scene = { readonly tree: UnitTree; readonly units: readonly Unit[]; readonly calendar: Calendar };

/** Who may is decided from the units somebody promotes or heads, never from what a button carries. */
const sceneOf = async ({ org, person }: Turn, { directory }: RoomsDeps): Promise<Scene | undefined> => {
  if (person.promotes.length + person.manages.length === 0) return undefined;
  const organisation = await directory.organisation(org);
  const tree = organisation && (await directory.tree(organisation));
  if (!organisation || !tree) return undefined;
  const units = ownUnits(person, tree);
  return units.length === 0 ? undefined : { tree, units, calendar: calendarOf(organisation.closures) };
};

/** Always a message to who asked: the card may be somebody else's, and stays as it is. */
const notYours = ({ texts }: Turn): readonly Outcome[] => reply(roomSaid(texts, texts.lightsOut.rooms.nobody));

const keyOf = ({ org }: Turn, room: RoomId) => ({ org, room });

const show = async (turn: Turn, place: RoomPlace, answer: typeof reply, deps: RoomsDeps, wanted?: UnitId): Answer => {
  const scene = await sceneOf(turn, deps);
  const [first] = scene?.units ?? [];
  if (!scene || !first) return notYours(turn);
  const room = await deps.rooms.room(keyOf(turn, place.id));
  if (room && room.state.type !== 'ended') return answer(stateCard(turn, room, scene));
  const { texts, now, person } = turn;
  const unit = scene.units.find(({ id }) => id === wanted) ?? first;
  const day = nextEvening(now, person, scene.calendar);
  const example = floorCard(texts, { day, zone: person.zone }, momentOf('19:30', day, person));
  return answer(offerCard(texts, unit, scene.units, example));
};

const stateCard = ({ texts }: Turn, room: Room, { tree, units }: Scene) =>
  roomCard(texts, room, tree.unit(room.unit)?.name ?? '', isInCharge(room, units, tree));

/** One that is open already is of who opened it: it is not taken over by a tap on a card from before. */
const open = async (turn: Turn, place: RoomPlace, wanted: UnitId, deps: RoomsDeps): Answer => {
  const scene = await sceneOf(turn, deps);
  const unit = scene?.units.find(({ id }) => id === wanted);
  if (!scene || !unit) return notYours(turn);
  const { org, person, now, inbound } = turn;
  const before = await deps.rooms.room(keyOf(turn, place.id));
  if (before && before.state.type !== 'ended') return replace(asItIs(turn, before, scene));
  const day = nextEvening(now, person, scene.calendar);
  const wish: NewRoom = {
    ...{ org, ...place, place: inbound.account.platform, unit: unit.id },
    ...{ language: languageOf(person), zone: person.zone, by: person.id, at: now, order: inbound.order },
    ...{ day, dueAt: momentOf('19:30', day, person) },
  };
  const isOpen = await deps.rooms.open(wish);
  const room = isOpen ? opened(wish) : await deps.rooms.room(keyOf(turn, place.id));
  return replace(asItIs(turn, room, scene));
};

/** What is stored, however it came about. */
const asItIs = (turn: Turn, room: Room | undefined, scene: Scene): Card =>
  room && room.state.type !== 'ended'
    ? stateCard(turn, room, scene)
    : roomSaid(turn.texts, turn.texts.lightsOut.rooms.stopped);

const close = async (turn: Turn, place: RoomPlace, deps: RoomsDeps): Answer => {
  const scene = await sceneOf(turn, deps);
  const ended = scene && (await endBy(turn, place.id, scene, deps));
  return ended ? replace(asItIs(turn, ended.room, scene)) : notYours(turn);
};

/** The room as it is afterwards. Undefined where somebody else is in charge of it, or there is none. */
const endBy = async (
  turn: Turn,
  id: RoomId,
  { units, tree }: Scene,
  { rooms }: RoomsDeps,
): Promise<{ readonly room?: Room } | undefined> => {
  const room = await rooms.room(keyOf(turn, id));
  if (!room || !isInCharge(room, units, tree)) return undefined;
  if (room.state.type === 'ended' || (await rooms.close(keyOf(turn, id), turn.inbound.order, turn.now))) return {};
  const later = await rooms.room(keyOf(turn, id));
  return later ? { room: later } : {};
};

/** Who could change nothing takes no card away from those who can. */
const leave = async (turn: Turn): Answer => {
  const { texts, person } = turn;
  if (person.promotes.length + person.manages.length === 0) return notYours(turn);
  return replace(roomSaid(texts, texts.lightsOut.rooms.left));
};

const list = async (turn: Turn, answer: typeof reply, deps: RoomsDeps): Answer => {
  const scene = await sceneOf(turn, deps);
  return scene ? answer(await listCard(turn, scene, deps)) : answer(notYoursHere(turn));
};

const notYoursHere = ({ texts }: Turn): Card => saidCard(texts, texts.lightsOut.rooms.nobody);

/** Those that are on first. */
const listCard = async (turn: Turn, { tree, units }: Scene, deps: RoomsDeps, says?: string): Promise<Card> => {
  const { org, person, texts } = turn;
  const own = (await deps.rooms.rooms(org)).filter((room) => isInCharge(room, units, tree));
  const listed = own.map((room): ListedRoom => ({ room, unit: tree.unit(room.unit)?.name ?? '' }));
  const inOrder = [...listed.filter(isOn), ...listed.filter((each) => !isOn(each))];
  return roomsCard(texts, inOrder, person.promotes.length > 0, says);
};

const isOn = ({ room }: ListedRoom): boolean => room.state.type !== 'ended';

const endFromAfar = async (turn: Turn, id: RoomId, deps: RoomsDeps): Answer => {
  const scene = await sceneOf(turn, deps);
  const ended = scene && (await endBy(turn, id, scene, deps));
  if (!ended) return replace(notYoursHere(turn));
  const says = ended.room ? undefined : turn.texts.lightsOut.rooms.stoppedThere;
  return replace(await listCard(turn, scene, deps, says));
};
