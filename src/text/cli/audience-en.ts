import type { AudienceCommandTexts } from './audience-texts.ts';

export const audienceEn: AudienceCommandTexts = {
  listWords: 'Write one of these after list: put NAME FILE, show, show NAME, delete NAME.',
  campaignWords: 'Write list after campaign, or unreached and the ID of a message.',
  badListName: (most) => `The name of a list has up to ${most} characters, on one line.`,
  notText: (file) => `${file} cannot be read as text. Save it as CSV in UTF-8 or Shift_JIS (not as a workbook).`,
  badQuotes: (file, line) => `A quotation mark is not closed near line ${line} of ${file}. The list was not changed.`,
  listEmpty: (file) => `${file} has nobody who can be put on a list. Nothing was changed.`,
  listPut: (name, people) => `The list "${name}" now has ${people} people.`,
  listMore: (lines) => `  And ${lines} more lines.`,
  listSeen:
    'Promoters can see how many people of their own units are on this list. Load none that nobody should know of, such as people on leave.',
  noLists: 'There are no lists yet. npx akari list put NAME FILE.csv loads one.',
  noList: (name) => `There is no list "${name}".`,
  listLine: (name, loaded) => `${name} (loaded ${loaded})`,
  listShown: (name, people, loaded) => `${name}: ${people} people (loaded ${loaded})`,
  listDeleted: (name) => `The list "${name}" was deleted.`,
  listInUse: (campaigns) => `Note: ${campaigns} drafts or planned messages go to this list. They would reach nobody.`,
  noCampaigns: 'There are no messages yet.',
  noCampaign: (id) => `There is no message "${id}". See npx akari campaign list.`,
  unreachedWritten: (people, file) => `${people} people who were not reached were written to ${file}.`,
  unreachedPersonal: 'It holds names of people. Delete it once their accounts are mended.',
};
