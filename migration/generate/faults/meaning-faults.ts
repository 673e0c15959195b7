/** Messages of a right shape in which something makes the choice mean something else than it seems to. */
import { saysNo, saysYes, sends, swap } from './fault.js';
import type { FaultKind } from './fault.js';

const inConsent = (element: string): FaultKind['plant'] =>
  sends(swap('"resourceType":"Consent",', `"resourceType":"Consent",${element},`));
const inProvision = (element: string): FaultKind['plant'] => sends(swap('"provision":{', `"provision":{${element},`));
const beforeProvision = (element: string): FaultKind['plant'] =>
  sends(swap('"provision":{', `${element},"provision":{`));
const forAPeriod = (period: string): FaultKind['plant'] => sends(swap('"actor":[', `"period":${period},"actor":[`));
const ofThePatient = (element: string): FaultKind['plant'] => sends(swap(/"birthDate":"[^"]*"/, `$&,${element}`));
const policy = (code: string): string =>
  `"policyRule":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"${code}"}]}`;
const extension = '[{"url":"http://voorbeeld.example/uitzondering","valueBoolean":true}]';

export const meaningFaults: readonly FaultKind[] = (
  [
    {
      name: 'says-by-which-implicit-rules-to-read',
      plant: inConsent('"implicitRules":"http://voorbeeld.example/regels"'),
    },
    {
      name: 'labels-a-message-as-a-test',
      plant: sends(
        swap(
          '"resourceType":"Bundle",',
          '"resourceType":"Bundle","meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"HTEST"}]},',
        ),
      ),
    },
    { name: 'says-of-a-yes-that-it-is-an-opt-out', fits: saysYes, plant: beforeProvision(policy('OPTOUT')) },
    { name: 'says-of-a-no-that-it-is-an-opt-in', fits: saysNo, plant: beforeProvision(policy('OPTIN')) },
    { name: 'says-that-a-consent-was-not-verified', plant: beforeProvision('"verification":[{"verified":false}]') },
    { name: 'adds-an-extension-to-the-provision', plant: inProvision(`"extension":${extension}`) },
    {
      name: 'adds-an-unknown-extension-to-the-consent',
      plant: sends(swap('"extension":[', `"extension":${extension.slice(0, -1)},`)),
    },
    { name: 'sends-a-consent-that-ended', plant: forAPeriod('{"end":"2025-01-01"}') },
    { name: 'sends-a-consent-that-has-not-begun', plant: forAPeriod('{"start":"2099-01-01"}') },
    { name: 'sends-a-patient-who-is-not-active', plant: sends(swap('"birthDate"', '"active":false,"birthDate"')) },
    { name: 'sends-a-patient-who-is-deceased', plant: ofThePatient('"deceasedBoolean":true') },
    { name: 'sends-a-patient-with-a-date-of-death', plant: ofThePatient('"deceasedDateTime":"2024-02-03"') },
  ] as const
).map((kind) => ({ rule: 'meaning-is-known', ...kind }));
