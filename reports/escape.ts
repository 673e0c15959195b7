import { visible } from '../core/visible.js';

/**
 * Makes text from a target fit to show. Nothing that a target said reaches a report but through here
 * (or through JSON, which escapes by itself).
 */

/** Visible, and no longer than asked; what is left out is counted. */
export function bounded(text: string, limit: number): string {
  if (text.length <= limit) return visible(text);
  return `${visible(text.slice(0, limit))}… [+${String(text.length - limit)}]`;
}

/** Visible, bounded, on one line. */
export const oneLine = (text: string, limit = 500): string => bounded(text.replace(/\s+/g, ' ').trim(), limit);

/** Content of an XML element. */
export const xmlText = (text: string): string =>
  visible(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Value of an XML attribute, between double quotes. */
export const xmlAttribute = (text: string): string =>
  xmlText(text).replace(/"/g, '&quot;').replace(/\n/g, '&#10;').replace(/\t/g, '&#9;');

/** Running text in Markdown, on one line: no markup, no HTML, and nobody is mentioned by a `@` of the target's. */
export const markdownText = (text: string, limit = 500): string =>
  oneLine(text, limit)
    .replace(/[\\`*_{}[\]()#+!|~]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[@#](?=\w)/g, '$&&#8203;');

/** A code block in Markdown, whose fence is longer than any in the text. */
export function markdownBlock(text: string, limit = 2000): string {
  const shown = bounded(text, limit);
  const longest = Math.max(2, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${shown}\n${fence}`;
}
