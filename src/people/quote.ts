/** As many characters as a reader sees them, and never more than a card can hold whatever they are made of. */
const SHOWN = 60;
const SHOWN_UNITS = 300;

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** Somebody's own words, to be said back: on one line, cut between characters. */
export const quoted = (said: string): string => {
  const line = said.trim().replace(/\s+/gu, ' ');
  let shown = '';
  let count = 0;
  for (const { segment } of graphemes.segment(line)) {
    if (count === SHOWN || shown.length + segment.length > SHOWN_UNITS) return `${shown}…`;
    shown += segment;
    count += 1;
  }
  return shown;
};
