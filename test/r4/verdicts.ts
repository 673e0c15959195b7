/** What we and the referee make of the same messages, and where the two differ on purpose. */
import { FhirFault, readFhirWhole } from '../../mitz/fhir/read.js';
import { r4Faults } from '../../mitz/fhir/r4/judge.js';
import type { Mutant } from './mutant.js';

/** What the referee said of each message, when it was last asked. */
export interface Refereed {
  readonly validator: string;
  /** The day on which it was asked. */
  readonly asked: string;
  /** By the name of the message: what it refused, each with its own name for the first rule that it broke. */
  readonly refused: Readonly<Record<string, string>>;
  readonly taken: readonly string[];
}

/** What we tell of a message as FHIR R4, each with its place; nothing where it is valid. */
export function told({ body, format }: Pick<Mutant, 'body' | 'format'>): readonly string[] {
  try {
    const { resource, root } = readFhirWhole(body, `application/fhir+${format}`);
    return r4Faults(resource, root).map(({ path, message }) => `${path}: ${message}`);
  } catch (thrown) {
    if (thrown instanceof FhirFault) return [thrown.message];
    throw thrown;
  }
}

type Applies = (name: string, rule: string) => boolean;

/** What the referee refuses and we take, each with the reason. */
export const leftOut: readonly (readonly [because: string, applies: Applies])[] = [];

/** What we tell and the referee takes, each with the reason. */
export const stricter: readonly (readonly [because: string, applies: Applies])[] = [];

/** Why a difference is wanted; undefined where nobody wanted it. */
export const reasonFor = (of: typeof leftOut, name: string, rule: string): string | undefined =>
  of.find(([, applies]) => applies(name, rule))?.[0];
