import { impostorScenario } from '../../../mitz/scenarios/impostor.js';

export default impostorScenario({
  title: {
    nl: 'Is het certificaat voor een andere server, dan wordt er niets gestuurd',
    en: 'When the certificate is for another host, nothing is sent',
  },
  impostor: 'wrong-host',
  trippedBy: 'ignores-the-host-name',
});
