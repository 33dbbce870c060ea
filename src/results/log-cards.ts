import { buttons, type Card, card, text, title } from '../conversation/card.ts';
import type { Texts } from '../text/texts.ts';
import type { Instant, Zone } from '../time/instant.ts';
import { openLog } from './actions.ts';
import { mondayOf } from './cards.ts';
import { COMMAND_LINE, EVERYBODY, type View } from './model.ts';

export type LogView = {
  readonly texts: Texts;
  readonly zone: Zone;
  readonly lines: readonly { readonly view: View; readonly person: string; readonly unit: string }[];
  /** Where the next page begins, if there is one. */
  readonly older?: { readonly upTo: Instant; readonly skip: number };
};

/** Who looked at whose results, for administrators; of the results nothing. */
export const logCard = ({ texts, zone, lines, older }: LogView): Card => {
  const { log, week } = texts.results;
  const { columns } = log;
  const way = older ? [buttons([{ label: log.older, action: openLog.of(older) }])] : [];
  if (lines.length === 0) return card(texts.language, title(log.menu), text(log.none), ...way);
  return card(
    texts.language,
    title(log.menu),
    text(log.intro),
    {
      ...{ type: 'table', columns: [columns.at, columns.person, columns.unit, columns.what] },
      rows: lines.map(({ view, person, unit }) => [
        ...[log.at(view.at, zone), whoLooked(view, person, texts), unit],
        log.what(log.kinds[view.kind], week(mondayOf(view.week))),
      ]),
    },
    ...way,
  );
};

/** Who it was, or everybody; of an audit, whose view was printed. */
export const whoLooked = (view: View, person: string, { results: { log } }: Texts): string => {
  if (view.person === COMMAND_LINE) return log.commandLine;
  if (view.person === EVERYBODY) return log.everybody;
  return view.audit ? log.audit(person) : person;
};
