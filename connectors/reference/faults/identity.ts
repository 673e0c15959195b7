import type { Connector } from '../connector.js';
import { providerOf, type Professional, type Provider } from '../domain.js';
import { fault, type BehaviourFault, type Hooks } from './fault.js';

const OTHER_URA = '90009999';
const OTHER_PERSON = '900000017';
const OTHER_GATEWAY = 'urn:oid:2.16.840.1.113883.2.4.6.6.99';
const OTHER_SOURCE = 'urn:oid:2.16.840.1.113883.2.4.6.6.98';

/** Names one of our own providers otherwise in every message, and reads the answers as being about that one. */
function namedOtherwise(connector: Connector, change: (provider: Provider, first: Provider) => Provider): Hooks {
  const named = (provider: Provider): Provider => {
    const environment = connector.environment();
    const isOurs = providerOf(environment, provider.ura) !== undefined;
    return isOurs ? change(provider, environment.provider) : provider;
  };
  const withHolder = <T extends { holder: Provider }>(facts: T): T => ({ ...facts, holder: named(facts.holder) });
  return {
    messages: {
      closedQuestion: (sound) => (question) => sound(withHolder(question)),
      openQuestion: (sound) => (question) => sound({ ...question, consulter: named(question.consulter) }),
      subscription:
        (sound) =>
        (environment, holder, ...rest) =>
          sound(environment, named(holder), ...rest),
      consents: (sound) => (facts) => sound(withHolder(facts)),
      recording: (sound) => (facts) => sound(withHolder(facts)),
      launch: (sound) => (facts) => sound({ ...facts, provider: named(facts.provider) }),
    },
    closedAnswers: { read: (sound) => (xml, asked) => sound(xml, withHolder(asked)) },
  };
}

/** Declares something else of itself in a Subscription than it was configured with. */
const declaring = (declared: { gatewaySystem?: string; sourceSystem?: string }): Hooks => ({
  messages: {
    subscription:
      (sound) =>
      (environment, ...rest) =>
        sound({ ...environment, ...declared }, ...rest),
  },
});

const onePerson = (professional: Professional): Professional => ({ ...professional, extension: OTHER_PERSON });

/** Faults in who this connector says that it is, and whom it works for. */
export const IDENTITY_FAULTS = {
  'declares-another-gateway-system': fault(
    'Declares a GatewaySystem that is not the one it was configured with.',
    declaring({ gatewaySystem: OTHER_GATEWAY }),
  ),
  'declares-another-source-system': fault(
    'Declares a SourceSystem that is not the one it was configured with.',
    declaring({ sourceSystem: OTHER_SOURCE }),
  ),
  'sends-another-ura': fault('Names another URA than its own as the holder in every message.', (connector) =>
    namedOtherwise(connector, (provider) => ({ ...provider, ura: OTHER_URA })),
  ),
  'sends-another-provider-type': fault(
    'Names another provider type than its own as the holder in every message.',
    (connector) =>
      namedOtherwise(connector, (provider) => ({
        ...provider,
        providerType: provider.providerType === 'V6' ? 'Z3' : 'V6',
      })),
  ),
  'uses-one-ura-for-all-providers': fault(
    'Names the URA of its first provider in the messages of all of them.',
    (connector) => namedOtherwise(connector, (provider, { ura }) => ({ ...provider, ura })),
  ),
  'uses-one-provider-type-for-all': fault(
    'Names the type of its first provider in the messages of all of them.',
    (connector) => namedOtherwise(connector, (provider, { providerType }) => ({ ...provider, providerType })),
  ),
  'sends-bsns-that-fail-the-eleven-test': fault(
    'Skips the eleven-test when it registers a patient, opens a dossier or answers a data request.',
    { identities: { isSoundBsn: () => () => true } },
  ),
  'ignores-bsn-verification': fault('Treats a BSN that was not verified with SBV-Z as verified.', {
    identities: { isVerified: () => () => true },
  }),
  'asks-as-one-organisation': fault('Names the same requesting provider in every closed question, whoever requests.', {
    messages: {
      closedQuestion: (sound) => (question) =>
        sound({ ...question, requester: { ...question.requester, ura: '90000697', providerType: 'V4' } }),
    },
  }),
  'asks-with-one-role': fault('Names the same role in every closed question, whoever requests.', {
    messages: {
      closedQuestion: (sound) => (question) => {
        const { requester } = question;
        return sound({
          ...question,
          requester: { ...requester, professional: { ...requester.professional, roleCode: '01.016' } },
        });
      },
    },
  }),
  'sends-one-professional-for-all': fault('Sends the same professional identifier whoever the user is.', {
    messages: {
      closedQuestion: (sound) => (question) => {
        const { requester } = question;
        return sound({ ...question, requester: { ...requester, professional: onePerson(requester.professional) } });
      },
      openQuestion: (sound) => (question) => sound({ ...question, professional: onePerson(question.professional) }),
      recording: (sound) => (facts) => sound({ ...facts, professional: onePerson(facts.professional) }),
      launch: (sound) => (facts) => sound({ ...facts, professional: onePerson(facts.professional) }),
    },
  }),
} as const satisfies Record<string, BehaviourFault>;
