/** Reading JSON of unknown shape in tests, without believing it. */
export type Fields = { readonly [name: string]: unknown };

export const asRecord = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export const isText = (value: unknown, min: number, max: number): boolean =>
  typeof value === 'string' && value.length >= min && value.length <= max;

/** Every text a reader can see in the blocks, one a line. */
export const wordsIn = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(wordsIn).filter(Boolean).join('\n');
  const shown = ['text', 'alt_text', 'title', 'label', 'name', 'image_url', 'url'];
  return Object.entries(asRecord(value))
    .map(([name, inner]) => {
      if (typeof inner === 'object') return wordsIn(inner);
      return shown.includes(name) || (name === 'value' && typeof inner === 'number') ? String(inner) : '';
    })
    .filter(Boolean)
    .join('\n');
};
