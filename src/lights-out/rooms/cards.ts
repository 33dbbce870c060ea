import {
  type ActionButton,
  buttons,
  type Card,
  type CardElement,
  card,
  context,
  divider,
  text,
  title,
} from '../../conversation/card.ts';
import type { Unit } from '../../people/model.ts';
import type { Texts } from '../../text/texts.ts';
import { dateIn, type Instant } from '../../time/instant.ts';
import { openModes } from '../actions.ts';
import { turnOf } from '../rules.ts';
import { closeRoom, endRoom, leaveRoom, openRoom, pickRoomUnit } from './actions.ts';
import type { Room } from './model.ts';

type Named = Pick<Unit, 'id' | 'name'>;

/** What a floor reads at 19:30: of nobody, to nobody, and without a button that anybody could be seen to press. */
export const floorCard = (texts: Texts, { day, zone }: Pick<Room, 'day' | 'zone'>, now: Instant): Card => {
  const { evening, rooms } = texts.lightsOut;
  return card(
    texts.language,
    text(`${evening.halfPastSeven(evening.clock(now, zone))}${turnOf(day, evening.thoughts)}`),
    text(rooms.declare),
    context(rooms.toEverybody),
  );
};

/** As many as a choice shows within the size of a message. */
const MOST_UNITS = 40;

/** Before anything is said in a channel: what, when, and of which unit. */
export const offerCard = (texts: Texts, unit: Named, units: readonly Named[], example: Card): Card => {
  const { rooms } = texts.lightsOut;
  return card(
    texts.language,
    title(rooms.title),
    text(rooms.offer),
    text(rooms.when),
    text(rooms.of(unit.name), 'strong'),
    ...choiceOf(texts, unit, units),
    text(rooms.example),
    divider,
    ...example.elements,
    divider,
    buttons([
      { label: rooms.yes, action: openRoom.of({ unit: unit.id }), style: 'primary' },
      { label: rooms.no, action: leaveRoom.of({}) },
    ]),
  );
};

const choiceOf = (texts: Texts, unit: Named, units: readonly Named[]): readonly CardElement[] =>
  units.length < 2
    ? []
    : [
        {
          ...{ type: 'choice', label: texts.lightsOut.modes.unit, action: pickRoomUnit.of({}), selected: unit.id },
          options: units.slice(0, MOST_UNITS).map(({ id, name }) => ({ value: id, label: name })),
        },
      ];

/** How it is in a channel, in the channel; `mayEnd`: whoever asks is in charge of its unit. */
export const roomCard = (texts: Texts, room: Room, unit: string, mayEnd: boolean): Card => {
  const { rooms } = texts.lightsOut;
  return card(
    texts.language,
    text(rooms.on(unit, room.day)),
    ...(mayEnd
      ? [
          buttons([
            { label: rooms.stop, action: closeRoom.of({}) },
            { label: rooms.keep, action: leaveRoom.of({}) },
          ]),
        ]
      : [text(rooms.whoEnds)]),
    context(rooms.ways),
  );
};

/** One sentence in a channel. */
export const roomSaid = (texts: Texts, says: string): Card => card(texts.language, text(says));

export type ListedRoom = { readonly room: Room; readonly unit: string };

/** As many as a card shows; each has a button. */
const MOST_ROOMS = 10;

/** In a chat of two: the channels of somebody's units, how each stands, and a way to end each. */
export const roomsCard = (texts: Texts, all: readonly ListedRoom[], isPromoter: boolean, says?: string): Card => {
  const { rooms, modes } = texts.lightsOut;
  const shown = all.slice(0, MOST_ROOMS);
  const back: readonly ActionButton[] = isPromoter ? [{ label: modes.menu, action: openModes.of({}) }] : [];
  return card(
    texts.language,
    title(rooms.menu),
    ...(says === undefined ? [] : [text(says)]),
    ...(shown.length === 0 ? [text(rooms.none)] : shown.flatMap((each) => listed(texts, each))),
    ...(all.length > MOST_ROOMS ? [context(texts.common.more(all.length - MOST_ROOMS))] : []),
    ...(back.length > 0 ? [buttons(back)] : []),
    context(rooms.how),
  );
};

const listed = (texts: Texts, { room, unit }: ListedRoom): readonly CardElement[] => {
  const { rooms } = texts.lightsOut;
  const name = rooms.name(unit, texts.settings.places[room.place], room.name);
  const { state } = room;
  if (state.type === 'ended')
    return [text(name, 'strong'), text(rooms.ended[state.reason](dateIn(state.at, room.zone)))];
  return [
    text(name, 'strong'),
    text(rooms.next(room.day)),
    buttons([{ label: rooms.stopThere, action: endRoom.of({ room: room.id }) }]),
  ];
};
