import { excludedConsentScenario } from '../../../mitz/scenarios/excluded-consent.js';

export default excludedConsentScenario({
  title: {
    nl: 'Een niet-geverifieerd BSN wordt niet aangeboden, en het verslag zegt waarom',
    en: 'An unverified BSN is not offered, and the report says why',
  },
  patient: () => ({ bsnVerified: false }),
  nothingOffered: {
    nl: 'Over het niet-geverifieerde BSN is niets aangeboden',
    en: 'Nothing was offered about the unverified BSN',
    message: 'a consent was offered under a BSN that SBV-Z did not confirm',
  },
  trippedBy: ['ignores-bsn-verification'],
});
