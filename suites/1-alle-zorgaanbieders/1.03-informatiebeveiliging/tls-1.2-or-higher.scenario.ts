import { impostorScenario } from '../../../mitz/scenarios/impostor.js';

export default impostorScenario({
  title: {
    nl: 'Spreekt een server alleen TLS 1.1, dan wordt er niets gestuurd',
    en: 'When a server speaks TLS 1.1 only, nothing is sent',
  },
  impostor: 'tls-1.1-only',
  trippedBy: 'speaks-tls-1.1',
  reads: ['tls.minimum'],
});
