import type { Condition } from '../../../core/condition.js';
import { byProvider } from '../../../mitz/declarations/signers.js';
import { anyOf, norm, withChoices } from '../../../mitz/norm.js';

export default {
  id: '4.04',
  title: { nl: 'Patiënt vooraf geïnformeerd', en: 'Patient informed beforehand' },
  demand: {
    nl: 'Vooraf zijn de gevolgen uitgelegd en is de folder aangeboden.',
    en: 'Beforehand the consequences are explained and the information folder is offered.',
  },
  ...norm('4.04'),
  lines: [
    {
      id: '4.04.a',
      whose: ['application', 'provider'],
      demand: {
        nl: 'De gevolgen zijn de patiënt vooraf uitgelegd.',
        en: 'The consequences are explained to the patient beforehand.',
      },
      look: {
        nl: 'Start de knop: legt het scherm vóór de vraag uit wat ja en nee voor de patiënt betekenen, of wijst het de medewerker erop dat uit te leggen?',
        en: 'Start the button: does the screen explain before the question what yes and no mean for the patient, or tell the employee to explain it?',
      },
      parts: [anyOf('seen', 'declared')],
      holds: withChoices,
      declaration: {
        attach: {
          nl: 'De werkinstructie over het uitleggen van de gevolgen.',
          en: 'The work instruction on explaining the consequences.',
        },
        states: [
          {
            nl: 'dat en hoe de gevolgen vooraf worden uitgelegd',
            en: 'that and how the consequences are explained beforehand',
          },
        ],
        signedBy: byProvider,
      },
    },
    {
      id: '4.04.b',
      whose: ['application', 'provider'],
      demand: { nl: 'De folder is aangeboden.', en: 'The folder is offered.' },
      look: {
        nl: 'Start de knop: wordt vóór de vraag de folder van Mitz aangeboden, op het scherm of op papier?',
        en: 'Start the button: is the folder of Mitz offered before the question, on the screen or on paper?',
      },
      parts: [anyOf('seen', 'declared')],
      holds: withChoices,
      declaration: {
        attach: {
          nl: 'De werkinstructie over het aanbieden van de folder.',
          en: 'The work instruction on offering the folder.',
        },
        states: [{ nl: 'dat de folder vooraf wordt aangeboden', en: 'that the folder is offered beforehand' }],
        signedBy: byProvider,
      },
    },
  ],
} satisfies Condition;
