import { badLocationScenario } from '../../../mitz/scenarios/bad-location.js';
import { strangerBsn } from '../../../mitz/identifiers.js';

export default badLocationScenario({
  title: {
    nl: 'Gaat het antwoord op de open vraag over een andere patiënt, dan wordt het niet gebruikt',
    en: 'When the answer to the open question is about another patient, it is not used',
  },
  wrong: 'about-another-patient',
  spoilt: (body) => body.replace(/(PatientId root="[^"]*" extension=")\d+/g, `$1${strangerBsn}`),
  message: 'the answer was about another patient, and its holders were listed',
  trippedBy: ['lists-holders-of-another-patient'],
});
