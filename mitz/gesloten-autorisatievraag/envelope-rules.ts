import { envelopeRules as soapEnvelopeRules } from '../soap/envelope-rules.js';

/** The rules about the envelope of a gesloten autorisatievraag. */
export const envelopeRules = soapEnvelopeRules({
  path: 'path.geslotenAutorisatievraag',
  action: 'vraag.action',
  trippedBy: {
    'soap-1.2-envelope': ['sends-soap-1.1-envelope'],
    'read-in-one-way': ['names-two-actions'],
    'media-type-is-soap': ['sends-text-xml'],
    'action-in-header': ['sends-another-action'],
    'message-id-is-a-urn-uuid': ['sends-message-id-without-urn'],
    'to-is-the-endpoint': ['addresses-the-message-elsewhere'],
    'reply-to-is-anonymous': ['asks-for-reply-elsewhere'],
  },
});
