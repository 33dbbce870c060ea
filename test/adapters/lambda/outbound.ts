/*
 * Bundled as the functions are, and run in a process of its own: a token is fetched from Microsoft's own address, a
 * message is sent with it, a key set is fetched and a request is checked, all over https. What comes of it is printed.
 */
import { createConnector } from '../../../adapters/teams/connector.ts';
import { createReceiver } from '../../../adapters/teams/receiver.ts';

const [appId = '', tenantId = '', appPassword = '', token = ''] = process.argv.slice(2);
const serviceUrl = 'https://smba.trafficmanager.net/jp/';
const connector = createConnector({ appId, tenantId, appPassword, local: false });
const sent = await connector.send(serviceUrl, 'a:1', { type: 'message', text: 'こんにちは' });
const again = await connector.send(serviceUrl, 'a:1', { type: 'message', text: '二通目' });
const activity = { type: 'message', channelId: 'msteams', serviceUrl, text: 'こんにちは' };
const received = await createReceiver({ appId, tenantId }).receive(
  {
    method: 'POST',
    path: '/api/messages',
    headers: { authorization: `Bearer ${token}` },
    body: new TextEncoder().encode(JSON.stringify(activity)),
  },
  async (verified) => verified,
);
process.stdout.write(JSON.stringify({ sent, again, received }));
