import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, sourcesIn } from './files.ts';

const filesOf = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map(({ name }) => name);

/** What every platform's folder has, under the same name. */
const platformFiles = [
  'address.ts',
  'app.ts',
  'card.ts',
  'connector.ts',
  'form.ts',
  'limits.ts',
  'manifest.ts',
  'messenger.ts',
  'perform.ts',
  'receiver.ts',
  'translate.ts',
];

/** What the folder of each kind of calendars has. */
const calendarFiles = ['busy.ts', 'calendars.ts', 'config.ts', 'invitation.ts'];

/** What those have that are asked over the network. */
const remoteCalendarFiles = [...calendarFiles, 'client.ts', 'events.ts', 'token.ts'];

/** What a feature's folder has; a feature without cards or ports of its own leaves that file out. */
const featureFiles = ['model.ts', 'rules.ts', 'cards.ts', 'use-cases.ts', 'ports.ts'];

describe('names', () => {
  it.each(['slack', 'teams'])('gives adapters/%s the files every platform has', (platform) => {
    expect(filesOf(`adapters/${platform}`)).toEqual(expect.arrayContaining(platformFiles));
  });

  it('gives every kind of calendars the same files', () => {
    for (const kind of ['graph', 'google'])
      expect(filesOf(`adapters/calendars/${kind}`).toSorted()).toEqual(remoteCalendarFiles.toSorted());
    expect(filesOf('adapters/calendars/none')).toEqual(expect.arrayContaining(calendarFiles));
  });

  it('gives a feature the five files every feature has', () => {
    expect(filesOf('src/pulse')).toEqual(expect.arrayContaining(featureFiles));
  });

  it('names the parts that people and delivery share with features alike', () => {
    expect(filesOf('src/people')).toEqual(expect.arrayContaining(['model.ts', 'cards.ts', 'use-cases.ts', 'ports.ts']));
    expect(filesOf('src/delivery')).toEqual(
      expect.arrayContaining(['model.ts', 'rules.ts', 'use-cases.ts', 'ports.ts']),
    );
  });

  it('has one file of words per language', () => {
    expect(filesOf('src/text')).toEqual(expect.arrayContaining(['ja.ts', 'en.ts', 'yasashii.ts']));
  });

  it('names files in kebab case', () => {
    const all = ['src', 'adapters', 'test'].flatMap(sourcesIn);
    expect(all.filter((path) => !/^[a-z0-9./-]+\.tsx?$/.test(path))).toEqual([]);
  });
});
