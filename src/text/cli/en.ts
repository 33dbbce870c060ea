import { audienceEn } from './audience-en.ts';
import { capsEn } from './caps-en.ts';
import { dataEn } from './data-en.ts';
import { doctorEn } from './doctor-en.ts';
import { oneOnOneCommandEn } from './one-on-one-texts.ts';
import { overtimeCommandEn } from './overtime-en.ts';
import { resultsCommandEn } from './results-en.ts';
import type { CommandTexts } from './texts.ts';
import { thresholdsEn } from './thresholds-en.ts';

export const commandsEn: CommandTexts = {
  help: `Usage: npx akari <command>

  import --units units.csv --people people.csv   read the directory; shows what changes, then asks
      --dry-run          only check, change nothing
      --yes              apply without asking (without a terminal it never asks)
      --remove-missing   take out people and units that are not in the files; otherwise they stay
  export --units units.csv --people people.csv   write the directory as import reads it
  export --all --out backup.ndjson               write all data to one file; an interrupted run is continued by the next
  restore --from backup.ndjson                   bring it back from that file; an interrupted run is continued by the next
      --merge            add to an organisation that has data, only what it lacks
  forget PERSON-ID                               erase a person's data; shows what goes and what stays, then asks
      --dry-run          only show, erase nothing
      --yes              erase without asking
  list put NAME list.csv                         load a list of people that messages can go to (ids or e-mails)
  list show [NAME], list delete NAME             the lists, how many are on one, delete one
  campaign list                                  the latest messages and their IDs
  campaign unreached ID                          who was not reached and why, as CSV; --out FILE writes a file
  overtime export --month 2026-11 --unit UNIT-ID|all --out FOLDER --as PERSON-ID
                                                 the month's overtime as CSV, a file for each unit; --as is an administrator
      --columns MAP      names, order and forms of the columns as your own system wants them (.csv or .json)
      --encoding shift_jis   instead of UTF-8 with a byte order mark
      --replace          puts 〓 for what Shift_JIS does not have, and lists where
  overtime import --file actuals.csv --as PERSON-ID   read what your own system recorded; shows what differs, then asks
      --columns MAP, --dry-run, --yes
      --system-wins      take the system's hours even where people recorded more; otherwise theirs stay
  overtime log                                   the exports and imports of the last year
  results --as PERSON-ID                         the results of the pulse just as that person sees them (for audits; noted in the log)
      --round 2026-W47 --unit UNIT-ID   without them the latest round, and all they see
      --format csv|json|text, --out FILE
  results log                                    who looked at which results, the latest first (--from 2026-11-01 --to 2026-11-30)
  report --unit UNIT-ID --out report.html        a unit's results as one page to print (noted in the log)
      --weeks 13 --lang ja|en|yasashii
      --as PERSON-ID     who asked for it; only units they may see
  calendar list                                  the days off of the coming year
  calendar close|open|reset 2026-12-28           make that day a day off, a working day, or as built in
  caps show                                      how overtime is counted and limited, and how many are 他律 or 特例
  caps set KEY=VALUE …                           change settings; shows before and after, then asks (--yes does not)
  caps import terms.csv                          put a file in place of who is 自律, 他律, 36協定 or 特例
      --dry-run, --yes   only show; do not ask
  caps export terms.csv                          write them as import reads them
  thresholds                                     from how many people on results of the pulse are shown
      --mean N --distribution N --comments N   change it for rounds to come (never below the first values)
  one-on-one start --unit UNIT-ID | --all        starts the 1on1s of the unit's managers with their teams; harmless to repeat
  manifest slack|teams                           the file that registers the app
      --url https://…    the public address
      --app-id GUID      the Microsoft app ID (from here on teams only)
      --privacy-url https://…  --terms-url https://…  the pages on privacy and terms of use
      --app-version 1.2.3      the version of the app; raise it with every upload
      --out FILE         write a file instead of the screen; .zip is the package to upload (.zip teams only)
  doctor                                         checks settings, database, Slack, Teams and directory, and how to mend them
      --stage NAME       look at a stage on AWS (cdk/stages/NAME.json)
      --table TABLE      look at a table on AWS by its name; --region REGION
      --teams-manifest FILE    the .zip or .json that was uploaded to Teams; --url https://… its address
      --json             print JSON

  With any command: --org ID the organisation (seldom needed), --help, --version
  Uses the directory of a running npm start, or of DYNAMODB_ENDPOINT when that is set.`,
  seeHelp: 'See npx akari for help.',
  unknownCommand: (word) => `There is no command "${word}".`,
  unknownOption: (word) => `There is no option "${word}".`,
  needsValue: (option) => `${option} needs a value after it.`,
  takesNoValue: (option) => `${option} takes no value.`,
  unexpectedWord: (word) => `"${word}" is one word too many.`,
  missingOption: (option) => `Please give ${option}.`,
  badOrg: (value) => `"${value}" cannot be an organisation's ID. Use letters, digits and . _ -`,
  fileMissing: (file) => `There is no file ${file}`,
  fileRefused: (file) =>
    `Cannot read or write ${file}. Close the program that has it open and check the permission to write.`,
  notADay: (word) => `"${word}" is not a date. Write it like 2026-12-28, 2026/12/28 or R8.12.28.`,
  calendarWords: 'Write list after calendar, or close, open or reset and one date.',
  manifestWords: 'Write slack or teams after manifest.',
  badUrl: (url) => `"${url}" cannot be used. Give an address that begins with https://`,
  badAppId: (id) => `"${id}" is not an app ID. Use the "Application (client) ID" of Microsoft Entra.`,
  exampleUrl: (url) => `Note: the address is still an example (${url}). Give your own with --url https://…`,
  badVersion: (version) => `"${version}" is not a version. Write it like 1.2.3.`,
  examplePages: (url) =>
    `Note: the pages on privacy and terms of use were not both given; ${url} stands in. Give them with --privacy-url and --terms-url.`,
  exampleAppId: 'Note: the app ID is made up. Give your own with --app-id or the environment variable MicrosoftAppId.',
  exported: (people, units) => `Wrote ${people} people and ${units} units.`,
  noDirectory: 'There is no directory yet. Use npx akari import first, or npm start for a demo.',
  calendar: {
    heading: (from, to) => `Days off (without weekends, ${from} to ${to})`,
    closed: 'closed',
    opened: 'opened',
    yearEnd: 'year end',
    becomes: (day, works) => `${day} is a ${works ? 'working day' : 'day off'}.`,
    day: (date, weekday) => `${date} (${['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][weekday]})`,
  },
  data: dataEn,
  doctor: doctorEn,
  audience: audienceEn,
  caps: capsEn,
  oneOnOne: oneOnOneCommandEn,
  thresholds: thresholdsEn,
  overtime: overtimeCommandEn,
  results: resultsCommandEn,
  written: (file) => `Wrote ${file}.`,
  importRunning: 'Another import is going on. Please run this again when it has ended.',
  dataFolderInUse: (folder) => `Another Akari is using ${folder}. Please run this again when it has ended.`,
  databaseSilent: 'Cannot reach the database. Is it running, and is the address in DYNAMODB_ENDPOINT right?',
  unexpected: (message) => `Something went wrong: ${message}`,
};
