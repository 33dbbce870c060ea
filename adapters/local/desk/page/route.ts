import { useEffect, useState } from 'react';
import type { Place } from '../model.ts';

/** What the address names: `#person=…&place=slack&tab=home`. */
export type Route = { readonly person?: string; readonly place: Place; readonly tab: 'messages' | 'home' };

const read = (): Route => {
  const hash = new URLSearchParams(window.location.hash.slice(1));
  const person = hash.get('person');
  return {
    ...(person ? { person } : {}),
    place: hash.get('place') === 'teams' ? 'teams' : 'slack',
    tab: hash.get('tab') === 'home' ? 'home' : 'messages',
  };
};

const write = ({ person, place, tab }: Route): string => {
  const hash = new URLSearchParams({ ...(person ? { person } : {}), place, ...(tab === 'home' ? { tab } : {}) });
  return `#${hash.toString()}`;
};

export const useRoute = (): [Route, (route: Route) => void] => {
  const [route, setRoute] = useState(read);
  useEffect(() => {
    const changed = () => setRoute(read());
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }, []);
  return [
    route,
    (next) => {
      window.location.hash = write(next);
    },
  ];
};
