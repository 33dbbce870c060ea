/** As many characters as a reader sees them, and never more than a card can hold whatever they are made of. */
const SHOWN = 60;
const SHOWN_UNITS = 300;

/** Made when first asked for: it takes several milliseconds, and few processes ever quote anybody. */
let segmenter: Intl.Segmenter | undefined;
const segmentsOf = (line: string): Intl.Segments => {
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'grapheme' });
  return segmenter.segment(line);
};

/** Somebody's own words, to be said back: on one line, cut between characters. */
export const quoted = (said: string): string => {
  const line = said.trim().replace(/\s+/gu, ' ');
  let shown = '';
  let count = 0;
  for (const { segment } of segmentsOf(line)) {
    if (count === SHOWN || shown.length + segment.length > SHOWN_UNITS) return `${shown}…`;
    shown += segment;
    count += 1;
  }
  return shown;
};
