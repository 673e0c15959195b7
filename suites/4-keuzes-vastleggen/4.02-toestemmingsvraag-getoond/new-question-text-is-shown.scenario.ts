import { judgeEach, notShown } from '../../../core/outcome.js';
import { judgeQuestions, sentFor } from '../../../mitz/checks/asked-questions.js';
import { demandDefinedText } from '../../../mitz/checks/question-text.js';
import { placeIn } from '../../../mitz/checks/sent-choices.js';
import type { Example } from '../../../mitz/example.js';
import { expectValue } from '../../../mitz/rules.js';
import { buttons, scenario } from '../../../mitz/scenario.js';
import type { ConsentQuestion, Patient } from '../../../mitz/xis.js';

/** Not a text of Mitz: one that no XIS can know, in a version that does not exist. */
const newQuestions: readonly ConsentQuestion[] = buttons.map((button) => ({
  button,
  version: '99.1',
  text: `Mogen zorgverleners die u behandelen uw {gegevenscategorie} bij {zorgaanbieder} inzien? (proeftekst ${button})`,
}));

interface Cast {
  readonly before: Patient;
  readonly after: Patient;
}

/** The one is asked the first question, the other the new one, as far as it is taken up. */
function asked(example: Example, { before, after }: Cast, shown = newQuestions, recorded = newQuestions): void {
  example.consentQuestion(before, { choice: 'cancel' }, { recorded: false });
  example.questions = shown;
  example.consentQuestion(after, { choice: 'yes' }, { recorded: true }, () => {
    example.questions = recorded;
    example.recording(after, 'yes');
    example.questions = shown;
  });
}

export default scenario({
  title: {
    nl: 'Na een nieuwe versie van de toestemmingsvraag staat de nieuwe in beeld',
    en: 'After a new version of the consent question the new one is on screen',
  },
  line: '4.02.a',
  basis: 'assumed',
  functionalities: buttons,
  given: (world): Cast => ({ before: world.patient(), after: world.patient() }),
  when: async (bed, { before, after }) => {
    await bed.register([before, after]);
    await bed.askConsent(before, { choice: 'cancel' });
    await bed.useQuestions(newQuestions);
    await bed.askConsent(after, { choice: 'yes' });
  },
  checks: {
    'new-text-is-shown': {
      title: { nl: 'De nieuwe tekst is getoond', en: 'The new text was shown' },
      level: 'MUST',
      trippedBy: ['keeps-the-first-question-text'],
      judge: (evidence) => {
        judgeQuestions(
          evidence,
          (question) => {
            demandDefinedText(question, newQuestions, evidence);
          },
          evidence.cast.after.bsn,
        );
      },
    },
    'new-version-is-recorded': {
      title: { nl: 'De nieuwe versie staat in het bericht', en: 'The new version stands in the message' },
      level: 'MUST',
      reads: ['registratie.questionVersion'],
      trippedBy: ['records-the-first-question-version'],
      judge: (evidence) => {
        judgeQuestions(
          evidence,
          (question) => {
            const defined = newQuestions.find(({ button }) => button === question.button)?.version ?? '';
            judgeEach(sentFor(evidence, question), (message) => {
              const where = placeIn(message, 'Provenance', 'extension');
              const version = message.recording?.questionVersion ?? notShown(`${where}: the message names no version`);
              expectValue(version, defined, 'the message must name the version of the question that was asked', where);
            });
          },
          evidence.cast.after.bsn,
        );
      },
    },
  },
  examples: {
    good: (example, cast) => {
      asked(example, cast);
    },
    counter: {
      'new-text-is-shown': (example, cast) => {
        asked(example, cast, example.context.consentQuestions);
      },
      'new-version-is-recorded': (example, cast) => {
        asked(example, cast, newQuestions, example.context.consentQuestions);
      },
    },
  },
});
