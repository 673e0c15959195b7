import { disturbedScenario } from '../../../mitz/scenarios/disturbed.js';

export default disturbedScenario({
  title: {
    nl: 'Is Mitz een tijd niet beschikbaar, dan komen alle aanmeldingen daarna aan, geen twee keer',
    en: 'When Mitz is not available for a while all registrations arrive afterwards, none twice',
  },
  misbehaviour: { kind: 'status', status: 503 },
  isStruck: ({ response }) => response?.status === 503,
  attempt: (example, patient) => {
    example.subscribe(patient, { status: 503 });
  },
  trippedBy: ['loses-messages-in-an-outage'],
});
