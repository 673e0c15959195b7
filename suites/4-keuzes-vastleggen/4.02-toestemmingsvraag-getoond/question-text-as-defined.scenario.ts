import { demand, judgeEach, notShown } from '../../../core/outcome.js';
import { askedQuestions, shownFor } from '../../../mitz/checks/asked-questions.js';
import type { Asked } from '../../../mitz/checks/asked-questions.js';
import type { MitzEvidence } from '../../../mitz/context.js';
import { buttons, scenario } from '../../../mitz/scenario.js';
import { groupOf } from '../../../mitz/specification/index.js';
import { expectedText, isFilledIn } from '../../../mitz/toestemming/question-text.js';
import type { FilledIn } from '../../../mitz/toestemming/question-text.js';

/** What belongs in the places of the question: who holds the data, and which data. */
function filledInFor({ start }: Asked, { context, specification }: MitzEvidence): FilledIn {
  const holder = start.input.holder ?? context.company.provider;
  const dataCategory = groupOf(specification, holder.providerType)?.dataCategory ?? '';
  return {
    zorgaanbieder: holder.name,
    gegevenscategorie: specification['codes.dataCategories'].value[dataCategory]?.toLowerCase(),
  };
}

export default scenario({
  title: {
    nl: 'De toestemmingsvraag van Mitz staat letterlijk in beeld',
    en: "Mitz's consent question is on screen word for word",
  },
  functionalities: buttons,
  given: (world) => ({ patient: world.patient() }),
  when: async (bed, { patient }) => {
    await bed.register([patient]);
    await bed.askConsent(patient, { choice: 'cancel' });
  },
  checks: {
    'text-as-defined': {
      title: {
        nl: 'De getoonde vraag is die van Mitz, met dossierhouder en gegevenscategorie ingevuld',
        en: 'The question shown is that of Mitz, with holder and data category filled in',
      },
      level: 'MUST',
      trippedBy: ['shows-its-own-question-text'],
      judge: (evidence) => {
        judgeEach(askedQuestions(evidence), (asked) => {
          const { button } = asked.start.input;
          const defined = evidence.context.consentQuestions.find((question) => question.button === button)?.text;
          if (defined === undefined) notShown(`Mitz defines no question for the ${button}`);
          const { questionText } = shownFor(asked);
          const filledIn = filledInFor(asked, evidence);
          demand(isFilledIn(questionText, defined, filledIn), {
            message: 'the question must be shown as Mitz defines it',
            expected: expectedText(defined, filledIn),
            received: questionText,
            where: `action start-consent-question at ${asked.start.entry.at}`,
          });
        });
      },
    },
  },
  examples: {
    good: (example, { patient }) => {
      example.consentQuestion(patient, { choice: 'cancel' }, { recorded: false });
      const text =
        'Geeft u huisartsenpraktijk  de Proef toestemming om uw noodzakelijke\nBehandelgegevens beschikbaar te stellen?';
      example.consentQuestion(patient, { choice: 'cancel' }, { recorded: false }, undefined, { questionText: text });
    },
    counter: {
      'text-as-defined': (example, { patient }) => {
        const text = 'Mogen wij uw behandelgegevens delen?';
        example.consentQuestion(patient, { choice: 'cancel' }, { recorded: false }, undefined, { questionText: text });
      },
    },
  },
});
