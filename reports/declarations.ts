/** What was declared, and how far accession is, for reports of text. */
import type { AccessionResult, DeclarationRecord, RunRecord } from '../core/run-record.js';
import type { Language } from '../core/text.js';
import { markdownText, oneLine } from './escape.js';
import { lacking } from './shortcomings.js';
import { conditionTerms, signed } from '../core/terms.js';
import { labels } from './words.js';

/** A declaration in one line: the document, who signed it, when, and what is to be seen of it. Not escaped; the run record has the whole digest. */
export function declarationLine(
  { document, signedBy, role, date, validUntil, sha256, problem, notes }: DeclarationRecord,
  lang: Language,
): string {
  const until = validUntil === undefined ? '' : ` – ${validUntil}`;
  const facts = [
    document,
    signedBy + (role === undefined ? '' : ` (${role})`),
    date + until,
    sha256 === '' ? '' : `SHA-256 ${sha256.length > 16 ? `${sha256.slice(0, 16)}…` : sha256}`,
  ].filter((fact) => fact !== '');
  const remarks = [problem, ...(notes ?? [])].flatMap((remark) => (remark ? [remark[lang]] : []));
  return [facts.join(', '), ...remarks].filter((part) => part !== '').join(': ');
}

/** The declarations of the conditions, then the steps of accession; nothing where a run knows of neither. */
export function declarations(record: RunRecord, lang: Language): string[] {
  const given = record.conditions.flatMap(({ id, declarations: all }) => (all ?? []).map((one) => [id, one] as const));
  const rows = given.map(([id, one]) => {
    const verdict = one.problem ? 'not-shown' : 'declared';
    return [id, signed(conditionTerms[verdict], lang), declarationLine(one, lang)];
  });
  return [
    ...table(labels.declarations[lang], [labels.condition[lang], labels.verdict[lang], labels.document[lang]], rows),
    ...table(
      labels.accession[lang],
      [labels.step[lang], labels.verdict[lang], labels.document[lang]],
      (record.accession ?? []).map((step) => [
        step.title[lang],
        signed(conditionTerms[step.verdict], lang),
        stepText(step, lang),
      ]),
    ),
  ];
}

/** What shows a step, or what is to be done for it, and what is different on this provider's track. */
function stepText(step: AccessionResult, lang: Language): string {
  const counting = step.declarations.filter(({ problem }) => problem === undefined);
  const shown = counting.map((one) => declarationLine(one, lang));
  const open = step.verdict === 'not-shown' ? [lacking(step, lang)] : [];
  const elsewhere = step.line === undefined ? [] : [`${labels.line[lang]} ${step.line}`];
  return [...elsewhere, ...shown, ...open, ...(step.differs ? [step.differs[lang]] : [])].join('. ');
}

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const body = rows.map((cells) => line(cells.map((cell) => markdownText(cell, 300))));
  return [[`### ${title}`, '', line(head), line(head.map(() => '---')), ...body].join('\n')];
}

/** How many of the owed steps of accession are declared, and which are not; nothing where a run has none. */
export function accessionLine({ accession }: RunRecord, lang: Language): string[] {
  const owed = (accession ?? []).filter(({ verdict }) => verdict !== 'not-applicable');
  if (owed.length === 0) return [];
  const open = owed.filter(({ verdict }) => verdict === 'not-shown').map(({ id }) => id);
  const count = `${String(owed.length - open.length)}/${String(owed.length)} ${conditionTerms.declared.word[lang]}`;
  const lack = open.length === 0 ? '' : `; ${conditionTerms['not-shown'].word[lang]}: ${oneLine(open.join(', '))}`;
  return [`${labels.accession[lang]}: ${count}${lack}`];
}
