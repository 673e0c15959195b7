import { badLocationScenario } from '../../../mitz/scenarios/bad-location.js';

export default badLocationScenario({
  title: {
    nl: 'Hoort het antwoord bij een andere open vraag (RelatesTo), dan wordt het niet gebruikt',
    en: 'When the answer belongs to another open question (RelatesTo), it is not used',
  },
  assumed: true,
  wrong: 'relates-to-another-message',
  spoilt: (body) => body.replace(/RelatesTo>[^<]*</, 'RelatesTo>urn:uuid:00000000-0000-4000-8000-000000000000<'),
  message: 'the answer was to another message, and its holders were listed',
  trippedBy: ['ignores-relates-to-in-the-open-answer'],
});
