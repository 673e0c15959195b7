/** The orders in which results are written: they know nothing of threads, parts or the order of the input. */
import type { ResumeLine } from './resume.js';
import type { InputProblem, MigrationFinding } from '../result.js';

/** As the engine sorts texts. */
export const byBytes = (a: string, b: string): number => (a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b)));

/** Of `problems` in the record. */
export const problemOrder = (a: InputProblem, b: InputProblem): number =>
  byBytes(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0) || byBytes(a.text, b.text);

/** Of `wrong.ndjson`. */
export const findingOrder = (a: MigrationFinding, b: MigrationFinding): number =>
  byBytes(a.file, b.file) ||
  a.line - b.line ||
  byBytes(a.rule, b.rule) ||
  byBytes(a.ura, b.ura) ||
  byBytes(a.expected, b.expected) ||
  byBytes(a.received, b.received) ||
  byBytes(a.where ?? '', b.where ?? '');

/** Of `resume.ndjson`. */
export const resumeOrder = (a: ResumeLine, b: ResumeLine): number =>
  byBytes(a.file, b.file) || a.line - b.line || byBytes(a.action, b.action) || byBytes(a.ura, b.ura);
