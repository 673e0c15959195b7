import { demand } from '../../../core/outcome.js';
import { answerPlace, judgeQuestions, refusalOf } from '../../../mitz/checks/asked-questions.js';
import { birthDateAtAge } from '../../../mitz/calendar.js';
import { nothingRecorded, recordedAs } from '../../../mitz/checks/recording.js';
import { buttons, scenario } from '../../../mitz/scenario.js';

export default scenario({
  title: {
    nl: 'Wie 12 is beslist niet alleen, met een vertegenwoordiger wel',
    en: 'Who is 12 does not decide alone, but does with a representative',
  },
  functionalities: buttons,
  given: (world) => {
    const birthDate = birthDateAtAge(12);
    return { alone: world.patient({ birthDate }), accompanied: world.patient({ birthDate }) };
  },
  when: async (bed, { alone, accompanied }) => {
    await bed.register([alone, accompanied]);
    await bed.askConsent(alone, { choice: 'yes', representativePresent: false });
    await bed.askConsent(accompanied, { choice: 'yes', representativePresent: true });
  },
  checks: {
    'nothing-recorded': nothingRecorded(
      'alone',
      'accompanied',
      ['lets-a-12-year-old-decide-alone'],
      'answered or refused',
    ),
    'user-is-told': {
      title: {
        nl: 'Het XIS weigert, of meldt dat er niets is vastgelegd',
        en: 'The XIS refuses, or says that nothing was recorded',
      },
      level: 'MUST',
      trippedBy: ['lets-a-12-year-old-decide-alone'],
      judge: (evidence) => {
        judgeQuestions(
          evidence,
          (asked) => {
            demand(refusalOf(asked) !== undefined || asked.answer?.output?.recorded !== true, {
              message: 'the XIS let a child of 12 decide alone',
              expected: 'a refusal, or recorded: false',
              received: 'recorded: true',
              where: answerPlace(asked),
            });
          },
          evidence.cast.alone.bsn,
        );
      },
    },
    'twin-is-recorded': recordedAs('accompanied', 'yes', ['records-yes-as-no']),
  },
  examples: {
    good: (example, { alone, accompanied }) => {
      example.consentQuestion(alone, { choice: 'yes' }, { refused: 'een ouder of vertegenwoordiger moet erbij zijn' });
      example.consentQuestion(accompanied, { choice: 'yes', representativePresent: true }, { recorded: true }, () => { example.recording(accompanied, 'yes'); }); // prettier-ignore
    },
    counter: {
      'nothing-recorded': (example, { alone }) => {
        example.consentQuestion(alone, { choice: 'yes' }, { recorded: true }, () => { example.recording(alone, 'yes'); }); // prettier-ignore
      },
      'user-is-told': (example, { alone }) => {
        example.consentQuestion(alone, { choice: 'yes' }, { recorded: true });
      },
      'twin-is-recorded': (example, { accompanied }) => {
        example.consentQuestion(accompanied, { choice: 'yes', representativePresent: true }, { refused: 'te jong' });
      },
    },
  },
});
