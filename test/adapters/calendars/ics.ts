import type { SeenEvent } from './server.ts';

/** Lines as they were before they were folded. */
export const unfolded = (text: string): readonly string[] => text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);

/** A TEXT value as it was before it was escaped. */
export const unescaped = (value: string): string => value.replace(/\\(.)/g, (_, sign) => (sign === 'n' ? '\n' : sign));

/** What a calendar makes of a file; times are in UTC. */
export const eventIn = (text: string): { readonly isCancelled: boolean; readonly event: SeenEvent } => {
  const lines = unfolded(text);
  const restOf = (name: string): string =>
    lines.find((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))?.replace(/^[^:;]+/, '') ?? '';
  const plain = (name: string): string => restOf(name).slice(1);
  const iso = (name: string): string =>
    plain(name).replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6.000Z');
  return {
    isCancelled: plain('METHOD') === 'CANCEL' && plain('STATUS') === 'CANCELLED',
    event: {
      organizer: /mailto:(.*)$/.exec(restOf('ORGANIZER'))?.[1] ?? '',
      attendees: lines.flatMap((line) => (line.startsWith('ATTENDEE;') ? [/mailto:(.*)$/.exec(line)?.[1] ?? ''] : [])),
      ...{ title: unescaped(plain('SUMMARY')), from: iso('DTSTART'), until: iso('DTEND') },
      ...{ online: false, sequence: Number(plain('SEQUENCE')) },
    },
  };
};
