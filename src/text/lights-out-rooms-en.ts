import { englishDay } from './format.ts';
import type { LightsRoomsTexts } from './lights-out-rooms-texts.ts';

export const lightsRoomsEn: LightsRoomsTexts = {
  menu: 'Channel notices',
  declare:
    'If it is going to be overtime, write “overtime until 22:00” to Akari in a direct message: it is declared at once. You can plan when to leave there, too.',
  toEverybody:
    'A general note to everybody in this channel. Nobody looks who is still here. To stop it, a head or promoter of the unit mentions Akari here with “lights-out notice”.',
  title: 'Post the lights-out notice in this channel?',
  offer:
    'It helps a floor find a stopping point together. It names nobody, counts nobody and does not look who is still there.',
  when: 'Once, at 19:30 on Mondays, Wednesdays and Fridays. Never on days off, from 29 December to 3 January or after 20:15.',
  of: (unit) => `It is posted as the notice of ${unit}.`,
  example: 'It reads like this (the words change daily):',
  yes: 'Post it in this channel',
  no: 'Not now',
  on: (unit, next) =>
    `The lights-out notice of ${unit} is posted in this channel at 19:30 on Mondays, Wednesdays and Fridays. Next: ${englishDay(next)}.`,
  whoEnds: 'Heads and promoters of this unit can stop it.',
  stop: 'Stop posting',
  keep: 'Leave it on',
  ways: 'Mention me here with “lights-out notice” to see this again at any time.',
  left: 'All right. Nothing is changed.',
  stopped: 'The notice is no longer posted in this channel. Mention me with “lights-out notice” to have it again.',
  nobody: 'Heads and promoters of a unit decide about notices in channels. Please tell them what you would like.',
  inRoom:
    'In a channel I only know “lights-out notice”. For overtime, settings and all else, please write to me directly.',
  none: 'The lights-out notice is posted in no channel.',
  how: 'To begin, invite Akari to the channel and mention it there with “lights-out notice”.',
  name: (unit, platform, channel) => `${unit} (${platform}${channel === undefined ? '' : `, ${channel}`})`,
  next: (day) => `Posted at 19:30 on Mondays, Wednesdays and Fridays. Next: ${englishDay(day)}.`,
  ended: {
    words: (day) => `Stopped on ${englishDay(day)}.`,
    gone: (day) => `Ended on ${englishDay(day)}, because Akari can no longer write in the channel.`,
    'no-unit': (day) => `Ended on ${englishDay(day)}, because the unit is no longer in the directory.`,
  },
  stopThere: 'Stop posting there',
  stoppedThere: 'The notice is no longer posted in that channel.',
};
