import { excludedConsentScenario } from '../../../mitz/scenarios/excluded-consent.js';

export default excludedConsentScenario({
  title: {
    nl: 'Een BSN dat niet aan de elfproef voldoet wordt niet aangeboden, en het verslag zegt waarom',
    en: 'A BSN that fails the eleven-test is not offered, and the report says why',
  },
  // One digit was typed wrong: the last, which is enough to fail.
  patient: (world) => {
    const { bsn } = world.patient();
    return { bsn: bsn.slice(0, 8) + String((Number(bsn[8]) + 1) % 10) };
  },
  nothingOffered: {
    nl: 'Over het foute BSN is niets aangeboden',
    en: 'Nothing was offered about the wrong BSN',
    message: 'a consent was offered under a BSN that fails the eleven-test',
  },
  trippedBy: ['sends-bsns-that-fail-the-eleven-test'],
});
