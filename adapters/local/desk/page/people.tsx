import { useState } from 'react';
import type { PeopleAnswer, PersonRow, Place } from '../model.ts';
import { words } from '../words.ts';

type PeopleProps = {
  readonly people: PeopleAnswer;
  readonly query: string;
  readonly setQuery: (query: string) => void;
  readonly chosen: string | undefined;
  readonly play: (person: PersonRow) => void;
};

export const unreadOf = ({ unread }: PersonRow): number => (unread.slack ?? 0) + (unread.teams ?? 0);

/** Who can be played: name, unit, role, and what waits for them. */
export const People = ({ people, query, setQuery, chosen, play }: PeopleProps) => {
  const [onlyUnread, setOnlyUnread] = useState(false);
  const shown = people.people.filter((person) => !onlyUnread || unreadOf(person) > 0 || person.id === chosen);
  return (
    <nav id="people" className="people" aria-label={words.people}>
      <h2>{words.people}</h2>
      <div className="people-filter">
        <label htmlFor="people-query">{words.filter}</label>
        <input
          id="people-query"
          type="search"
          placeholder={words.filter}
          value={query}
          onChange={({ target }) => setQuery(target.value)}
        />
        <div className="people-options">
          <label className="check">
            <input type="checkbox" checked={onlyUnread} onChange={({ target }) => setOnlyUnread(target.checked)} />
            {words.onlyUnread}
          </label>
          <span>{words.peopleCount(shown.length, people.total)}</span>
        </div>
      </div>
      {shown.length === 0 && <p className="people-empty">{words.nobody}</p>}
      <ul>
        {shown.map((person) => (
          <li key={person.id}>
            <PersonButton person={person} chosen={person.id === chosen} play={play} />
          </li>
        ))}
      </ul>
    </nav>
  );
};

const allPlaces: readonly Place[] = ['slack', 'teams'];

type PersonButtonProps = {
  readonly person: PersonRow;
  readonly chosen: boolean;
  readonly play: (person: PersonRow) => void;
};

const PersonButton = ({ person, chosen, play }: PersonButtonProps) => {
  const unread = unreadOf(person);
  const places = allPlaces.filter((place) => person.unread[place] !== undefined).map((place) => words[place]);
  return (
    <button type="button" className="person" aria-current={chosen ? 'true' : undefined} onClick={() => play(person)}>
      <Avatar name={person.name} id={person.id} />
      <span className="person-text">
        <span className="person-name">
          <span className="clamped">{person.name}</span>
          <Roles roles={person.roles} />
        </span>
        <span className="person-unit">
          <span className="clamped">{person.unitName}</span>
          {places.length > 0 && <span className="person-places">{places.join('・')}</span>}
        </span>
      </span>
      <Badge count={unread} />
    </button>
  );
};

/** How many messages wait; nothing when none do. */
export const Badge = ({ count }: { readonly count: number }) =>
  count > 0 && (
    <span className="badge">
      <span aria-hidden="true">{count}</span>
      <span className="hidden">{words.unread(count)}</span>
    </span>
  );

/** 職員 goes without saying. */
export const Roles = ({ roles }: Pick<PersonRow, 'roles'>) =>
  roles
    .filter((role) => role !== '職員')
    .map((role) => (
      <span key={role} className="role" data-role={role}>
        {role}
      </span>
    ));

/** A colour of its own for everybody, from the id. */
export const Avatar = ({ name, id }: { readonly name: string; readonly id: string }) => {
  const sum = [...id].reduce((n, c) => (n * 31 + (c.codePointAt(0) ?? 0)) % 997, 7);
  return (
    <span className="avatar" data-tone={sum % 6} aria-hidden="true">
      {[...name][0]}
    </span>
  );
};
