import type { PromptTexts } from './one-on-one-texts.ts';

export const promptsEn: PromptTexts = {
  T1: 'Since last time, what felt useful to someone?',
  T2: 'Whose life does that work finally reach?',
  T3: 'What do you keep doing that you think is nothing special?',
  T4: 'What helped me was … How did you see it?',
  T5: 'Is there a lesson worth keeping from what did not go well?',
  T6: 'Which work do you want more freedom on, and which more help?',
  T7: 'Is there work you would like to do another way for the same goal?',
  T8: 'What was your most valuable time this month?',
  T9: 'What would you stop, cut or combine first?',
  T10: 'What is stuck, and who could unlock it?',
  T11: 'Is there something I ought to know?',
  T12: 'Anything about health or home that calls for adjusting how you work? (only as far as you like)',
  T13: 'One thing you want to be able to do in six months?',
  T14: 'Where could today’s experience be of use next?',
  T15: 'Whose way of working do you admire, and why?',
  T16: 'In a word, what do you want to achieve here?',
  T17: 'What matters in your private life in the coming year?',
  T18: 'One thing I should keep and one I should change?',
  T19: 'If we move only one thing before next time, which?',
  T20: 'Was this time useful? What should the next one be?',
};
