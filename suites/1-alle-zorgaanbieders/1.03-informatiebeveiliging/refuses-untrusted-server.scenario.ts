import { impostorScenario } from '../../../mitz/scenarios/impostor.js';

export default impostorScenario({
  title: {
    nl: 'Is het certificaat van een onbekende uitgever, dan wordt er niets gestuurd',
    en: 'When the certificate is of an unknown issuer, nothing is sent',
  },
  impostor: 'untrusted-issuer',
  trippedBy: 'accepts-any-issuer',
});
