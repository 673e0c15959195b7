import type { Condition } from '../../../core/condition.js';
import { anyOf, norm, withButtons } from '../../../mitz/norm.js';

export default {
  id: '4.02',
  title: { nl: 'De toestemmingsvraag van Mitz is getoond', en: "Mitz's consent question is shown" },
  demand: {
    nl: 'Bij dossierhoudersknop en raadplegersknop staat de door Mitz bepaalde toestemmingsvraag als tekst in het XIS.',
    en: 'With both buttons the toestemmingsvraag defined by Mitz is shown as text in the XIS.',
  },
  ...norm('4.02'),
  lines: [
    {
      id: '4.02.a',
      whose: ['application'],
      demand: {
        nl: 'De door Mitz bepaalde toestemmingsvraag staat als tekst in het XIS.',
        en: 'The toestemmingsvraag defined by Mitz is shown as text in the XIS.',
      },
      look: {
        nl: 'Start de knop bij een patiënt: staat de toestemmingsvraag van Mitz als tekst op het scherm, woord voor woord, voordat u een antwoord kunt vastleggen?',
        en: 'Start the button for a patient: is the toestemmingsvraag of Mitz on the screen as text, word for word, before you can enter an answer?',
      },
      parts: [anyOf('seen')],
      holds: withButtons,
    },
  ],
} satisfies Condition;
