/** What the lines of a run rest on, for whoever decides on a go-live. */
import { isOfTheApplication } from '../core/conclusion.js';
import type { DeclarationRecord, LineResult, RunRecord } from '../core/run-record.js';

export const linesOf = ({ conditions }: RunRecord): readonly LineResult[] => conditions.flatMap(({ lines }) => lines);

/** The lines on which the answer still waits. */
export const openLines = (record: RunRecord): readonly LineResult[] =>
  linesOf(record).filter(({ verdict }) =>
    ['not-met', 'not-judged', 'unsettled', 'not-shown', 'stated'].includes(verdict),
  );

export const ofTheApplication = (lines: readonly LineResult[]): readonly LineResult[] =>
  lines.filter(isOfTheApplication);

/** The documents that count for a line. */
export const documentsFor = (record: RunRecord, line: string): readonly DeclarationRecord[] =>
  record.conditions.flatMap(({ declarations = [] }) =>
    declarations.filter((one) => one.line === line && one.problem === undefined),
  );

/** Tells whether something that a line needs is shown by this kind alone: without it the line would be open. */
export const restsOn = ({ needs, shownBy }: LineResult, kind: 'seen' | 'stated' | 'declared'): boolean =>
  shownBy.some((one) => one.kind === kind) &&
  needs
    .split(' + ')
    .map((part) => part.split(' | '))
    .some((part) => part.includes(kind) && !shownBy.some((one) => one.kind !== kind && part.includes(one.kind)));

/** The last day on which a document holds; absent where it has no end. */
export const lastDayOf = ({ validUntil }: DeclarationRecord): string | undefined => validUntil;

/** Tells whether a document that counted at the run counts on this day too. */
export const isInForce = (one: DeclarationRecord, today: string): boolean =>
  one.problem === undefined && one.date <= today && (lastDayOf(one) ?? today) >= today;
