/** What a person stated at the steps of an attended run, for every report that tells of it. */
import type { RunRecord, StatementRecord } from '../core/run-record.js';
import type { Language } from '../core/text.js';
import { momentIn, said as words } from './dossier-words.js';
import { oneLine } from './escape.js';

/** A statement, with the scenario in which it was made. */
export interface Stated extends StatementRecord {
  readonly scenario: string;
}

/** All of them, in the order of the record. */
export const statedIn = ({ conditions }: RunRecord): readonly Stated[] =>
  conditions
    .flatMap(({ scenarios }) => scenarios)
    .flatMap(({ id, statements = [] }) => statements.map((one) => ({ ...one, scenario: id })));

/** How much is shown of what a person stated. */
const saidLimit = 300;

/** What the system gave or said, as the person entered it; undefined where there was nothing to enter. */
export const saidText = ({ said }: StatementRecord): string | undefined =>
  said === undefined ? undefined : oneLine(typeof said === 'string' ? said : JSON.stringify(said), saidLimit);

/** What the wire showed until the next step. */
const wireText = ({ wire }: StatementRecord): string =>
  wire.length === 0 ? '–' : wire.map((line) => oneLine(line)).join('; ');

/** `open-dossier: done, {"…": …}; op de lijn: exchange 1: abonneren, 202 (A. Proef, 22 november 2026 om 10:00)` */
export function statedLine(one: Stated, lang: Language): string {
  const told = [one.result, saidText(one), one.remark].filter((part) => part !== undefined).join(', ');
  const wire = `${words.wire[lang].toLowerCase()}: ${wireText(one)}`;
  return `${one.action}: ${told}; ${wire} (${one.by}, ${momentIn(lang, one.at)})`;
}
