import { fail, judgeEach, notShown } from '../../../core/outcome.js';
import type { Exchange } from '../../../core/transcript.js';
import { isSentWith, judgeEachButton, judgeToldAsRecorded } from '../../../mitz/checks/asked-questions.js';
import { recordedAs } from '../../../mitz/checks/recording.js';
import { mentions, mustNotBeElsewhere } from '../../../mitz/evidence.js';
import type { Example } from '../../../mitz/example.js';
import { place } from '../../../mitz/rules.js';
import { buttons, scenario } from '../../../mitz/scenario.js';
import type { Button, Patient } from '../../../mitz/xis.js';

/** The question is opened for the one, and answered while the other is on screen. */
function switched(
  example: Example,
  { asked, other }: { readonly asked: Patient; readonly other: Patient },
  recordedFor?: Patient,
): void {
  example.withEachButton((press) => {
    const shown = example.shownQuestion(press, asked);
    example.action('select-patient', { bsn: asked.bsn }, undefined);
    example.action('start-consent-question', press, shown);
    example.action('select-patient', { bsn: other.bsn }, undefined);
    const result = recordedFor ? { recorded: true } : { refused: 'er staat een andere patiënt op het scherm' };
    example.action('answer-consent-question', { questionId: shown.questionId, choice: 'yes' }, result, () => {
      if (recordedFor) example.recording(recordedFor, 'yes');
    });
  });
}

const answered = (example: Example, twin: Patient, recorded = true): void => {
  example.consentQuestion(twin, { choice: 'yes' }, { recorded }, () => {
    if (recorded) example.recording(twin, 'yes');
  });
};

export default scenario({
  title: {
    nl: 'Komt voor het antwoord een andere patiënt op het scherm, dan wordt niets voor die ander vastgelegd',
    en: 'When another patient comes on screen before the answer, nothing is recorded for that other patient',
  },
  line: '4.01.a',
  basis: 'normative',
  functionalities: buttons,
  given: (world) => ({ asked: world.patient(), other: world.patient(), twin: world.patient() }),
  when: async (bed, { asked, other, twin }) => {
    await bed.register([asked, other, twin]);
    for (const press of bed.buttons) {
      await bed.act('select-patient', { bsn: asked.bsn });
      const question = await bed.act('start-consent-question', press);
      await bed.act('select-patient', { bsn: other.bsn });
      if (question.status !== 'done') continue;
      await bed.act('answer-consent-question', { questionId: question.output.questionId, choice: 'yes' });
      await bed.settle();
    }
    await bed.askConsent(twin, { choice: 'yes' });
  },
  checks: {
    'never-for-the-other-patient': {
      title: {
        nl: 'Er is geweigerd, of vastgelegd voor de patiënt bij de vraag; nooit voor de ander',
        en: 'It was refused, or recorded for the patient of the question; never for the other',
      },
      level: 'MUST',
      trippedBy: ['records-for-whoever-is-on-screen'],
      judge: (evidence) => {
        const { other, twin } = evidence.cast;
        const neverForTheOther = (button: Button, calls: readonly Exchange[]): void => {
          judgeEach(
            calls.filter((call) => mentions(call, other.bsn)),
            (call) => {
              fail({
                message: 'the answer to a question about one patient was recorded for another',
                expected: 'a refusal, or a recording for the patient of the question',
                received: 'a recording for the patient who had come on screen since',
                where: place(call),
              });
            },
          );
          mustNotBeElsewhere(evidence, other.bsn);
          if (!isSentWith(button, twin.bsn, evidence))
            notShown('no message about a third patient arrived either, so silence shows nothing');
        };
        const judgements = [judgeToldAsRecorded, () => { judgeEachButton(evidence, neverForTheOther); }]; // prettier-ignore
        judgeEach(judgements, (judge) => {
          judge(evidence);
        });
      },
    },
    'twin-is-recorded': recordedAs('twin', 'yes', ['records-yes-as-no']),
  },
  examples: {
    good: (example, cast) => {
      switched(example, cast);
      switched(example, cast, cast.asked);
      answered(example, cast.twin);
    },
    counter: {
      'never-for-the-other-patient': (example, cast) => {
        switched(example, cast, cast.other);
        answered(example, cast.twin);
      },
      'twin-is-recorded': (example, cast) => {
        switched(example, cast);
        answered(example, cast.twin, false);
      },
    },
  },
});
