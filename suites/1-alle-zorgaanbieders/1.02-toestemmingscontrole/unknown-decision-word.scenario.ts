import { badAnswerScenario } from '../../../mitz/scenarios/bad-answer.js';

export default badAnswerScenario({
  title: {
    nl: 'Een beslissing die geen van de bekende woorden is, is geen toestemming',
    en: 'A decision that is none of the known words is no Permit',
  },
  misbehaviour: { kind: 'decision', word: 'Permitted' },
  answer: 'Permitted',
  trippedBy: ['takes-an-unknown-word-for-permit'],
});
