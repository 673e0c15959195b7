import type { Condition } from '../../../core/condition.js';
import { bySupplierOrProvider } from '../../../mitz/declarations/signers.js';
import { anyOf, anyOfWhere, norm, withRelease } from '../../../mitz/norm.js';

export default {
  id: '2.02',
  title: { nl: 'Keuzes in Mitz zijn leidend', en: 'Choices in Mitz are leading' },
  demand: {
    nl: 'De keuzes die de patiënt in Mitz maakt zijn leidend.',
    en: 'The choices that the patient makes in Mitz are leading.',
  },
  ...norm('2.02'),
  lines: [
    {
      id: '2.02.a',
      whose: ['application'],
      demand: {
        nl: 'De keuzes in Mitz zijn leidend: in wat wordt vrijgegeven.',
        en: 'The choices in Mitz lead: in what is released.',
      },
      parts: [anyOfWhere(withRelease, 'traffic'), anyOfWhere({ unclaimed: ['gesloten'] }, 'declared')],
      hint: {
        nl: 'Zeg in het doelbestand met askedBy wie bij Mitz vraagt voordat er wordt vrijgegeven, en verklaar het.',
        en: 'Say in the target file with askedBy who asks Mitz before data is released, and declare it.',
        when: { unclaimed: ['gesloten'] },
      },
      declaration: {
        attach: {
          nl: 'De verklaring wie bij Mitz vraagt voordat gegevens worden vrijgegeven.',
          en: 'The statement who asks Mitz before data is released.',
        },
        states: [
          {
            nl: 'welk systeem de vraag stelt, en dat het antwoord van Mitz beslist',
            en: "which system asks, and that Mitz's answer decides",
          },
        ],
        signedBy: bySupplierOrProvider,
      },
    },
    {
      id: '2.02.b',
      whose: ['application'],
      demand: {
        nl: 'De keuzes in Mitz zijn leidend: in wat de gebruiker ziet.',
        en: 'The choices in Mitz lead: in what the user is shown.',
      },
      look: {
        nl: 'Open een patiënt van wie Mitz een keuze heeft en kijk wat het scherm toont: is dat de keuze in Mitz, ook als het eigen register iets anders zegt?',
        en: "Open a patient of whom Mitz holds a choice and see what the screen shows: is it the choice in Mitz, also where the system's own register says something else?",
      },
      parts: [anyOf('seen', 'stated')],
      reading: true,
    },
  ],
} satisfies Condition;
