import type { Log } from '../../../adapters/log.ts';
import { addressOf } from '../../../adapters/slack/address.ts';
import { createClient } from '../../../adapters/slack/connector.ts';
import { createMessenger } from '../../../adapters/slack/messenger.ts';
import { messengerContract } from '../../contracts/messenger.ts';
import { freePort, people, startFront } from './front.ts';

const nothing = () => {};
const log: Log = { info: nothing, warn: nothing, error: nothing };

messengerContract('slack', async () => {
  const front = await startFront();
  const { user } = await front.api('users.lookupByEmail', { email: people.hanako });
  const hanako = String(Object(user).id);
  const { channel } = await front.api('conversations.open', { users: hanako });
  const messengerAt = (apiUrl: string) => createMessenger(createClient({ botToken: front.token, apiUrl }), log);
  return {
    messenger: messengerAt(front.url),
    disconnected: messengerAt(`http://127.0.0.1:${await freePort()}/api/`),
    reachable: addressOf({ team: front.team, user: hanako }),
    unreachable: addressOf({ team: front.team, user: 'UGONE00001' }),
    canFind: true,
    canFindByEmail: true,
    email: people.taro,
    unknownEmail: 'nobody@example.go.jp',
    visible: async () => {
      const { messages } = await front.api('conversations.history', { channel: Object(channel).id, limit: 1000 });
      return Array.isArray(messages) ? messages.map((message) => JSON.stringify(message)).reverse() : [];
    },
    trouble: front.trouble,
    requests: () => front.calls.length,
    stop: front.stop,
  };
});
