import type { Feature } from '../src/conversation/feature.ts';
import type { Composer } from '../src/delivery/attempt.ts';
import type { ParcelKey } from '../src/delivery/parcel.ts';
import type { Gate, WorkResult } from '../src/delivery/ports.ts';
import type { TickDeps } from '../src/delivery/tick.ts';
import { composeOneOnOne, shownFor } from '../src/one-on-one/compose.ts';
import { composeDigest } from '../src/one-on-one/digest.ts';
import { isRefresh } from '../src/one-on-one/ids.ts';
import { oneOnOneJobs } from '../src/one-on-one/jobs.ts';
import { followJobs } from '../src/one-on-one/mentor-following.ts';
import { composeMentor, hearName, mentorFeature } from '../src/one-on-one/mentor-use-cases.ts';
import { pairFeature } from '../src/one-on-one/pair-use-cases.ts';
import { refreshCards } from '../src/one-on-one/refresh.ts';
import { sharesJobs } from '../src/one-on-one/share/jobs.ts';
import { sharesFeature } from '../src/one-on-one/share/use-cases.ts';
import { hearTeam, teamFeature } from '../src/one-on-one/team-use-cases.ts';
import type { Instant } from '../src/time/instant.ts';
import type { BriefPorts } from './cache.ts';
import { createNoCalendars } from './calendars/none/calendars.ts';
import { answeringSoon } from './calendars/soon.ts';
import type { CoreDeps } from './core-deps.ts';
import type { KnownPeople } from './people-cache.ts';

/** Everything 1on1s give to the product. */
export type OneOnOnes = {
  readonly feature: Feature;
  /** Of whoever heads people, of mentors, and of whoever promotes; asked after the pair's. */
  readonly others: readonly Feature[];
  readonly composers: { readonly [kind in 'one-on-one']: Composer };
  readonly jobs: TickDeps['handlers'];
  /** Works on a parcel that changes cards; undefined for one that is none of ours. */
  work(parcel: ParcelKey, clock: () => Instant): Promise<WorkResult> | undefined;
};

type Given = Pick<CoreDeps, 'store' | 'messengers' | 'calendars'>;

/**
 * The brief ports: what is read for sending, which may be a moment old, and the units as they were up to a minute ago for
 * lines; `known`: people likewise. `gate`: of what changes messages.
 */
export const openOneOnOnes = (
  { store, messengers, calendars = createNoCalendars({ type: 'none' }) }: Given,
  { directory, calm, known }: Pick<BriefPorts, 'directory' | 'calm'> & { readonly known: KnownPeople },
  gate: Gate,
): OneOnOnes => {
  const { oneOnOne: oneOnOnes, pairs, outbox, parcels, jobs } = store;
  const pair = { directory, pairs, oneOnOnes, calendars: answeringSoon(calendars) };
  // For lines and taps: who heads whom, and who is called how. Diaries, memos and whoever taps are read as they are now.
  const lately = { ...directory, organisation: calm.organisation, people: known.people };
  const team = { directory: lately, oneOnOnes };
  // So is whoever is asked to be a mentor.
  const asked = { person: store.directory.person, personByEmail: store.directory.personByEmail };
  const people = known.changing(store.people);
  const mentor = { directory: { ...lately, ...asked }, oneOnOnes, people, outbox, jobs };
  const hooks = { withSomebody: hearName(mentor), team: hearTeam(team) };
  const refresh = {
    ...{ oneOnOnes, directory, outbox, parcels, messengers, gate },
    shownFor: (...shown: Parameters<Composer>) => shownFor(...shown, pair),
  };
  return {
    feature: pairFeature({ ...pair, directory: lately }, hooks),
    others: [teamFeature(team), mentorFeature(mentor), sharesFeature({ directory, shares: store.shares })],
    composers: {
      'one-on-one': composeOneOnOne(pair, {
        digest: composeDigest({ directory, oneOnOnes }),
        mentor: composeMentor({ directory }),
      }),
    },
    jobs: {
      ...oneOnOneJobs({ ...mentor, calendars, parcels }),
      ...followJobs({ directory: store.directory, oneOnOnes }),
      ...sharesJobs({ directory: store.directory, oneOnOnes, shares: store.shares, jobs }),
    },
    work: (parcel, clock) => (isRefresh(parcel.delivery) ? refreshCards(parcel, clock, refresh) : undefined),
  };
};
