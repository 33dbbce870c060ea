import { afterAll, beforeAll } from 'vitest';
import { directoryContract } from '../../contracts/directory.ts';
import { directoryImportContract } from '../../contracts/directory-import.ts';
import { inboxContract } from '../../contracts/inbox.ts';
import { outboxContract } from '../../contracts/outbox.ts';
import { pulseStoreContract } from '../../contracts/pulse-store.ts';
import { roundKeysContract } from '../../contracts/round-keys.ts';
import { type Engine, openEngine } from './engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

const setup = () => ({ ...engine.store, org: engine.org(), other: engine.org() });

directoryContract(() => ({ ...setup(), elsewhere: engine.another().directory }));
const heir = { name: 'heir', isGone: () => true };
directoryImportContract(() => ({ ...setup(), later: engine.another, heir: () => engine.another(0, heir) }));
inboxContract(setup);
outboxContract(setup);
pulseStoreContract(() => ({ ...setup(), elsewhere: () => engine.another().pulse }));
roundKeysContract(() => ({ ...setup(), elsewhere: engine.another().roundKeys }));
