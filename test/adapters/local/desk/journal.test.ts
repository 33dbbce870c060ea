import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openJournal } from '../../../../adapters/local/desk/journal.ts';
import { at, openOffice } from './office.ts';
import { people, pulseBot } from './pulse-bot.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'desk-'));
const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

describe('the journal', () => {
  it('drops a line that a crash cut off, and goes on after the last whole one', () => {
    const path = join(folder(), 'a', 'x.ndjson');
    const first = openJournal(path, text);
    first.append('一');
    first.close();
    appendFileSync(path, '"二');
    const second = openJournal(path, text);
    second.append('三');
    second.close();
    expect(second.entries).toEqual(['一']);
    expect(readFileSync(path, 'utf8')).toBe('"一"\n"三"\n');
  });

  it('passes over a line it cannot read', () => {
    const path = join(folder(), 'x.ndjson');
    appendFileSync(path, '"一"\n{"a":\n7\n"二"\n');
    const journal = openJournal(path, text);
    journal.close();
    expect(journal.entries).toEqual(['一', '二']);
  });
});

describe('a desk opened again on the same folder', () => {
  it('still has conversations, homes, unread marks, installations and the signing key', async () => {
    const before = await openOffice({ people }, pulseBot());
    await before.desk.start();
    await before.slackApi('chat.postMessage', {
      channel: 'U01SATO',
      text: '前から',
      metadata: { event_type: 'x', event_payload: {} },
    });
    await before.page('POST', '/slack', { act: 'home', person: 'p03' });
    await before.connector('POST', '/conversations/a:100000000-0000-4000-8000-000000000002/activities', {
      type: 'message',
      text: 'チームズ',
    });
    const keys = await (await fetch(`${before.origin}/desk/teams/keys`)).json();
    await before.close();

    const after = await openOffice({ people, dataDir: before.dataDir }, pulseBot());
    await after.desk.start();
    const [sato, takahashi, suzuki] = await Promise.all(
      ['p01&place=slack', 'p03&place=slack', 'p02&place=teams'].map((who) =>
        after.page('GET', `/conversation?person=${who}`),
      ),
    );
    const list = await after.page('GET', '/people?q=佐藤');
    const keysAfter = await (await fetch(`${after.origin}/desk/teams/keys`)).json();
    const received = [...after.received];
    await after.close();
    expect(at(sato?.body, 'messages', 0, 'text')).toBe('前から');
    expect(at(takahashi?.body, 'home', 'type')).toBe('home');
    expect(at(suzuki?.body, 'messages', 0, 'text')).toBe('チームズ');
    expect(at(list.body, 'people', 0, 'unread', 'slack')).toBe(1);
    expect(keysAfter).toEqual(keys);
    // On another port the bot must learn the new address; nothing else is told again.
    expect(new Set(received.map(({ payload }) => payload.type))).toEqual(
      new Set(['conversationUpdate', 'installationUpdate']),
    );
  });
});
