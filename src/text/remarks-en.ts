import { englishDay } from './format.ts';
import type { RemarksTexts } from './remarks-texts.ts';

/** What people wrote, in English. */
export const remarksEn: RemarksTexts = {
  menu: 'What people wrote',
  title: (place, monday) => `What people wrote: ${place} (week of ${englishDay(monday)})`,
  none: 'There is nothing to read yet. Comments appear here once a promoter has checked them for names.',
  notYet: 'There are no comments to read yet. With the next three questions you are welcome to leave one.',
  quoted: (text) => `“${text}”`,
  reply: (name, on, text) => `${name}, ${englishDay(on)}: ${text}`,
  how: 'Who wrote what is kept nowhere. Only bureaus where ten or more people answered are shown, in random order and without days.',
  before: 'Earlier ones',
  after: 'Read on',
  other: (place) => `Comments in ${place}`,
  screening: {
    menu: 'Check comments',
    title: (place, monday) => `Comments to check: ${place} (week of ${englishDay(monday)})`,
    none: 'There are no comments to check at the moment.',
    why: 'Please hold back names, and events that only one person can tell of. Show everybody the rest; critical ones can stay as they are.',
    how: 'On purpose there is no way to answer a writer directly: it would need a record of who wrote what. Your reply stands below the comment for everybody.',
    states: {
      waiting: 'Nobody sees it yet.',
      shown: 'Everybody sees it.',
      'held-back': 'Held back: only promoters see it.',
    },
    show: 'Show to everybody',
    hold: 'Hold back',
    reply: 'Write a reply',
    changeReply: 'Change the reply',
  },
  replyForm: {
    title: 'Reply to a comment',
    note: 'Everybody who can read this comment sees your reply with your name. Who wrote the comment stays unknown.',
    label: 'Reply',
    hint: (limit) => `Up to ${limit} characters. Sent empty, it takes the earlier reply back.`,
    tooLong: (limit) => `Up to ${limit} characters can be sent.`,
  },
};
