/** What is asked once everything was run, of others than the checks. */
import type { RunRecord, ScenarioResult } from '../../core/run-record.js';
import type { Identities } from '../../mocks/certificates.js';
import type { RunRequest } from './request.js';

/** What they said, as the run record has it. */
export type Opinions = Pick<RunRecord, 'control'>;

/** Asks those that the command line named. Where the run is stopped meanwhile nothing is kept: half an answer says nothing. */
export async function opinionsOn(
  results: readonly ScenarioResult[],
  { runControl, target, seed, challenge, stop }: RunRequest,
  identities: Identities,
): Promise<Opinions | undefined> {
  const isStopped = (): boolean => stop.aborted;
  if (isStopped()) return undefined;
  const ids = results.filter(({ outcome }) => outcome !== 'not-applicable').map(({ id }) => id);
  const asked = { target, seed, ...(challenge !== undefined && { challenge }), stop, ids, identities };
  const control = await runControl?.(asked);
  return isStopped() ? undefined : { ...(control && { control }) };
}
