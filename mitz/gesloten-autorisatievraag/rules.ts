import { attributeRules } from './attribute-rules.js';
import { envelopeRules } from './envelope-rules.js';
import { queryRules } from './query-rules.js';

/** Every rule about the form of a gesloten autorisatievraag, by the id of its check. */
export const questionRules = { ...envelopeRules, ...queryRules, ...attributeRules } as const;
