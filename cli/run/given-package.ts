import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { messageOf, UsageError } from '../../core/errors.js';
import type { FhirPackageRecord, Finding } from '../../core/run-record.js';
import { sha256 } from '../../evidence/digest.js';
import { nameOf } from '../../mitz/fhir/arrived.js';
import type { Arrived } from '../../mitz/fhir/arrived.js';
import { fhirMessage } from '../../mitz/fhir/message.js';
import { PackageJudge } from '../../mitz/fhir-package/judge.js';
import { readFhirPackage } from '../../mitz/fhir-package/package.js';
import { toldFindings } from './told-findings.js';

/** The package that the command line named, ready to be laid beside messages. */
export interface GivenPackage {
  /** Where it is. */
  readonly file: string;
  readonly opinionOn: (arrived: Arrived) => {
    readonly record: FhirPackageRecord;
    readonly findings: readonly Finding[];
  };
}

/** @throws UsageError for a file that cannot be read, or is no FHIR package for R4 */
export async function givenPackage(file: string): Promise<GivenPackage> {
  const content = await readFile(file).catch((thrown: unknown) => {
    throw new UsageError(`the FHIR package '${file}' cannot be read: ${messageOf(thrown)}`);
  });
  const held = readFhirPackage(content, file);
  const { name, version, profiles } = held;
  return {
    file: path.resolve(file),
    opinionOn: ({ messages, forms }) => {
      const judge = new PackageJudge(held);
      const opinions = forms.map((message) => {
        const { resource } = fhirMessage(message.exchange);
        return { message, ...(resource === undefined ? { judged: 0, objections: [] } : judge.opinionOn(resource)) };
      });
      const objections = opinions.flatMap(({ message, objections: all }) =>
        all.map(({ path: place, message: text, profile }) => ({
          text: `${nameOf(message)}, ${place}: ${text} (${profile} of ${name} ${version})`,
          scenario: message.scenario,
        })),
      );
      return {
        record: {
          name,
          version,
          sha256: sha256(content),
          profiles: profiles.size,
          messages,
          forms: forms.length,
          judged: opinions.reduce((sum, { judged }) => sum + judged, 0),
          objections: objections.length,
          unjudged: judge.unjudged,
        },
        findings: toldFindings('fhir-package', objections),
      };
    },
  };
}
