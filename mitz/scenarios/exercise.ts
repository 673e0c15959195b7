import type { Example } from '../example.js';
import { aLocation, lookedUp } from '../open-autorisatievraag/example.js';
import { buttons } from '../scenario.js';
import type { Functionality } from '../scenario.js';
import type { Testbed } from '../testbed.js';
import { defaultProfessional } from '../world.js';
import type { WorldMaker } from '../world.js';
import type { Patient } from '../xis.js';

/**
 * Makes the target use, for one patient, every interface that it claims and the mocked Mitz answers: for checks about
 * what holds on all of them.
 */
export async function exerciseAll(bed: Testbed, patient: Patient): Promise<void> {
  const claims = (functionality: Functionality): boolean => bed.functionalities.includes(functionality);
  const decided = { bsn: patient.bsn, choice: 'yes', decidedAt: '2024-05-06T10:00:00+02:00' } as const;
  await bed.register([patient], claims('migratie') ? [decided] : []);
  await bed.settle(claims('lokalisatie') ? { abonneren: 1 } : {});
  if (claims('gesloten')) await bed.requestData(patient);
  if (claims('open')) await bed.act('locate-dossiers', { bsn: patient.bsn, professional: defaultProfessional });
  if (claims('migratie')) {
    bed.approveMigration();
    await bed.act('start-migration', { approved: true });
    await bed.settle({ migreren: 1 });
  }
  if (buttons.some(claims)) await bed.askConsent(patient, { choice: 'yes' });
  if (claims('samen-naar-mijnmitz')) await openMijnMitz(bed, patient);
}

/** One patient, and every interface used for that patient: what a scenario about all of them begins with. */
export const everyInterfaceInUse = {
  observable: true,
  given: (world: WorldMaker): { readonly patient: Patient } => {
    const patient = world.patient();
    world.consent(patient, 'yes', { decidedAt: '2024-01-01T09:00:00Z' });
    return { patient };
  },
  when: (bed: Testbed, { patient }: { readonly patient: Patient }): Promise<void> => exerciseAll(bed, patient),
} as const;

/** The user brings the patient on screen and opens MijnMitz. */
export async function openMijnMitz(bed: Testbed, { bsn }: Patient): Promise<void> {
  await bed.act('select-patient', { bsn });
  await bed.act('open-mijnmitz', undefined);
}

/** Every interface in use, as a good connector does it. */
export function exerciseExample(example: Example, patient: Patient): void {
  example.subscribe(patient);
  example.dataRequest(patient, { released: ['GGC002'] }, () => { example.question(patient, 'Permit'); }); // prettier-ignore
  lookedUp(example, patient, [aLocation], { holders: [aLocation] });
  example.migrate(patient);
  example.recorded(patient);
  example.launch(patient);
}
