import { afterAll, beforeAll, expect, it } from 'vitest';
import { arrived, install, memberOn, unit } from '../wire/world.ts';
import { type AwsWorld, openAwsWorld } from './world.ts';

/** Nobody's real name, and words that only a person could have typed here. */
const NAME = '植付華子';
const EMAIL = 'hanako.uetsuke@example.go.jp';
const TYPED = ['昨日の会議の議事録はどこですか', '植えた声です', 'もう無理です'];

let world: AwsWorld;

/** A round on both platforms, with lines, a form, a platform that fails and bodies that are no requests. */
beforeAll(async () => {
  world = await openAwsWorld();
  await world.clock('2026-11-24T09:00:00+09:00');
  const members = [world.slack, world.teams].flatMap((wire) =>
    ['1', '2'].map((id) => memberOn(wire, `${wire.platform}-${id}`, '省', { name: NAME, email: EMAIL })),
  );
  const wires = [world.slack, world.teams];
  await install(
    world,
    [unit('省', undefined)],
    members.map((member, index) => ({ ...member, email: `${index}${EMAIL}` })),
  );
  const people = await Promise.all(
    wires.flatMap((wire) => ['1', '2'].map((id) => arrived(wire, `${wire.platform}-${id}`))),
  );
  world.slack.fail('chat.postMessage', { status: 500, body: { ok: false, error: TYPED[0] ?? '' } });
  world.teams.fail({ status: 500, body: { error: { code: 'ServiceError', message: TYPED[0] ?? '' } } });
  await world.clock('2026-11-26T15:05:00+09:00');
  for (const person of people) {
    for (const line of TYPED) await person.say(line);
    for (let question = 0; question < 3; question += 1) await person.tap('どちらともいえない');
    await person.tap('ひとこと書く');
    await person.submit({ '今週の仕事について、ひとこと': TYPED[1] ?? '' });
  }
  await fetch(`${world.system.origin}/slack/events`, { method: 'POST', body: TYPED[0] ?? '' });
  await world.slack.post(TYPED[0] ?? '', world.slack.sign(TYPED[0] ?? ''));
  await world.teams.post(TYPED[0] ?? '');
  await world.teams.post('{}', `Bearer ${TYPED[1]}`.replace(/[^\x20-\x7e]/g, 'x'));
  await world.clock('2026-11-27T17:30:00+09:00');
}, 120_000);
afterAll(() => world.close());

it('hold nothing that a person typed or is called, no token and no secret', () => {
  const secrets = Object.values({ ...world.slack.env(), ...world.teams.env() }).filter((value) => !/^http/.test(value));
  const all = world.lines.join('\n');
  for (const planted of [NAME, EMAIL, ...TYPED, ...secrets]) expect(all).not.toContain(planted);
  expect(all).not.toMatch(/xoxb-|Bearer |eyJ/);
});

it('are JSON, one line an event, each short', () => {
  const parsed = world.lines.map((line) => JSON.parse(line));
  expect(new Set(parsed.map(({ fn }) => fn))).toEqual(new Set(['slack', 'teams', 'tick', 'deliver']));
  const done = world.lines.filter((line) => line.includes('"event":"done"'));
  expect(done.length).toBeGreaterThan(40);
  expect(parsed.filter(({ kind, outcome }) => kind === 'tap pulse.answer' && outcome === 'replace')).toHaveLength(12);
  expect(Math.max(...done.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(400);
});

it('never say who answered what: no line has a person and an answer', () => {
  const ids = /slack-[12]|teams-[12]|00000000-0000-4000/;
  const answers = /pulse\.answer|A0|D1a|D2a/;
  expect(world.lines.filter((line) => ids.test(line) && answers.test(line))).toEqual([]);
});

it('count what became of messages, in CloudWatch’s own format: numbers and no more', () => {
  const metrics = world.lines.map((line) => JSON.parse(line)).filter((line) => '_aws' in line);
  expect(new Set(metrics.map(({ fn }) => fn))).toEqual(new Set(['tick', 'deliver']));
  for (const { _aws, ...line } of metrics) {
    const [{ Namespace, Dimensions, Metrics }, ...more] = _aws.CloudWatchMetrics;
    expect([Namespace, Dimensions, more]).toEqual(['akari', [['fn']], []]);
    for (const { Name } of Metrics) expect(line[Name]).toBeGreaterThan(0);
  }
  const sum = (name: string) => metrics.reduce((total, line) => total + (line[name] ?? 0), 0);
  expect([sum('planned'), sum('sent')]).toEqual([4, 4]);
});

it('say of a tick with nothing to do that it read six units at the most, and wrote none', () => {
  const idle = world.lines
    .map((line) => JSON.parse(line))
    .filter(({ fn, jobs, deliveries }) => fn === 'tick' && jobs === 0 && deliveries === 0);
  expect(idle.length).toBeGreaterThan(0);
  // The first tick of an environment reads the schedule besides.
  const least = idle.map(({ ddb: [, reads, writes] }) => ({ reads, writes })).toSorted((a, b) => a.reads - b.reads)[0];
  expect(least?.reads).toBeLessThanOrEqual(6);
  expect(least?.writes).toBe(0);
});
