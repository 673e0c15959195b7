import { bundleRules } from './bundle-rules.js';
import { consentRules, decisionInThePast, decisionWithTimeZone } from './consent-rules.js';
import { noProvenance, provenanceRules } from './provenance-rules.js';

/** Every rule about the form of a migration message, by the id of its check. */
export const consentBundleRules = {
  ...bundleRules,
  'no-provenance': noProvenance,
  ...consentRules,
  'consent-date-time': decisionInThePast,
} as const;

/** Every rule about the form of a choice that was recorded with a button, by the id of its check. */
export const recordingRules = {
  ...bundleRules,
  ...consentRules,
  'consent-date-time': decisionWithTimeZone,
  ...provenanceRules,
} as const;
