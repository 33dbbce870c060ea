import { type KeyboardEvent, useRef, useState } from 'react';
import type { PersonRow, Place } from '../model.ts';
import { words } from '../words.ts';
import { Clock, ClockNews } from './clock.tsx';
import { Conversation } from './conversation.tsx';
import { useLive } from './live.ts';
import { useMove } from './move.ts';
import { People } from './people.tsx';
import { useRoute } from './route.ts';
import { TrafficPanel } from './traffic.tsx';
import { Welcome } from './welcome.tsx';

export const App = () => {
  const [route, go] = useRoute();
  const [query, setQuery] = useState('');
  const [drawer, setDrawer] = useState<'people' | 'traffic'>();
  const live = useLive(route, query);
  const move = useMove(live.now, live.setNow);
  const main = useRef<HTMLElement>(null);
  const toggle = (name: 'people' | 'traffic') => setDrawer(drawer === name ? undefined : name);
  const play = (person: PersonRow) => {
    go({ person: person.id, place: placeFor(person, route.place), tab: 'messages' });
    setDrawer(undefined);
    if (drawer) requestAnimationFrame(() => main.current?.focus());
  };
  const leaveDrawer = ({ key }: KeyboardEvent): void => {
    if (key !== 'Escape' || !drawer) return;
    setDrawer(undefined);
    document.querySelector<HTMLElement>(`.for-${drawer}`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is heard here, wherever the focus is
    <div className={`desk${drawer ? ` with-${drawer}` : ''}`} onKeyDown={leaveDrawer}>
      <button type="button" className="skip" onClick={() => main.current?.focus()}>
        {words.skip}
      </button>
      <header className="top">
        <div className="brand">
          <Lamp />
          <h1>
            <span>{words.productName}</span> <small>{words.productReading}</small>
          </h1>
        </div>
        <DrawerButton name="people" open={drawer === 'people'} toggle={toggle} label={words.people} />
        <DrawerButton name="traffic" open={drawer === 'traffic'} toggle={toggle} label={words.traffic} />
        <Clock now={live.now} move={move} />
      </header>
      <People people={live.people} query={query} setQuery={setQuery} chosen={route.person} play={play} />
      <main ref={main} tabIndex={-1}>
        <ClockNews move={move} />
        {route.person === undefined ? (
          <Welcome people={live.people.people} play={play} />
        ) : (
          <Conversation route={route} go={go} view={live.view} problem={live.viewProblem} />
        )}
      </main>
      <TrafficPanel exchanges={live.exchanges} personName={live.view?.person.name} />
    </div>
  );
};

/** Where something waits, else the place shown last, else the only one. */
const placeFor = ({ unread }: PersonRow, last: Place): Place => {
  const waiting = (['slack', 'teams'] as const).filter((place) => (unread[place] ?? 0) > 0);
  if (waiting.length === 1 && waiting[0]) return waiting[0];
  return unread[last] === undefined ? (last === 'slack' ? 'teams' : 'slack') : last;
};

type DrawerButtonProps = {
  readonly name: 'people' | 'traffic';
  readonly open: boolean;
  readonly toggle: (name: 'people' | 'traffic') => void;
  readonly label: string;
};

const DrawerButton = ({ name, open, toggle, label }: DrawerButtonProps) => (
  <button
    type="button"
    className={`drawer-button for-${name}`}
    aria-expanded={open}
    aria-controls={name}
    onClick={() => toggle(name)}
  >
    {label}
  </button>
);

export const Lamp = () => (
  <svg className="lamp" viewBox="0 0 32 32" aria-hidden="true">
    <circle cx="16" cy="13" r="11" fill="#ffc35c" opacity="0.22" />
    <path
      d="M9.500 13.500a6.500 6.500 0 1 1 13 0c0 3.200-2.300 4.400-2.900 6.700h-7.200c-.6-2.300-2.900-3.500-2.900-6.700z"
      fill="#ffc35c"
    />
    <rect x="12.200" y="21.700" width="7.600" height="2.300" rx="1.150" fill="#ffe4b0" />
    <rect x="13.400" y="25.300" width="5.200" height="2.100" rx="1.050" fill="#ffe4b0" />
  </svg>
);
