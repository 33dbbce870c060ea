/** iCalendar's writing (RFC 5545 3.1 and 3.3.11): lines, folded at 75 octets, texts and names as they may stand in them. */

const LINE_OCTETS = 75;
const encoder = new TextEncoder();

/** Cuts between characters only: none is longer than four octets, and a line that goes on begins with a space. */
export const fold = (line: string): string => {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > LINE_OCTETS) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
};

/** Every line ends, the last one too. */
export const linesOf = (lines: readonly string[]): string => lines.map((line) => `${fold(line)}\r\n`).join('');

/** A value of type TEXT. What no text may hold is left out: signs that control something, and halves of characters. */
export const textOf = (text: string): string =>
  cleaned(text)
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');

/** A name in quotes, as the value of a parameter. There is no way to write a quote in it that every calendar reads. */
export const quoted = (name: string): string => `"${cleaned(name).replaceAll('\n', ' ').replaceAll('"', '’')}"`;

const cleaned = (text: string): string =>
  text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/(?!\n)\p{Cc}|\p{Cs}/gu, '');
