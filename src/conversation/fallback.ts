import type { Card, CardElement } from './card.ts';

/**
 * The card as one plain text: for notifications, screen readers and places that show no cards.
 * Derived, never typed twice. Buttons are left out: they cannot be pressed there.
 */
export const fallbackText = (card: Card): string =>
  card.elements
    .map(elementText)
    .filter((line) => line !== '')
    .join('\n');

const elementText = (element: CardElement): string => {
  switch (element.type) {
    case 'text':
    case 'context':
      return element.text;
    case 'fields':
      return element.fields.map(({ label, value }) => `${label}: ${value}`).join('\n');
    case 'image':
      return element.alt;
    case 'chart':
      return chartText(element.title, element.labels, element.series);
    case 'table':
      return [element.columns, ...element.rows].map((row) => row.join(' / ')).join('\n');
    case 'progress':
      return `${element.label}: ${element.value} / ${element.max}`;
    case 'choice':
    case 'buttons':
    case 'divider':
      return '';
    default:
      return element satisfies never;
  }
};

const chartText = (
  title: string,
  labels: readonly string[],
  series: readonly { name: string; values: readonly number[] }[],
): string =>
  [
    title,
    ...series.map(
      ({ name, values }) => `${name}: ${labels.map((label, i) => `${label} ${values[i] ?? '-'}`).join(', ')}`,
    ),
  ].join('\n');
