import { impostorScenario } from '../../../mitz/scenarios/impostor.js';

export default impostorScenario({
  title: {
    nl: 'Is het certificaat nog niet geldig, dan wordt er niets gestuurd',
    en: 'When the certificate is not valid yet, nothing is sent',
  },
  impostor: 'not-yet-valid',
  trippedBy: 'accepts-certificates-not-yet-valid',
});
