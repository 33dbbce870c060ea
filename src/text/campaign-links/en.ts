import { type LinkTexts, sizeOf } from './texts.ts';

export const linksEn: LinkTexts = {
  notice: 'Of links only the total number of opens is counted. Nobody can tell who opened one.',
  board: {
    opened: 'Times links were opened',
    times: (opens) => `${opens}`,
    few: 'not shown yet',
    before: 'links before your edits',
    note: 'Opens in total, not people. Shown from 5 opens on, of a message that 5 people or more have.',
  },
  picture: {
    tooLarge: (bytes, limit) =>
      `This picture has ${sizeOf(bytes)}. Made smaller, ${sizeOf(limit)} or less, both Slack and Teams can show it.`,
    notPicture:
      'What is at this address does not seem to be a PNG, JPEG or GIF picture. With the address of the picture itself you can save.',
    unseen:
      'Akari could not open this picture. On Slack a link takes its place, and staff see the picture wherever they can open it. Teams shows only pictures that can be opened from the internet.',
  },
  page: {
    title: 'This link cannot be used now',
    gone: 'The message may have been withdrawn, or part of the address is missing. If it is urgent, please ask whoever sent the message.',
    later: 'We cannot look this up just now. Please open it again in a moment.',
  },
};
