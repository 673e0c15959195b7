import { buttonsOpen, buttonsStayClosed } from '../../../mitz/checks/session.js';
import { buttons, scenario } from '../../../mitz/scenario.js';
import { defaultProfessional } from '../../../mitz/world.js';

const login = (factors: 1 | 2): { professional: typeof defaultProfessional; factors: 1 | 2 } => ({
  professional: defaultProfessional,
  factors,
});

export default scenario({
  title: {
    nl: 'Met één factor ingelogd blijft de knop dicht, met twee factoren gaat hij open',
    en: 'Logged in with one factor the button stays closed, with two factors it opens',
  },
  line: '1.05.a',
  basis: 'normative',
  functionalities: buttons,
  given: (world) => ({ first: world.patient(), second: world.patient() }),
  when: async (bed, { first, second }) => {
    await bed.register([first, second]);
    await bed.act('login', login(1));
    await bed.askConsent(first, { choice: 'yes' });
    await bed.act('login', login(2));
    await bed.askConsent(second, { choice: 'yes' });
  },
  checks: {
    'refused-with-one-factor': buttonsStayClosed('first', 'second', {
      title: {
        nl: 'Met één factor is geweigerd en niets verzonden',
        en: 'With one factor it was refused and nothing was sent',
      },
      user: 'a user who was logged in with one factor',
      trippedBy: ['accepts-one-factor'],
    }),
    'two-factors-are-enough': buttonsOpen('second', {
      title: { nl: 'Met twee factoren is de keuze vastgelegd', en: 'With two factors the choice was recorded' },
      user: 'a user who was logged in with two factors',
      trippedBy: ['refuses-two-factors-too'],
    }),
  },
  examples: {
    good: (example, { first, second }) => {
      example.action('login', login(1), undefined);
      example.consentRefused(first, 'log in met twee factoren');
      example.action('login', login(2), undefined);
      example.recorded(second);
    },
    counter: {
      'refused-with-one-factor': (example, { first, second }) => {
        example.action('login', login(1), undefined);
        example.recorded(first);
        example.action('login', login(2), undefined);
        example.recorded(second);
      },
      'two-factors-are-enough': (example, { first, second }) => {
        example.action('login', login(1), undefined);
        example.consentRefused(first, 'niet toegestaan');
        example.action('login', login(2), undefined);
        example.consentRefused(second, 'niet toegestaan');
      },
    },
  },
});
