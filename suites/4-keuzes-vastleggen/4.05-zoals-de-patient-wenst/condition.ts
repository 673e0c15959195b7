import type { Condition } from '../../../core/condition.js';
import { byProvider } from '../../../mitz/declarations/signers.js';
import { anyOf, anyOfWhere, norm, withButtons, withChoices, withMijnMitz } from '../../../mitz/norm.js';

export default {
  id: '4.05',
  title: { nl: 'Vastgelegd zoals de patiënt wenst', en: 'Recorded as the patient wishes' },
  demand: {
    nl: 'Een keuze wordt alleen vastgelegd met instemming van en zoals gewenst door de patiënt, zonder druk; van 12 tot en met 15 jaar met een ouder of wettelijk vertegenwoordiger erbij die instemt; zonder beslissing wordt niets vastgelegd.',
    en: "A choice is recorded only with the patient's approval and as the patient wishes, free of pressure; aged 12 to 15 with a parent or legal representative present and agreeing; without a decision nothing is recorded.",
  },
  ...norm('4.05'),
  lines: [
    {
      id: '4.05.a',
      whose: ['application', 'provider'],
      demand: {
        nl: 'Een keuze wordt alleen vastgelegd met instemming van de patiënt en zoals die wenst.',
        en: "A choice is recorded only with the patient's approval and as the patient wishes.",
      },
      parts: [anyOfWhere(withButtons, 'traffic'), anyOfWhere(withMijnMitz, 'declared')],
      holds: withChoices,
      declaration: {
        attach: {
          nl: 'De werkinstructie voor Samen-naar-MijnMitz: de patiënt kiest zelf.',
          en: 'The work instruction for Samen-naar-MijnMitz: the patient chooses.',
        },
        states: [
          {
            nl: 'dat alleen met instemming en zoals de patiënt wenst wordt vastgelegd',
            en: 'that a choice is recorded only with approval and as the patient wishes',
          },
        ],
        signedBy: byProvider,
      },
    },
    {
      id: '4.05.b',
      whose: ['provider', 'application'],
      demand: { nl: 'De patiënt kiest vrij van druk.', en: 'The patient chooses free of pressure.' },
      look: {
        nl: 'Start de knop en kijk naar de antwoorden voordat u er een kiest: is er niets vooraf aangevinkt, en zijn ja en nee even groot en even bereikbaar?',
        en: 'Start the button and look at the answers before you choose one: is nothing preselected, and are yes and no as large and as near?',
      },
      parts: [anyOf('declared'), { kinds: ['seen', 'stated'], when: withButtons, reading: true }],
      holds: withChoices,
      declaration: {
        attach: {
          nl: 'De werkinstructie waarin staat dat de patiënt vrij kiest.',
          en: 'The work instruction that says that the patient chooses freely.',
        },
        states: [{ nl: 'dat de patiënt zonder druk kiest', en: 'that the patient chooses free of pressure' }],
        signedBy: byProvider,
      },
    },
    {
      id: '4.05.c',
      whose: ['application', 'provider'],
      demand: {
        nl: 'Van 12 tot en met 15 jaar is een ouder of wettelijk vertegenwoordiger erbij, die instemt.',
        en: 'Aged 12 to 15 a parent or legal representative is present and agrees.',
      },
      parts: [anyOfWhere(withButtons, 'traffic'), anyOfWhere(withMijnMitz, 'declared')],
      holds: withChoices,
      declaration: {
        attach: {
          nl: 'De werkinstructie voor Samen-naar-MijnMitz met minderjarigen.',
          en: 'The work instruction for Samen-naar-MijnMitz with minors.',
        },
        states: [
          {
            nl: 'van 12 tot en met 15 jaar: een ouder of wettelijk vertegenwoordiger is erbij en stemt in',
            en: 'aged 12 to 15: a parent or legal representative is present and agrees',
          },
        ],
        signedBy: byProvider,
      },
    },
    {
      id: '4.05.d',
      whose: ['application', 'provider'],
      demand: { nl: 'Zonder beslissing wordt niets vastgelegd.', en: 'Without a decision nothing is recorded.' },
      parts: [anyOfWhere(withButtons, 'traffic'), anyOfWhere(withMijnMitz, 'declared')],
      holds: withChoices,
      declaration: {
        attach: {
          nl: 'De werkinstructie voor Samen-naar-MijnMitz: zonder beslissing geen vastlegging.',
          en: 'The work instruction for Samen-naar-MijnMitz: nothing is recorded without a decision.',
        },
        states: [
          { nl: 'dat zonder beslissing niets wordt vastgelegd', en: 'that nothing is recorded without a decision' },
        ],
        signedBy: byProvider,
      },
    },
    {
      id: '4.05.e',
      whose: ['application'],
      demand: {
        nl: 'Waar de zorgaanbieder bewijs wil, komt er een aantekening in het dossier.',
        en: 'Where the provider wants proof, a note is made in the dossier.',
      },
      look: {
        nl: 'Leg een keuze vast en open daarna het dossier: staat daar een aantekening met de keuze, de datum en wie haar vastlegde?',
        en: 'Record a choice and open the dossier afterwards: is there a note with the choice, the date and who recorded it?',
      },
      parts: [anyOf('seen', 'stated')],
      holds: { ...withButtons, facts: { dossierNote: 'wanted' } },
    },
  ],
} satisfies Condition;
