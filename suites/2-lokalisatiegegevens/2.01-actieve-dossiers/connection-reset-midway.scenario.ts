import { disturbedScenario } from '../../../mitz/scenarios/disturbed.js';

export default disturbedScenario({
  title: {
    nl: 'Breekt de verbinding halverwege af, dan komt de aanmelding alsnog aan, geen twee keer',
    en: 'When the connection breaks off midway the registration arrives after all, none twice',
  },
  misbehaviour: { kind: 'reset' },
  isStruck: ({ response }) => response === null,
  attempt: (example, patient) => {
    example.subscribe(patient, { unanswered: true });
  },
  trippedBy: ['gives-up-after-a-reset'],
});
