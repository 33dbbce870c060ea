import { asAddress, type Messenger } from '../../src/conversation/platform.ts';
import type { Log } from '../log.ts';

/**
 * A platform that the deployment was not given: nobody can be reached there, which is known before anything is sent.
 * Said once an environment; how many it was about, the lines' `unreachable` counts.
 */
export const notSetUp = (platform: Messenger['platform'], log: Log): Messenger => {
  let isSaid = false;
  const say = (): void => {
    if (!isSaid) log.warn('not-set-up', { platform });
    isSaid = true;
  };
  const refuse = async () => {
    say();
    return { type: 'unreachable', reason: 'not-set-up' } as const;
  };
  return {
    platform,
    addressOf: () => asAddress('not-set-up'),
    send: refuse,
    update: refuse,
    // What was sent while it was set up, nobody can look up any more.
    find: async () => ({ type: 'unknown' }),
    findByEmail: async () => ({ type: 'absent' }),
    emailOf: async () => undefined,
  };
};
