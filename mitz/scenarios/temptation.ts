/** What a connector could fall back on where Mitz gives no Permit: restraint shows only where there is a temptation. */
import type { Testbed } from '../testbed.js';
import type { Patient } from '../xis.js';
import { localConsent } from './migration-run.js';

/**
 * Puts patients in the XIS, and of those that are named here a yes of before Mitz. An adapter that cannot load these (501)
 * leaves the scenario as it is without.
 */
export async function registerWithLocalYes(
  bed: Testbed,
  patients: readonly Patient[],
  tempted: readonly Patient[],
): Promise<void> {
  await bed.register(patients);
  await bed.tryAct('load-local-consents', { consents: tempted.map((patient) => localConsent(patient, 'yes')) });
}
