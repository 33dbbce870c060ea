import * as z from 'zod/mini';
import { action } from '../../conversation/action.ts';
import { asRoomId } from '../../conversation/inbound.ts';
import { asUnitId } from '../../people/model.ts';

const unit = z.pipe(z.string(), z.transform(asUnitId));

/** In the channel itself: which one it is, says the platform and never a button. */
export const pickRoomUnit = action('room.pick-unit', z.object({}));
export const openRoom = action('room.open', z.object({ unit }));
export const closeRoom = action('room.close', z.object({}));
export const leaveRoom = action('room.leave', z.object({}));

/** In a chat of two. */
export const showRooms = action('rooms.show', z.object({}));
export const endRoom = action('rooms.end', z.object({ room: z.pipe(z.string(), z.transform(asRoomId)) }));
