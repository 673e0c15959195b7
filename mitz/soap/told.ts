/** What a question tells by its attributes: of who asks and why the closed and the open one tell the same. */
import type { Consulter } from '../parties.js';

/** A value under the OID of its register or list. */
export interface Coded {
  readonly oid: string;
  readonly code: string;
}

/** What stands in a question in the form of the set, by the name of the attribute. */
export class Told<Name extends string> {
  /** In words, what must be told once and is not. */
  readonly lacking: string[] = [];

  constructor(readonly all: (name: Name) => readonly Coded[]) {}

  /** What must be told once. */
  one(name: Name): Coded {
    const [first, second] = this.all(name);
    if (!first || second) this.lacking.push(`${name} (${first ? 'more than one' : 'none under its OID'})`);
    return first ?? { oid: '', code: '' };
  }
}

type AboutConsulter = 'professional' | 'mandated' | 'role' | 'consulterUra' | 'consulterType' | 'purpose';

/** Who asks, and why. */
export function consulterIn(told: Told<AboutConsulter>): {
  readonly consulter: Consulter;
  readonly purposeOfUse: string;
} {
  const professional = told.one('professional');
  const [mandated] = told.all('mandated');
  return {
    consulter: {
      ura: told.one('consulterUra').code,
      providerType: told.one('consulterType').code,
      professional: {
        root: professional.oid,
        extension: professional.code,
        roleCode: told.one('role').code,
        ...(mandated && { mandated: { root: mandated.oid, extension: mandated.code } }),
      },
    },
    purposeOfUse: told.one('purpose').code,
  };
}
