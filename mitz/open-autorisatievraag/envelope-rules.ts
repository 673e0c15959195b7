/** The rules about the envelope of an open autorisatievraag, each with what breaks it. */
import { demand, notShown } from '../../core/outcome.js';
import { expectValue, place, swap } from '../rules.js';
import { envelopeRules } from '../soap/envelope-rules.js';
import { headerOf, headerText } from '../soap/message.js';
import type { OpenQuestionRule } from './question-message.js';

export const openEnvelopeRules = {
  ...envelopeRules({
    path: 'path.openAutorisatievraag',
    action: 'open.action',
    alternatives: 'open.alternativeActions',
    trippedBy: {
      'soap-1.2-envelope': ['sends-the-open-question-as-soap-1.1'],
      'read-in-one-way': ['asks-the-open-question-with-two-assertions'],
      'media-type-is-soap': ['sends-the-open-question-as-text-xml'],
      'action-in-header': ['sends-the-open-question-with-another-action'],
      'message-id-is-a-urn-uuid': ['sends-the-open-question-without-urn'],
      'to-is-the-endpoint': ['addresses-the-open-question-elsewhere'],
      'reply-to-is-anonymous': ['asks-for-the-open-answer-elsewhere'],
    },
  }),
  'action-is-the-recorded-one': {
    title: {
      nl: 'wsa:Action is die van IHE ITI-56 (urn:ihe:iti:2009), zoals is opgenomen',
      en: 'wsa:Action is the one of IHE ITI-56 (urn:ihe:iti:2009), as recorded',
    },
    level: 'SHOULD',
    reads: ['open.action', 'wsa.namespace'],
    trippedBy: ['sends-the-open-question-with-the-xcpd-action'],
    broken: swap('urn:ihe:iti:2009:PatientLocationQuery<', 'urn:ihe:iti:xcpd:2009:PatientLocationQuery<'),
    judge: (message, specification) => {
      const received = headerText(message, 'Action', specification);
      const others: readonly (string | undefined)[] = specification['open.alternativeActions'].value;
      const { value } = specification['open.action'];
      if (received !== value && !others.includes(received)) notShown('wsa:Action is none that the set knows');
      expectValue(
        received,
        value,
        'wsa:Action is better that of IHE ITI-56',
        place(message.exchange, '/Envelope/Header/Action'),
      );
    },
  },
  'assertion-in-security-header': {
    title: {
      nl: 'De vraag draagt een SAML 2.0-assertie in de header wsse:Security',
      en: 'The question carries a SAML 2.0 assertion in the wsse:Security header',
    },
    reads: ['open.securityNamespace', 'open.samlNamespace'],
    trippedBy: ['asks-the-open-question-without-an-assertion'],
    broken: swap(/<wsse:Security.*<\/wsse:Security>/, ''),
    judge: (message, specification) => {
      const header = headerOf(message, specification);
      const { exchange, parts } = message;
      demand(parts?.assertion !== undefined, {
        message: 'the Security header must hold a SAML 2.0 assertion',
        expected: `{${specification['open.securityNamespace'].value}}Security with {${specification['open.samlNamespace'].value}}Assertion`,
        received: parts?.security ? 'Security without such an Assertion' : 'no such Security header',
        where: place(exchange, parts?.security?.path ?? header?.path ?? '/Envelope'),
      });
    },
  },
} as const satisfies Readonly<Record<string, OpenQuestionRule>>;
