/** What a pack says and is signed: a manifest of its files, and an in-toto test result about that manifest. */
import type { RunRecord, ScenarioResult } from '../core/run-record.js';
import { sha256 } from './digest.js';
import { recordFile, specificationFile } from './files.js';
import type { Files, LeftOut } from './files.js';
import { resultsOf } from './held-run.js';
import { journalFile } from './journal.js';

export const manifestFile = 'manifest.json';
export const envelopeFile = 'statement.dsse.json';
export const publicKeyFile = 'public-key.pem';

/** How the files that seal makes are written. */
export const written = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 1)}\n`);

export interface SealedFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Every file of a pack but the manifest itself and the envelope that signs it. */
export interface Manifest {
  readonly schema: 'mitz-keur/pack/1';
  readonly files: readonly SealedFile[];
  readonly leftOut: readonly LeftOut[];
}

export const manifestOf = (files: Files, leftOut: readonly LeftOut[]): Manifest => ({
  schema: 'mitz-keur/pack/1',
  files: [...files].map(([path, content]) => ({ path, sha256: sha256(content), bytes: content.length })),
  leftOut,
});

/** https://in-toto.io/attestation/test-result/v0.1, with what it has no word for under `mitzKeur`. */
export interface Statement {
  readonly _type: 'https://in-toto.io/Statement/v1';
  readonly subject: readonly Resource[];
  readonly predicateType: 'https://in-toto.io/attestation/test-result/v0.1';
  readonly predicate: {
    readonly result: 'PASSED' | 'WARNED' | 'FAILED';
    readonly configuration: readonly Resource[];
    readonly passedTests: readonly string[];
    readonly warnedTests: readonly string[];
    readonly failedTests: readonly string[];
    readonly mitzKeur: Particulars;
  };
}

interface Resource {
  readonly name: string;
  readonly digest: { readonly sha256: string };
}

interface Particulars extends Pick<
  RunRecord,
  'tool' | 'verdict' | 'pending' | 'scope' | 'target' | 'started' | 'finished'
> {
  /** `qualification`: of all that is claimed. `part`: evidence of a part, that qualifies for nothing. */
  readonly sealedAs: 'qualification' | 'part';
  readonly challenge?: string;
}

/** A run of part, one that was only observed and one that was broken off show something, and qualify for nothing. */
export const isPart = ({ scope, interrupted }: RunRecord): boolean => scope !== 'full' || interrupted === true;

/** The statement about a run, given the manifest that names all its files: the same for the same files. */
export function statementOf(record: RunRecord, manifest: Buffer, files: Files): Statement {
  const resource = (name: string): Resource => ({ name, digest: { sha256: sha256(files.get(name) ?? '') } });
  const results = resultsOf(record);
  const named = (kind: TestResult): string[] => results.filter((one) => testResult(one) === kind).map(({ id }) => id);
  const { tool, verdict, pending, scope, target, started, finished, challenge } = record;
  const part = isPart(record);
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [
      { name: manifestFile, digest: { sha256: sha256(manifest) } },
      resource(recordFile),
      resource(journalFile),
    ],
    predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
    predicate: {
      result: verdict !== 'accepted' ? 'FAILED' : part ? 'WARNED' : 'PASSED',
      configuration: [resource(specificationFile)],
      passedTests: named('passed'),
      warnedTests: named('warned'),
      failedTests: named('failed'),
      mitzKeur: {
        sealedAs: part ? 'part' : 'qualification',
        verdict,
        ...(pending && { pending }),
        scope,
        tool,
        target,
        started,
        finished,
        ...(challenge !== undefined && { challenge }),
      },
    },
  };
}

type TestResult = 'passed' | 'warned' | 'failed' | undefined;

function testResult({ outcome, assumed, checks }: ScenarioResult): TestResult {
  if (outcome === 'not-applicable') return undefined;
  if (outcome === 'pass') return checks.some((check) => check.outcome !== 'pass') ? 'warned' : 'passed';
  return outcome === 'not-shown' && assumed ? 'warned' : 'failed';
}
