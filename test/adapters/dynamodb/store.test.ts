import { afterAll, beforeAll } from 'vitest';
import { inboxContract } from '../../contracts/inbox.ts';
import { outboxContract } from '../../contracts/outbox.ts';
import { roundKeysContract } from '../../contracts/round-keys.ts';
import { type Engine, openEngine } from './engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

const setup = () => ({ ...engine.store, org: engine.org(), other: engine.org() });

inboxContract(setup);
outboxContract(setup);
roundKeysContract(() => ({ ...setup(), elsewhere: engine.another().roundKeys }));
