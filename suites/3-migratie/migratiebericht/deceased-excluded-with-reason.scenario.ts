import { excludedConsentScenario } from '../../../mitz/scenarios/excluded-consent.js';

export default excludedConsentScenario({
  title: {
    nl: 'Wie overleden is wordt niet aangeboden, en het verslag zegt waarom',
    en: 'Who has died is not offered, and the report says why',
  },
  assumed: true,
  patient: () => ({ deceased: true }),
  nothingOffered: {
    nl: 'Over de overleden patiënt is niets aangeboden',
    en: 'Nothing was offered about the patient who has died',
    message: 'a consent was offered of a patient who has died',
  },
  trippedBy: ['migrates-deceased-patients'],
});
