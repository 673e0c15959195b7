import type { Language } from '../core/text.js';
import { visible } from '../core/visible.js';
import type { Column } from './overview-columns.js';

/**
 * A board as CSV for a spreadsheet: UTF-8 with its mark, and semicolons, as spreadsheets in the Netherlands read it. A
 * cell that a spreadsheet would take for a formula gets an apostrophe before it, and stays text.
 */
export const csv = <T>(columns: readonly Column<T>[], rows: readonly T[], lang: Language): string =>
  '\ufeff' +
  [columns.map(({ heading }) => heading[lang]), ...rows.map((row) => columns.map(({ text }) => text(row, lang)))]
    .map((cells) => `${cells.map(cell).join(';')}\r\n`)
    .join('');

function cell(text: string): string {
  const line = visible(text).replace(/\s+/g, ' ').trim();
  const plain = /^[=+\-@＝＋－＠]/u.test(line) ? `'${line}` : line;
  return /[";,']/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
