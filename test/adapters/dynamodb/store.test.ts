import { afterAll, beforeAll } from 'vitest';
import { campaignsContract } from '../../contracts/campaigns.ts';
import { capsBooksContract } from '../../contracts/caps-books.ts';
import { censusContract } from '../../contracts/census.ts';
import { directoryContract } from '../../contracts/directory.ts';
import { directoryImportContract } from '../../contracts/directory-import.ts';
import { handOversContract } from '../../contracts/hand-overs.ts';
import { inboxContract } from '../../contracts/inbox.ts';
import { lightsContract } from '../../contracts/lights-out.ts';
import { listsContract } from '../../contracts/lists.ts';
import { mailboxesContract } from '../../contracts/mailboxes.ts';
import { monthsContract } from '../../contracts/months.ts';
import { outboxContract } from '../../contracts/outbox.ts';
import { overtimeContract } from '../../contracts/overtime.ts';
import { unitMonthsContract } from '../../contracts/overtime-units.ts';
import { paceContract } from '../../contracts/pace.ts';
import { parcelsContract } from '../../contracts/parcels.ts';
import { pulseStoreContract } from '../../contracts/pulse-store.ts';
import { remarkSheetsContract } from '../../contracts/remark-sheets.ts';
import { resultsContract } from '../../contracts/results.ts';
import { roundKeysContract } from '../../contracts/round-keys.ts';
import { voicesContract } from '../../contracts/voices.ts';
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
listsContract(setup);
mailboxesContract(setup);
parcelsContract(setup);
paceContract(() => {
  const clock = { now: 1_795_000_000_000 };
  const [pace, elsewhere] = [engine.by(() => clock.now).pace, engine.by(() => clock.now).pace];
  return { ...setup(), pace, elsewhere, clock };
});
pulseStoreContract(() => ({ ...setup(), elsewhere: () => engine.another().pulse }));
campaignsContract(() => ({ ...setup(), due: (org, now) => engine.store.dueWork.due(org, now, 10) }));
censusContract(() => ({ ...setup(), elsewhere: engine.another().censuses }));
monthsContract(setup);
lightsContract(setup);
overtimeContract(setup);
capsBooksContract(setup);
handOversContract(setup);
unitMonthsContract(setup);
remarkSheetsContract(setup);
resultsContract(setup);
voicesContract(setup);
roundKeysContract(() => ({ ...setup(), elsewhere: engine.another().roundKeys }));
