import { r4Rules } from '../fhir/r4/rules.js';
import { swap } from '../rules.js';
import { bundleRules } from './bundle-rules.js';
import { consentRules, decisionInThePast, decisionWithTimeZone } from './consent-rules.js';
import { noProvenance, provenanceRules } from './provenance-rules.js';

/** The rules of FHIR R4; `own` is what breaks them in this kind of message only. */
const validR4 = (own: string): ReturnType<typeof r4Rules> =>
  r4Rules('Bundle', {
    oneWay: {
      trippedBy: ['sends-an-unknown-gender', 'sends-a-date-without-time-zone'],
      broken: swap('"birthDate":', '"gender":"man","birthDate":'),
    },
    valid: {
      trippedBy: ['sends-an-empty-display', 'leaves-out-the-scope', 'sends-no-consulting-category', own],
      broken: swap('"birthDate":', '"name":[],"birthDate":'),
    },
  });

/** Every rule about the form of a migration message, by the id of its check. */
export const consentBundleRules = {
  ...bundleRules,
  ...validR4('adds-a-provenance-to-a-migration'),
  'no-provenance': noProvenance,
  ...consentRules,
  'consent-date-time': decisionInThePast,
} as const;

/** Every rule about the form of a choice that was recorded with a button, by the id of its check. */
export const recordingRules = {
  ...bundleRules,
  ...validR4('leaves-out-the-agent'),
  ...consentRules,
  'consent-date-time': decisionWithTimeZone,
  ...provenanceRules,
} as const;
