import { type Audience, addTo, planParcels } from '../delivery/plan-parcels.ts';
import type { Job } from '../delivery/ports.ts';
import type { OrgId, Person } from '../people/model.ts';
import { ownCalendar } from '../people/rest.ts';
import { asWeekId, asZone, dateIn, type Instant, type WeekId, type Zone } from '../time/instant.ts';
import { answersOf, ballotToken, isSkipped, shardOf } from './anonymity.ts';
import type { Round } from './model.ts';
import { closesFor, planFor, remindsAt, zoneIn } from './rules.ts';
import { askId, canBeAsked, forPages, type PulseJobDeps, reminderId, sceneOf } from './scene.ts';

/** Plans the one reminder, for those who were asked before today and have neither answered nor declined. */
export const remind = async ({ org, payload }: Job, now: Instant, deps: PulseJobDeps): Promise<void> => {
  const scene = await sceneOf(org, deps);
  const week = asWeekId(payload.week ?? '');
  const zone = asZone(payload.zone ?? '');
  const round = await deps.pulse.round(org, week);
  const key = await deps.keys.key(org, week);
  if (!scene || !round || !key || now >= closesFor(round, zone)) return;
  const today = dateIn(now, zone);
  const programme = await deps.pulse.programme(org);
  const audience: Audience = new Map();
  await forPages(
    org,
    (person) => zoneIn(round, person.zone) === zone,
    deps,
    async (page) => {
      const candidates = page.filter(
        (person) =>
          canBeAsked(person) &&
          ownCalendar(scene.calendar, person).isWorkingDay(today) &&
          planFor(person.unit, programme, scene.tree)?.running === true,
      );
      const silent = await withoutAnswer(org, round, key, candidates, deps);
      const asked = await askedBefore(org, week, silent, now, zone, deps);
      for (const person of asked) addTo(audience, person);
    },
  );
  const message = { org, delivery: reminderId(week), kind: 'pulse-reminder', subject: week } as const;
  const times = { dueAt: remindsAt(round, zone), expiresAt: closesFor(round, zone) };
  await planParcels({ ...message, ...times }, zone, audience, deps.parcels);
};

const withoutAnswer = async (
  org: OrgId,
  round: Round,
  key: Uint8Array,
  people: readonly Person[],
  { pulse }: PulseJobDeps,
): Promise<readonly Person[]> => {
  const withToken = people.map((person) => ({ person, token: ballotToken(key, person.id) }));
  const keys = withToken.map(({ token }) => ({ token, shard: shardOf(token, round.shards) }));
  const ballots = await pulse.ballots(org, round.week, keys);
  const done = new Set(ballots.filter((b) => answersOf(b).size > 0 || isSkipped(b)).map(({ token }) => token));
  return withToken.filter(({ token }) => !done.has(token)).map(({ person }) => person);
};

const askedBefore = async (
  org: OrgId,
  week: WeekId,
  people: readonly Person[],
  now: Instant,
  zone: Zone,
  { outbox }: PulseJobDeps,
): Promise<readonly Person[]> => {
  const rows = await outbox.deliveries(people.map(({ id }) => ({ org, person: id, id: askId(week) })));
  const today = dateIn(now, zone);
  const before = new Set(
    rows.filter(({ state }) => state.type === 'sent' && dateIn(state.at, zone) < today).map(({ person }) => person),
  );
  return people.filter(({ id }) => before.has(id));
};
