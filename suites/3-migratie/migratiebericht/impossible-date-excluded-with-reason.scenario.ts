import { excludedConsentScenario } from '../../../mitz/scenarios/excluded-consent.js';

export default excludedConsentScenario({
  title: {
    nl: 'Een beslissing van vóór de geboorte wordt niet aangeboden, en het verslag zegt waarom',
    en: 'A decision of before the birth is not offered, and the report says why',
  },
  assumed: true,
  patient: () => ({ birthDate: '2022-05-01' }),
  consent: () => ({ decidedAt: '2021-03-04T15:20:00+01:00' }),
  nothingOffered: {
    nl: 'De onmogelijke beslissing is niet aangeboden',
    en: 'The impossible decision was not offered',
    message: 'a decision was offered that dates from before the birth of the patient',
  },
  trippedBy: ['migrates-impossible-dates'],
});
