import { visible } from './visible.js';

/** Markup that is safe to put in a page. Made by `html` alone, so that nothing reaches a page without being escaped. */
export class Html {
  constructor(readonly markup: string) {}
}

/** What may stand in a template: text is escaped, markup is not, a list is joined, nothing (or `false`) leaves no trace. */
export type HtmlPart = Html | string | number | false | undefined | readonly HtmlPart[];

/**
 * A piece of a page: `` html`<td>${whateverTheTargetSaid}</td>` ``. Texts are made visible and escaped for content and for
 * quoted attributes alike; a template never puts a value in an unquoted attribute, a script or a style.
 */
export const html = (strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html =>
  new Html(String.raw({ raw: strings }, ...parts.map(markupOf)));

function markupOf(part: HtmlPart): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.markup;
  if (typeof part === 'object') return part.map(markupOf).join('');
  return visible(String(part)).replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
