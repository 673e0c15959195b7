/** Every rule about the form of an open autorisatievraag, by the id of its check, each with what breaks it. */
import { assertionRules } from './assertion-rules.js';
import { openEnvelopeRules } from './envelope-rules.js';
import { requestRules } from './request-rules.js';

export const openQuestionRules = { ...openEnvelopeRules, ...requestRules, ...assertionRules } as const;
