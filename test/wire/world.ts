import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from '../../adapters/local/env.ts';
import { LOCAL_ORG } from '../../adapters/local/org.ts';
import { type System, type SystemOptions, startSystem } from '../../adapters/local/system.ts';
import type { Log } from '../../adapters/log.ts';
import { asPersonId, asUnitId, type DirectoryEntry, type Unit } from '../../src/people/model.ts';
import { asInstant, asLocalTime, type Instant, ifInstant, TOKYO } from '../../src/time/instant.ts';
import { type Pictures, startPictures } from './pictures.ts';
import { type SlackWire, slackWire } from './slack.ts';
import { type TeamsWire, teamsWire } from './teams.ts';
import type { Wire, WirePerson } from './wire.ts';

/** The running product between a Slack workspace and a Teams tenant of a test's own. */
export type World = {
  readonly system: System;
  readonly slack: SlackWire;
  readonly teams: TeamsWire;
  /** What is found at addresses of pictures. */
  readonly pictures: Pictures;
  /** Sets the product's clock and waits until all due work has been done. */
  clock(iso: string): Promise<void>;
  /** Log lines of level warn and error so far. */
  readonly complaints: readonly string[];
  /** Where the product keeps what it keeps. */
  readonly dataDir: string;
  close(): Promise<void>;
};

export type Member = Partial<Omit<DirectoryEntry, 'id' | 'unit'>> & { readonly id: string; readonly unit: string };

/** In one process; with `AKARI_WORLD=aws` on the built functions, each environment a process of its own. */
export const openWorld = async (options: Partial<SystemOptions> = {}): Promise<World> => {
  if (process.env.AKARI_WORLD === 'aws') return (await import('../aws/world.ts')).openAwsWorld(options);
  const [slack, teams, pictures] = await Promise.all([slackWire(), teamsWire(), startPictures()]);
  const dataDir = mkdtempSync(join(tmpdir(), 'akari-world-'));
  const complaints: string[] = [];
  const complain = (event: string, fields?: object) => complaints.push(`${event} ${JSON.stringify(fields ?? {})}`);
  const log: Log = { info: () => undefined, warn: complain, error: complain };
  const played = { ...slack.env(), ...teams.env(), PICTURES_URL: pictures.url };
  const env = parseEnv({ PORT: '0', AKARI_DATA: dataDir, ...played });
  const system = await startSystem({ env, desk: false, demo: false, log, ...options });
  slack.connect(system.origin);
  teams.connect(system.origin);
  return {
    system,
    slack,
    teams,
    pictures,
    complaints,
    dataDir,
    clock: async (iso) => {
      const response = await fetch(`${system.origin}/desk/clock`, {
        method: 'PUT',
        body: JSON.stringify({ now: iso }),
      });
      if (response.status !== 200) throw new Error(await response.text());
    },
    close: async () => {
      await system.stop();
      await Promise.all([slack.close(), teams.close(), pictures.close()]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

/** Puts units and people into the directory the way an import does. */
export const install = async (world: World, units: readonly Unit[], members: readonly Member[]): Promise<void> => {
  const { directoryImport } = world.system.store;
  const people = members.map(entryOf);
  const has = (ids: readonly string[], id: string) => ids.includes(id);
  const headed = units.filter(({ managers, promoters }) => managers.length + promoters.length > 0);
  const changes = [
    ...units.map((unit) => ({ type: 'put-unit' as const, unit })),
    ...people.map((entry) => ({
      type: 'put-person' as const,
      entry,
      manages: headed.filter(({ managers }) => has(managers, entry.id)).map(({ id }) => id),
      promotes: headed.filter(({ promoters }) => has(promoters, entry.id)).map(({ id }) => id),
      isNew: true,
    })),
  ];
  const id = randomUUID();
  const zones = [...new Set(people.map(({ zone }) => zone))];
  const now = asInstant(Date.now());
  await directoryImport.begin(LOCAL_ORG, id, now);
  const pages = Math.ceil(changes.length / PAGE);
  for (let page = 0; page < pages; page += 1) {
    await directoryImport.stage(LOCAL_ORG, id, page, changes.slice(page * PAGE, (page + 1) * PAGE));
  }
  const summary = { name: units[0]?.name ?? '', zone: TOKYO, zones, people: people.length, units: units.length };
  await directoryImport.commit(LOCAL_ORG, id, pages, summary);
  await directoryImport.apply(LOCAL_ORG, id);
};

const PAGE = 200;

const entryOf = (member: Member): DirectoryEntry => ({
  name: `職員 ${member.id}`,
  language: 'ja',
  zone: TOKYO,
  hours: { start: asLocalTime('09:30'), end: asLocalTime('18:15') },
  admin: false,
  ...member,
  id: asPersonId(member.id),
  unit: asUnitId(member.unit),
});

export const unit = (
  id: string,
  parent: string | undefined,
  roles: { managers?: string[]; promoters?: string[] } = {},
): Unit => ({
  id: asUnitId(id),
  name: `${id}課`,
  ...(parent === undefined ? {} : { parent: asUnitId(parent) }),
  managers: (roles.managers ?? []).map(asPersonId),
  promoters: (roles.promoters ?? []).map(asPersonId),
});

/** A member on one platform whose account carries the member's own id. */
export const memberOn = (
  wire: Pick<Wire, 'platform'>,
  id: string,
  unitId: string,
  more: Partial<Member> = {},
): Member => ({
  id,
  unit: unitId,
  ...(wire.platform === 'slack' ? { slack: { user: accountOf(wire, id) } } : { teams: { user: accountOf(wire, id) } }),
  ...more,
});

export const accountOf = ({ platform }: Pick<Wire, 'platform'>, id: string): string =>
  platform === 'slack' ? `U${id}` : `00000000-0000-4000-8000-${id.padStart(12, '0')}`;

/** The person of a member's id, with the app installed. */
export const arrived = async (wire: Wire, id: string): Promise<WirePerson> => {
  const person = wire.person(accountOf(wire, id));
  await person.arrive();
  return person;
};

export const instant = (iso: string): Instant => {
  const parsed = ifInstant(iso);
  if (parsed === undefined) throw new Error(`not a moment: ${iso}`);
  return parsed;
};
