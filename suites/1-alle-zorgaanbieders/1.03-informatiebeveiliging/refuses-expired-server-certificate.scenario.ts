import { impostorScenario } from '../../../mitz/scenarios/impostor.js';

export default impostorScenario({
  title: {
    nl: 'Is het certificaat verlopen, dan wordt er niets gestuurd',
    en: 'When the certificate has expired, nothing is sent',
  },
  impostor: 'expired',
  trippedBy: 'accepts-expired-certificates',
});
