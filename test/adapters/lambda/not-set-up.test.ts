import { expect, it } from 'vitest';
import { notSetUp } from '../../../adapters/lambda/not-set-up.ts';

const card = { language: 'ja', elements: [] } as const;

it('reaches nobody on a platform that is not set up, and says so once', async () => {
  const said: unknown[] = [];
  const say = (event: string, fields?: object) => void said.push({ event, ...fields });
  const teams = notSetUp('teams', { info: say, warn: say, error: say });
  const address = teams.addressOf('user', 'tenant');
  expect(await teams.send(address, card, 'a')).toEqual({ type: 'unreachable', reason: 'not-set-up' });
  expect(await teams.send(address, card, 'b')).toEqual({ type: 'unreachable', reason: 'not-set-up' });
  expect(await teams.findByEmail('a@example.go.jp')).toEqual({ type: 'absent' });
  expect(await teams.find(address, 'a')).toEqual({ type: 'unknown' });
  expect(said).toEqual([{ event: 'not-set-up', platform: 'teams' }]);
});
