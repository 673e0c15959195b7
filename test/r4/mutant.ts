/** A good message with one thing changed, that FHIR R4 is asked about. */
export interface Mutant {
  /** What was changed in what: the same on every machine. */
  readonly name: string;
  readonly body: string;
  readonly format: 'json' | 'xml';
}

/** A name and that of what it stands in: what is changed in one coding need not be changed in the next. */
export const shapeOf = (path: string): string =>
  path
    .replace(/\[\d+\]/g, '')
    .split(/[./]/)
    .slice(-2)
    .join('.');
