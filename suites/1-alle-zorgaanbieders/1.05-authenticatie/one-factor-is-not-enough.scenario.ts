import { demand, judgeEach, notShown } from '../../../core/outcome.js';
import { answerPlace, isSentWith, judgeQuestions, refusalOf } from '../../../mitz/checks/asked-questions.js';
import type { MitzEvidence } from '../../../mitz/context.js';
import { actions, mentions, mustNotBeElsewhere } from '../../../mitz/evidence.js';
import type { Example } from '../../../mitz/example.js';
import { callsTo, place } from '../../../mitz/rules.js';
import { buttons, scenario } from '../../../mitz/scenario.js';
import { defaultProfessional } from '../../../mitz/world.js';
import type { Patient } from '../../../mitz/xis.js';

const login = (factors: 1 | 2): { professional: typeof defaultProfessional; factors: 1 | 2 } => ({
  professional: defaultProfessional,
  factors,
});

/** Why the user with so many factors was not let in at all; undefined where the login was taken. */
const refusedLogin = (evidence: MitzEvidence, factors: 1 | 2): string | undefined =>
  actions(evidence, 'login').find(({ input }) => input.factors === factors)?.refusal;

const recorded = (example: Example, patient: Patient): void => {
  example.consentQuestion(patient, { choice: 'yes' }, { recorded: true }, () => {
    example.recording(patient, 'yes');
  });
};

export default scenario({
  title: {
    nl: 'Met één factor ingelogd blijft de knop dicht, met twee factoren gaat hij open',
    en: 'Logged in with one factor the button stays closed, with two factors it opens',
  },
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
    'refused-with-one-factor': {
      title: {
        nl: 'Met één factor is geweigerd en niets verzonden',
        en: 'With one factor it was refused and nothing was sent',
      },
      level: 'MUST',
      trippedBy: ['accepts-one-factor'],
      judge: (evidence) => {
        const { first, second } = evidence.cast;
        judgeEach(
          callsTo(evidence, 'registreren').filter((call) => mentions(call, first.bsn)),
          (call) => {
            demand(false, {
              message: 'a choice was recorded by a user who was logged in with one factor',
              expected: 'nothing sent',
              received: `a recording, answered ${call.response?.status ?? 'not at all'}`,
              where: place(call),
            });
          },
        );
        judgeQuestions(
          evidence,
          (asked) => {
            demand(refusedLogin(evidence, 1) !== undefined || refusalOf(asked) !== undefined, {
              message: 'a user who was logged in with one factor could use the button',
              expected: 'a refusal (409)',
              received: 'the question was asked and answered',
              where: answerPlace(asked),
            });
            if (!isSentWith(asked.button, second.bsn, evidence))
              notShown('with two factors nothing was recorded either, so the refusal cannot be laid to the one factor');
          },
          first.bsn,
        );
      },
    },
    'two-factors-are-enough': {
      title: { nl: 'Met twee factoren is de keuze vastgelegd', en: 'With two factors the choice was recorded' },
      level: 'MUST',
      trippedBy: ['refuses-two-factors-too'],
      judge: (evidence) => {
        const { second } = evidence.cast;
        judgeQuestions(
          evidence,
          (asked) => {
            // A recording that Mitz did not take is no matter of logging in.
            if (isSentWith(asked.button, second.bsn, evidence)) return;
            const refusal = refusedLogin(evidence, 2) ?? refusalOf(asked);
            demand(refusal === undefined, {
              message: 'a user who was logged in with two factors could not use the button',
              expected: 'the choice recorded',
              received: `refused: ${refusal ?? ''}`,
              where: answerPlace(asked),
            });
            mustNotBeElsewhere(evidence, second.bsn);
            notShown('nothing was refused, and no recording reached Mitz');
          },
          second.bsn,
        );
      },
    },
  },
  examples: {
    good: (example, { first, second }) => {
      example.action('login', login(1), undefined);
      example.consentRefused(first, 'log in met twee factoren');
      example.action('login', login(2), undefined);
      recorded(example, second);
    },
    counter: {
      'refused-with-one-factor': (example, { first, second }) => {
        example.action('login', login(1), undefined);
        recorded(example, first);
        example.action('login', login(2), undefined);
        recorded(example, second);
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
