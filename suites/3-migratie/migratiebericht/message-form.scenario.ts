import { fhirMessage } from '../../../mitz/fhir/message.js';
import { formScenario } from '../../../mitz/scenarios/form.js';
import {
  localConsent,
  migrateApproved,
  restrictedConsent,
  restrictedTo,
} from '../../../mitz/scenarios/migration-run.js';
import { consentBundleRules } from '../../../mitz/toestemming/rules.js';

export default formScenario({
  title: {
    nl: 'Het migratiebericht heeft de voorgeschreven vorm',
    en: 'The migration message has the prescribed form',
  },
  line: 'migratiebericht.a',
  functionalities: ['migratie'],
  koppelvlak: 'migreren',
  rules: consentBundleRules,
  read: fhirMessage,
  given: (world) => {
    const [yes, no, restricted] = [world.patient(), world.patient(), world.patient()];
    const consents = [localConsent(yes, 'yes'), localConsent(no, 'no'), restrictedConsent(restricted)];
    return { yes, no, restricted, patients: [yes, no, restricted], consents };
  },
  when: migrateApproved,
  good: (example, { yes, no, restricted }) => {
    example.migrate(yes);
    example.migrate(no, { choice: 'no' });
    example.migrate(restricted, { consultingCategories: restrictedTo });
  },
  write: (example, { yes }, different) => {
    example.migrate(yes, {}, different);
  },
});
