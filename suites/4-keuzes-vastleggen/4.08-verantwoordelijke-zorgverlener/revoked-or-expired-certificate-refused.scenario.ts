import { buttonsOpen, buttonsStayClosed } from '../../../mitz/checks/session.js';
import type { Example } from '../../../mitz/example.js';
import { buttons, scenario } from '../../../mitz/scenario.js';
import { defaultProfessional } from '../../../mitz/world.js';
import type { Patient, XisActions } from '../../../mitz/xis.js';

type Certificate = NonNullable<XisActions['login']['input']['certificate']>;

const login = (certificate: Certificate): XisActions['login']['input'] => ({
  professional: defaultProfessional,
  factors: 2,
  certificate,
});

const used = (example: Example, certificate: Certificate, patient: Patient, isOpen: boolean): void => {
  const refused = 'dit certificaat is niet geldig';
  example.action('login', login(certificate), isOpen ? undefined : { refused });
  if (!isOpen) {
    example.consentRefused(patient, 'niemand is ingelogd');
    return;
  }
  example.recorded(patient);
};

export default scenario({
  title: {
    nl: 'Met een verlopen of ingetrokken UZI-certificaat blijft de knop dicht, met een geldig gaat hij open',
    en: 'With an expired or revoked UZI certificate the button stays closed, with a valid one it opens',
  },
  line: '4.08.a',
  basis: 'normative',
  functionalities: buttons,
  given: (world) => ({ expired: world.patient(), revoked: world.patient(), valid: world.patient() }),
  when: async (bed, { expired, revoked, valid }) => {
    await bed.register([expired, revoked, valid]);
    await bed.act('login', login('expired'));
    await bed.askConsent(expired, { choice: 'yes' });
    await bed.act('login', login('revoked'));
    await bed.askConsent(revoked, { choice: 'yes' });
    await bed.act('login', login('valid'));
    await bed.askConsent(valid, { choice: 'yes' });
  },
  checks: {
    'refused-with-an-expired-certificate': buttonsStayClosed('expired', 'valid', {
      title: {
        nl: 'Met een verlopen certificaat is geweigerd en niets verzonden',
        en: 'With an expired certificate it was refused and nothing was sent',
      },
      user: 'a user whose UZI certificate has expired',
      trippedBy: ['accepts-an-expired-certificate'],
    }),
    'refused-with-a-revoked-certificate': buttonsStayClosed('revoked', 'valid', {
      title: {
        nl: 'Met een ingetrokken certificaat is geweigerd en niets verzonden',
        en: 'With a revoked certificate it was refused and nothing was sent',
      },
      user: 'a user whose UZI certificate was revoked',
      trippedBy: ['accepts-a-revoked-certificate'],
    }),
    'opens-with-a-valid-certificate': buttonsOpen('valid', {
      title: {
        nl: 'Met een geldig certificaat is de keuze vastgelegd',
        en: 'With a valid one the choice was recorded',
      },
      user: 'a user with a valid UZI certificate',
      trippedBy: ['refuses-two-factors-too'],
    }),
  },
  examples: {
    good: (example, { expired, revoked, valid }) => {
      used(example, 'expired', expired, false);
      used(example, 'revoked', revoked, false);
      used(example, 'valid', valid, true);
    },
    counter: {
      'refused-with-an-expired-certificate': (example, { expired, valid }) => {
        used(example, 'expired', expired, true);
        used(example, 'valid', valid, true);
      },
      'refused-with-a-revoked-certificate': (example, { revoked, valid }) => {
        used(example, 'revoked', revoked, true);
        used(example, 'valid', valid, true);
      },
      'opens-with-a-valid-certificate': (example, { valid }) => {
        used(example, 'valid', valid, false);
      },
    },
  },
});
