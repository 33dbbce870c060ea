import type { KitTexts } from './texts.ts';

export const kitEn: KitTexts = {
  top: {
    name: 'Week 1: a message from the top',
    title: 'Our work-style reform month begins',
    theme: 'Our work-style reform month begins',
    gap: '(Put a sentence from the minister or vice-minister here; up to 60 characters read well.)',
    asks: [
      {
        id: 'words',
        label: 'A sentence from the minister or vice-minister',
        hint: 'Up to 60 characters read well. The quotation marks are added.',
      },
    ],
    isSigned: true,
    hints: {
      from: 'Office and name, such as Minister Hana Aoyama. Shown as “From …”.',
      picture: 'A picture of the speaker brings it closer. An address that begins with https://. May be left empty.',
    },
    body: [
      'The month begins today. It is not about leaving early for its own sake: it is about having time and strength for work that matters.',
      '“(Put a sentence from the minister or vice-minister here; up to 60 characters read well.)”',
      'Each week we send one thing to try. Nobody has to try them all.',
    ].join('\n\n'),
    challenge: 'Write down one task that could be stopped, cut or combined',
  },
  'how-to': {
    name: 'Week 2: how to (lighter meetings)',
    title: 'Week 2: lighter meetings',
    theme: 'Lighter meetings',
    body: [
      'Cut a meeting of eight from 60 minutes to 45, and two hours come back.',
      'Say first when it will end, send papers the day before, or invite only those who decide. One of them is enough.',
    ].join('\n\n'),
    challenge: 'Pick one meeting to cut by 15 minutes',
  },
  recognition: {
    name: 'Week 3: a good idea from next door',
    title: 'Week 3: a good idea from next door',
    theme: 'A good idea from next door',
    gap: '(Put one case here, from the WLB awards for instance: which office, what it stopped, and what changed.)',
    asks: [
      { id: 'where', label: 'Which office', hint: 'For example: planning team of division 1 (WLB award)' },
      { id: 'stopped', label: 'What it stopped', hint: 'For example: making the weekly table' },
      { id: 'changed', label: 'What changed', hint: 'For example: an hour more for everyone on Monday mornings' },
    ],
    hints: { label1: 'For example: See the awarded cases' },
    body: [
      '(Put one case here, from the WLB awards for instance: which office, what it stopped, and what changed.)',
      'It need not be a great reform: if somebody was helped, it was a good idea.',
    ].join('\n\n'),
    challenge: 'Tell one person what they did that helped you',
  },
  voice: {
    name: 'Halfway: hearing from you',
    title: 'Halfway: how is it going?',
    theme: 'Halfway: how is it going?',
    body: [
      'Half of the month is over. What went well, and what was hard to keep up?',
      'Tell us with the comment below Thursday’s three questions; your name is kept apart from it. “I did nothing” is worth knowing, too.',
    ].join('\n\n'),
    challenge: 'Choose one thing to keep and one to drop',
  },
  closing: {
    name: 'Week 4: closing',
    title: 'At the end of the month',
    theme: 'At the end of the month',
    gap: '(Put here one thing that went well, one that did not change, and one that begins now.)',
    asks: [
      { id: 'better', label: 'What went well', hint: 'For example: meetings are 10 minutes shorter' },
      { id: 'same', label: 'What did not change', hint: 'For example: late nights before Diet sessions' },
      { id: 'begins', label: 'What begins now', hint: 'For example: trying a rota for standing by' },
    ],
    body: [
      'Thank you for this month.',
      '(Put here one thing that went well, one that did not change, and one that begins now.)',
      'The month ends, but looking at how time is spent may begin on any day, and stop on any day.',
    ].join('\n\n'),
    challenge: 'Decide on one thing to go on with next month',
  },
};
