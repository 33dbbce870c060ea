import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export type GeneratedFiles = { readonly units: string; readonly people: string };

/** Writes a ministry of `count` people as its two files, the same for the same numbers; 20 units below one unit. */
export const generateDirectory = async (
  count: number,
  files: GeneratedFiles,
  units = Math.max(1, Math.round(count / 12)),
): Promise<void> => {
  await pipeline(Readable.from(unitRows(units, count)), createWriteStream(files.units));
  await pipeline(Readable.from(personRows(count, units)), createWriteStream(files.people));
};

const CHUNK = 1_000;

const unitRows = function* (units: number, people: number): Generator<string> {
  yield '\uFEFF部署ID,部署名,上位部署ID,管理職ID,推進者ID\r\n';
  for (let n = 0; n < units; n++) {
    const parent = n === 0 ? '' : `U${Math.floor((n - 1) / 20)}`;
    const promoter = n % 40 === 0 ? `P${(n * 7) % people}` : '';
    yield `U${n},第${n}課,${parent},P${(n * 12) % people},${promoter}\r\n`;
  }
};

const personRows = function* (count: number, units: number): Generator<string> {
  yield '\uFEFF職員ID,氏名,部署ID,メール,SlackID,TeamsID,優先,言語,タイムゾーン,始業,終業,フレックス休日,着任日,管理者\r\n';
  for (let from = 0; from < count; from += CHUNK) {
    let chunk = '';
    for (let n = from; n < Math.min(count, from + CHUNK); n++) chunk += `${personRow(n, units)}\r\n`;
    yield chunk;
  }
};

const personRow = (n: number, units: number): string => {
  const slack = n % 2 === 0 ? `T0MINISTRY/U${String(n).padStart(9, '0')}` : '';
  const teams = n % 2 === 1 ? `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` : '';
  const cells = [
    ...[`P${n}`, `職員 ${n}郎`, `U${n % units}`, `p${n}@ministry.example.go.jp`, slack, teams],
    ...['', n % 50 === 0 ? '英語' : '日本語', 'Asia/Tokyo', '9:30', '18:15', n % 30 === 0 ? '金' : '', '', ''],
  ];
  return cells.join(',');
};
