import { AkariError } from '../../src/errors.ts';
import { createSecretsClient } from '../aws/client.ts';
import { openSecrets, type Secrets } from '../aws/secrets.ts';
import type { Log } from '../log.ts';
import { regionOf } from './region.ts';

export const openSecretsHere = (log: Log): Secrets =>
  openSecrets({ client: createSecretsClient(regionOf()), now: Date.now, log });

/** Runs before the first event. What keeps a function from starting is one clear line; Lambda then tries anew. */
export const start = async (log: Log, begin: () => Promise<unknown>): Promise<void> => {
  try {
    await begin();
  } catch (error) {
    // Our own words on the set-up name a variable or a secret, never a value.
    const reason = error instanceof AkariError && error.code === 'bad-configuration' ? error.message : undefined;
    log.error('refused-to-start', { error, ...(reason === undefined ? {} : { reason }) });
    throw error;
  }
};
