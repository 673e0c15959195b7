import { subscriptionRules } from '../../../mitz/abonneren/rules.js';
import { fhirMessage } from '../../../mitz/fhir/message.js';
import { formScenario } from '../../../mitz/scenarios/form.js';

export default formScenario({
  title: { nl: 'Het abonnement heeft de voorgeschreven vorm', en: 'The Subscription has the prescribed form' },
  line: '2.01.a',
  functionalities: ['lokalisatie'],
  koppelvlak: 'abonneren',
  rules: subscriptionRules,
  read: fhirMessage,
  given: (world) => ({ patient: world.patient(), withoutBirthDate: world.patient({ birthDateVerified: false }) }),
  when: async (bed, { patient, withoutBirthDate }) => {
    await bed.register([patient, withoutBirthDate]);
    for (const { bsn } of [patient, withoutBirthDate]) await bed.act('open-dossier', { bsn });
    await bed.settle({ abonneren: 2 });
  },
  good: (example, { patient, withoutBirthDate }) => {
    example.subscribe(patient);
    example.subscribe(withoutBirthDate, {
      mutate: (body) => body.replace(/\{"url":"[^"]*Patient.birthDate","valueDate":"[^"]*"\},/, ''),
    });
  },
  write: (example, { patient }, different) => {
    example.subscribe(patient, different);
  },
});
