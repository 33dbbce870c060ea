import type { DeskRole, PersonRow } from '../model.ts';
import { words } from '../words.ts';
import { Avatar } from './people.tsx';

type WelcomeProps = { readonly people: readonly PersonRow[]; readonly play: (person: PersonRow) => void };

/** What a newcomer sees first: three steps, and one person for each role to begin with. */
export const Welcome = ({ people, play }: WelcomeProps) => (
  <section className="welcome" aria-labelledby="welcome-title">
    <h2 id="welcome-title">{words.welcome}</h2>
    <p>{words.welcomeText}</p>
    <ol>
      {words.steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
    <h3>{words.startAs}</h3>
    <ul className="starters">
      {starters(people).map(([role, person]) => (
        <li key={role}>
          <button type="button" onClick={() => play(person)}>
            <Avatar name={person.name} id={person.id} />
            <span>
              <strong>
                {role}：{person.name}
              </strong>
              <span>{person.unitName}</span>
              <em>{words.roleHelp[role]}</em>
            </span>
          </button>
        </li>
      ))}
    </ul>
  </section>
);

const wanted: readonly DeskRole[] = ['職員', '管理職', '推進者'];

/** For each role the first person who has it and little else. */
const starters = (people: readonly PersonRow[]): readonly (readonly [DeskRole, PersonRow])[] =>
  wanted.flatMap((role) => {
    const [person] = people.filter(({ roles }) => roles.includes(role)).sort((a, b) => a.roles.length - b.roles.length);
    return person ? [[role, person] as const] : [];
  });
