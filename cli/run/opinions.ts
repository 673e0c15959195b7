/** What is asked once everything was run, of others than the checks. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { entriesOfHar } from '../../core/har.js';
import type { Finding, RunRecord, ScenarioResult } from '../../core/run-record.js';
import { ArrivedMessages } from '../../mitz/fhir/arrived.js';
import type { Arrived } from '../../mitz/fhir/arrived.js';
import type { Identities } from '../../mocks/certificates.js';
import type { RunRequest } from './request.js';

/** What they said: as the run record has it, and what of it somebody must look at. */
export interface Opinions {
  readonly said: Pick<RunRecord, 'control' | 'oracle' | 'fhirPackage'>;
  readonly findings: readonly Finding[];
}

/** Asks those that the command line named. Where the run is stopped meanwhile nothing is kept: half an answer says nothing. */
export async function opinionsOn(
  results: readonly ScenarioResult[],
  request: RunRequest,
  identities: Identities,
): Promise<Opinions | undefined> {
  const { runControl, oracle, fhirPackage, target, seed, challenge, stop, out } = request;
  const isStopped = (): boolean => stop.aborted;
  if (isStopped()) return undefined;
  const arrived = oracle || fhirPackage ? await arrivedIn(out, results) : { messages: 0, forms: [] };
  const byPackage = fhirPackage?.opinionOn(arrived);
  if (oracle) request.onStep(`asking the FHIR validator about ${arrived.forms.length} forms of message`);
  const byOracle = await oracle?.opinionOn(arrived, { stop, ...(fhirPackage && { guide: fhirPackage.file }) });
  const ids = results.filter(({ outcome }) => outcome !== 'not-applicable').map(({ id }) => id);
  const asked = { target, seed, ...(challenge !== undefined && { challenge }), stop, ids, identities };
  const control = await runControl?.(asked);
  if (isStopped()) return undefined;
  return {
    said: {
      ...(control && { control }),
      ...(byOracle && { oracle: byOracle.record }),
      ...(byPackage && { fhirPackage: byPackage.record }),
    },
    findings: [...(byPackage?.findings ?? []), ...(byOracle?.findings ?? [])],
  };
}

/** The messages as the transcripts have them: what the door let through, an earlier sitting of the run included. */
async function arrivedIn(out: string, results: readonly ScenarioResult[]): Promise<Arrived> {
  const arrived = new ArrivedMessages();
  for (const { id, transcript } of results) {
    if (transcript === undefined) continue;
    const har: unknown = JSON.parse(await readFile(path.join(out, transcript), 'utf8'));
    arrived.add(id, entriesOfHar(har));
  }
  return arrived.all;
}
