/** What the chosen changes are made of. */
import type { Json } from '../../mitz/fhir/json.js';

export type Members = Record<string, Json>;

/** What is put into the first resource of a kind, in place of what stood there. */
export type Line = readonly [what: string, put: Readonly<Record<string, Json>>];

export const url = 'http://example.nl/StructureDefinition/x';
export const period = (start: string, end: string): Json => ({ start, end });
export const div = (inner: string): Json => ({
  status: 'generated',
  div: `<div xmlns="http://www.w3.org/1999/xhtml">${inner}</div>`,
});
export const organization = (id: string): Members => ({
  resourceType: 'Organization',
  id,
  name: 'Huisartsenpraktijk De Proef',
});
