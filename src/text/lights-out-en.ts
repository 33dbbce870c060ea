import { timeIn } from '../time/instant.ts';
import { englishDay } from './format.ts';
import { lightsRoomsEn } from './lights-out-rooms-en.ts';
import type { LightsOutTexts } from './lights-out-texts.ts';

const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);

export const lightsOutEn: LightsOutTexts = {
  menu: 'When I leave today',
  plan: {
    title: 'When I leave today',
    ask: (day) => `${englishDay(day)}: when do you mean to finish? Deciding beforehand makes it easier to stop.`,
    understood: (leaves) => `I read this as “${leaves}”. It counts once you tap the button.`,
    now: (leaves) => `Your plan is “${leaves}”.`,
    leaves: { regular: 'On time', seven: '19:00', eight: '20:00', later: 'After 20:00' },
    planned: {
      regular: (day) => `${englishDay(day)}: you mean to finish on time. Have a good evening.`,
      seven: (day) => `${englishDay(day)}: you mean to finish at 19:00.`,
      eight: (day) => `${englishDay(day)}: you mean to finish at 20:00.`,
      later: (day) =>
        `${englishDay(day)}: you mean to stay past 20:00. What is overtime can be declared, and is then confirmed too.`,
    },
    tells: 'You will hear from me once, at 19:30.',
    tellsLater: 'You will hear from me once: at 19:30, or at 20:00 if you declare overtime past 20:00.',
    change: 'Change my plan',
    takeBack: 'Take my plan back',
    takenBack: 'Your plan for today is taken back.',
    private: 'This plan is yours alone. Neither managers nor promoters see it, and it is gone after 30 days.',
  },
  evening: {
    clock: timeIn,
    halfPastSeven: (time) => `It is ${time}. `,
    own: { eight: 'You meant to finish at 20:00 today. ', later: 'You meant to stay past 20:00 today. ' },
    ownUntil: (until) => `You planned to work until ${until} today. `,
    thoughts: [
      'How about finding a stopping point? A note of tomorrow’s first step helps you leave easily.',
      'Is there a good place to stop in what you are doing? One line about what comes next starts tomorrow for you.',
      'Could some of what is left wait until tomorrow? Choosing one thing makes it easier to pack up.',
      'What did you get done today? The rest can be handed to yourself in daylight.',
      'How about telling what is urgent from what is not? What is not goes faster in the morning.',
    ],
    everybody: 'During the campaign month your unit’s setting sends this to people who have not told a plan, too.',
    wrapUp: 'Wrapping up',
    needMore: 'Need to go past 20:00',
    quiet: 'No more today',
    eight: (time) => `It is ${time}. `,
    until: (until) => `You planned to work until ${until} today. `,
    wishes: [
      'Please stop where you reasonably can; you can start later tomorrow.',
      'Finishing earlier than planned is fine. After a late evening you can start later tomorrow.',
      'How about a short rest and a look at what is left? If the time changes, you can correct it here.',
    ],
    asPlanned: 'As planned',
    finish: 'Finishing now',
    change: 'Change time',
    stop: 'Stop these notes',
    stopSure: 'Stop the notes at 19:30 and 20:00? No reason is asked, and you can have them back in the settings.',
    stopNo: 'Keep them',
    ended: {
      leaving: 'Thank you for today’s work. Nothing more today. You can correct the hours tomorrow morning.',
      quiet: 'All right. Nothing more today.',
    },
    goesOn: 'All right. Please take care of yourself.',
    over: 'The day of this note is over. You can tell today’s plan with the button below.',
  },
  units: {
    page: (first, last, units) =>
      `These are ${first} to ${last} of ${units} units. The buttons below lead to the others.`,
    before: 'Units before these',
    after: 'Units after these',
  },
  standby: {
    menu: 'End standby',
    title: 'End standby',
    which: 'For which unit is standby over?',
    nobody: 'Only heads of units can tell that standby is over.',
    sure: (unit, count) =>
      `Tell ${unit} and the units below it that standby for the Diet is over? ${people(count)} declared overtime today. It cannot be taken back.`,
    alsoPlans: 'It also reaches people who mean to stay until 20:00 or later; nobody who has gone or told no plan.',
    quiet: 'Between 20:15 and 8:30 it reaches only people who are within the overtime they declared.',
    yes: 'Tell them',
    no: 'Do not tell',
    told: (unit) => `${unit} was told that standby is over.`,
    left: 'Closed without telling anybody.',
    notice: (name, unit) => `From ${name} (${unit}): today’s standby for the Diet is over. `,
    noticeEnd: 'If nothing else is urgent, you can stop here.',
  },
  modes: {
    menu: 'Lights-out settings',
    title: 'Lights-out settings',
    onlyPromoters: 'Only promoters can change the lights-out settings.',
    unit: 'Unit',
    state: (unit, count) => `${unit} and the units below it${count === undefined ? '' : ` (${people(count)})`}`,
    fewPeople: (unit) => `${unit} and the units below it (fewer than five people)`,
    inherited: 'As set for a unit above.',
    is: { narrow: 'Now: only people with a plan.', wide: 'Now: wide in the campaign month.' },
    means: {
      narrow:
        'Only people with a plan: at 19:30, those who planned or declared to be there until then. At 20:00, only those who declared overtime past 20:00.',
      wide: 'Wide in the campaign month: in that month only, people who have told no plan hear of 19:30 too. Nobody who stopped it or is off does.',
    },
    period: (first, last) => `Campaign month: ${englishDay(first)} to ${englishDay(last)}`,
    noPeriod: 'No campaign month is set yet; until then it reaches only people with a plan.',
    choose: { narrow: 'Only people with a plan', wide: 'Wide in the campaign month' },
    sure: (unit, count) =>
      `Of ${people(count)} in ${unit} and below, those who have told no plan will hear of 19:30 too, on working days of the campaign month.`,
    sureFew: (unit) =>
      `In ${unit} and below (fewer than five people), those who have told no plan will hear of 19:30 too, on working days of the campaign month.`,
    yes: 'Set it so',
    no: 'Back',
    saved: 'The setting is changed.',
    limits: 'One a day and three a week for each person at most. Nobody sees who got it or what they answered.',
  },
  rooms: lightsRoomsEn,
};
