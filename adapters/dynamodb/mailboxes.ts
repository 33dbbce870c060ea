import * as z from 'zod/mini';
import { type BudgetKind, budgetRules, type Entry, MAILBOX_DAYS } from '../../src/delivery/budget.ts';
import { emptyMailbox, type Mailbox, type Mailboxes } from '../../src/delivery/mailbox.ts';
import { getAll } from './batch.ts';
import { parsed } from './errors.ts';
import { fields, ttlAfter, version } from './items.ts';
import { keys } from './keys.ts';
import { mark } from './migrate.ts';
import type { Item, Rows } from './rows.ts';

const isKind = (value: unknown): value is BudgetKind => typeof value === 'string' && value in budgetRules;

const common = {
  delivery: fields.delivery,
  kind: z.custom<BudgetKind>(isKind),
  day: fields.date,
  at: fields.instant,
};

const entrySchema = z.discriminatedUnion('fate', [
  z.object({
    ...{ ...common, fate: z.literal('sent'), followsOn: z.exactOptional(fields.date) },
    asFollowUp: z.exactOptional(z.literal(true)),
  }),
  z.object({
    ...common,
    fate: z.literal('waits'),
    until: fields.instant,
    reason: z.enum(['day-full', 'week-full', 'kind-full', 'quiet-hours', 'snoozed']),
  }),
  z.object({ ...common, fate: z.literal('dropped'), reason: z.string() }),
]);

const schema = z.object({
  v: version,
  org: fields.org,
  person: fields.person,
  revision: z.number(),
  entries: z.array(entrySchema),
});

const mailboxOf = (item: Item): Mailbox => {
  const { v: _, ...mailbox } = parsed(schema, item);
  return mailbox;
};

const stored = ({ at, day, delivery, kind, ...fate }: Entry): Item => ({ delivery, kind, day, at, ...fate });

export const openMailboxes = (rows: Rows, wallClock: () => number): Mailboxes => ({
  async read(org, people) {
    const found = await getAll(
      rows,
      people.map((person) => keys.mailbox(org, person)),
      true,
    );
    const byPerson = new Map(found.map(mailboxOf).map((mailbox) => [mailbox.person, mailbox]));
    return people.map((person) => byPerson.get(person) ?? emptyMailbox(org, person));
  },

  async save({ org, person, revision, entries }) {
    const set = {
      ...mark('mailbox'),
      ...{ org, person, revision: revision + 1, entries: entries.map(stored) },
      ttl: ttlAfter(wallClock(), MAILBOX_DAYS),
    };
    const condition =
      revision === 0 ? { if: 'attribute_not_exists(#pk)' } : { if: '#revision = :revision', values: { revision } };
    // Refused for a lost answer of its own it is read again, and found to be as wanted.
    return (await rows.update(keys.mailbox(org, person), { set }, condition)).type === 'written';
  },
});
