import type { Evidence } from '../core/scenario.js';
import type { MitzSpecification } from './specification/index.js';
import type { Company } from './world.js';
import type { ConsentQuestion } from './xis.js';

export type FhirFormat = 'json' | 'xml';

/** What held during a whole run, as far as checks need it; part of every transcript, so that it can be judged again. */
export interface RunContext {
  readonly company: Company;
  readonly functionalities: readonly string[];
  /** Answers in the target file that decide which lines of the norm hold; absent in transcripts from before that. */
  readonly facts?: Readonly<Record<string, string>>;
  /** The FHIR formats that the target says it can send; the first is the one it is configured with. */
  readonly formats: readonly FhirFormat[];
  /** The provider's entry in ZORG-AB as the target file has it; absent where it has none. */
  readonly zorgAb?: { readonly ura: string; readonly providerType: string; readonly name?: string };
  /** SHA-256 of the client certificate that the target was given. */
  readonly clientFingerprint: string;
  readonly baseUrl: string;
  readonly consentQuestions: readonly ConsentQuestion[];
  readonly decisionMs: number;
  /** Scenarios about many were run at their full size. */
  readonly volume?: true;
  /** The day of the run, in Amsterdam: ISO date. */
  readonly today: string;
}

/** Evidence as the checks of Mitz see it. */
export interface MitzEvidence<Cast = unknown> extends Evidence<Cast, RunContext> {
  readonly specification: MitzSpecification;
}
