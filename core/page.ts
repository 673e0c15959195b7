import { createHash } from 'node:crypto';
import { html, Html } from './html.js';
import type { Language } from './text.js';

/** What a colour of a page says: it is well, it is wrong, look at it, somebody says so, nothing to see. */
export type Tone = 'good' | 'bad' | 'warn' | 'said' | 'none';

/** What makes one page: a document of its own that needs nothing beside it and works without a network. */
export interface Page {
  readonly lang: Language;
  readonly title: string;
  /** Ours, never built from what a target said. */
  readonly style?: string;
  /** Ours, never built from what a target said; data for it stands in the page, escaped. */
  readonly script?: string;
  readonly body: Html;
}

/**
 * A whole HTML document. Its policy lets only this style and this script run, and nothing be fetched or sent: should
 * anything foreign ever slip through the escaping, it stays text.
 */
export function page({ lang, title, style = '', script, body }: Page): string {
  const styles = baseStyle + style;
  const policy = [
    "default-src 'none'",
    'img-src data:',
    `style-src ${hashOf(styles)}`,
    ...(script === undefined ? [] : [`script-src ${hashOf(script)}`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const own = (markup: string): Html => new Html(markup);
  // Without a space around: the policy knows style and script by the digest of every byte between their tags.
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${own(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${own(styles)}</style>
</head>
<body>
${body}
${script !== undefined && html`<script>${own(script)}</script>`}
</body>
</html>
`.markup;
}

const hashOf = (source: string): string => `'sha256-${createHash('sha256').update(source).digest('base64')}'`;

/**
 * The look that all our pages share: what the reader's machine has for letters, one column, tables that print.
 * Contrast of text is at least 4.5 to 1; a verdict has a word and a sign beside its colour.
 */
const baseStyle = `
:root { --ink: #1b2733; --soft: #52606d; --line: #d5dce3; --wash: #f4f6f8; --accent: #0b5394;
  --good: #14663a; --good-wash: #e3f3ea; --bad: #a3201b; --bad-wash: #fbe7e6; --warn: #7a4b00; --warn-wash: #fdf1dc;
  --said: #1d4f91; --said-wash: #e5eefa; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: 62rem; color: var(--ink); background: #fff;
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: .2rem 0 .4rem; letter-spacing: -.01em; }
h2 { font-size: 1.3rem; line-height: 1.25; margin: 2.6rem 0 .6rem; padding-top: .7rem; border-top: 2px solid var(--ink); break-after: avoid; }
h3 { font-size: 1.02rem; margin: 1.4rem 0 .3rem; break-after: avoid; }
p { margin: .4rem 0 .8rem; max-width: 46rem; }
a { color: var(--accent); }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.soft { color: var(--soft); } .small { font-size: .86rem; } .nowrap { white-space: nowrap; } .number { text-align: right; font-variant-numeric: tabular-nums; }
code, pre, .mono { font: .84rem/1.45 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
pre { margin: .2rem 0; padding: .5rem .7rem; background: var(--wash); border: 1px solid var(--line); border-radius: 4px; white-space: pre-wrap; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0 1rem; font-size: .92rem; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { text-align: left; vertical-align: top; padding: .38rem .6rem .38rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
thead th { font-size: .8rem; color: var(--soft); border-bottom: 1.5px solid var(--ink); }
tr { break-inside: avoid; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; margin: .6rem 0; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.badge { display: inline-block; padding: .04rem .55rem; border-radius: 99px; font-size: .84rem; font-weight: 600; white-space: nowrap; border: 1px solid currentColor; }
.good { color: var(--good); background: var(--good-wash); } .bad { color: var(--bad); background: var(--bad-wash); }
.warn { color: var(--warn); background: var(--warn-wash); } .said { color: var(--said); background: var(--said-wash); }
.none { color: var(--soft); background: var(--wash); }
.banner { margin: 1rem 0; padding: .7rem 1rem; border: 1px solid currentColor; border-left-width: 6px; border-radius: 4px; max-width: none; }
@media print {
  @page { size: A4; margin: 16mm 15mm 18mm; }
  body { padding: 0; max-width: none; font-size: 10pt; } h1 { font-size: 20pt; } h2 { font-size: 13pt; margin-top: 1.6rem; }
  a { color: inherit; text-decoration: none; } .screen { display: none; }
  .badge, .banner, pre { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`;
