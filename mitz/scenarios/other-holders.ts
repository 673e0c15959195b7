import type { WorldMaker } from '../world.js';
import type { Patient } from '../xis.js';

/** Another hospital and a pharmacy that Mitz knows to have data of the patient, with this choice for both; none: never chosen. */
export function otherHolders(world: WorldMaker, patient: Patient, choice?: 'yes' | 'no'): void {
  const made = choice && { choice };
  world.holder(patient, { ura: '90000697', providerType: 'V4' }, { dataCategory: 'GGC002', ...made });
  world.holder(patient, { ura: '90000770', providerType: 'J8' }, { dataCategory: 'GGC013', ...made });
}
