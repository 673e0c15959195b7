import { demand, judgeEach, notShown } from '../../../core/outcome.js';
import { judgeEachButton, judgeToldAsRecorded } from '../../../mitz/checks/asked-questions.js';
import { choicesIn } from '../../../mitz/checks/sent-choices.js';
import { mustNotBeElsewhere, recordings } from '../../../mitz/evidence.js';
import type { Example } from '../../../mitz/example.js';
import { buttons, scenario } from '../../../mitz/scenario.js';
import type { Patient } from '../../../mitz/xis.js';

/** What each of the two says. */
const answers = { first: 'yes', second: 'no' } as const;
const names = ['first', 'second'] as const;

type Cast = Readonly<Record<(typeof names)[number], Patient>>;

/** Both questions are opened before the first is answered. */
function interleaved(example: Example, cast: Cast, recordedFor: (name: keyof Cast) => Patient): void {
  example.withEachButton((press) => {
    const opened = names.map((name) => {
      const shown = example.shownQuestion(press, cast[name]);
      example.action('select-patient', { bsn: cast[name].bsn }, undefined);
      example.action('start-consent-question', press, shown);
      return { name, questionId: shown.questionId };
    });
    for (const { name, questionId } of opened) {
      example.action('select-patient', { bsn: cast[name].bsn }, undefined);
      example.action('answer-consent-question', { questionId, choice: answers[name] }, { recorded: true }, () => {
        example.recording(recordedFor(name), answers[name]);
      });
    }
  });
}

export default scenario({
  title: {
    nl: 'Staan twee vragen tegelijk open, dan krijgt ieder de eigen keuze',
    en: 'When two questions are open at once, each patient gets their own choice',
  },
  line: '4.01.a',
  basis: 'normative',
  functionalities: buttons,
  given: (world): Cast => ({ first: world.patient(), second: world.patient() }),
  when: async (bed, cast) => {
    await bed.register([cast.first, cast.second]);
    for (const press of bed.buttons) {
      const opened: { name: keyof Cast; questionId: string }[] = [];
      for (const name of names) {
        await bed.act('select-patient', { bsn: cast[name].bsn });
        const asked = await bed.act('start-consent-question', press);
        if (asked.status === 'done') opened.push({ name, questionId: asked.output.questionId });
      }
      for (const { name, questionId } of opened) {
        await bed.act('select-patient', { bsn: cast[name].bsn });
        await bed.act('answer-consent-question', { questionId, choice: answers[name] });
        await bed.settle();
      }
    }
  },
  checks: {
    'each-their-own-choice': {
      title: {
        nl: 'Wat is vastgelegd is wat die patiënt zei; een van de twee weigeren mag ook',
        en: 'What was recorded is what that patient said; refusing one of the two is right as well',
      },
      level: 'MUST',
      trippedBy: ['mixes-up-open-questions', 'never-calls-mitz'],
      judge: (evidence) => {
        judgeEach(names, (name) => {
          const { bsn } = evidence.cast[name];
          const said = answers[name];
          judgeEach(
            recordings(evidence)
              .filter((message) => message.bsn === bsn)
              .flatMap(choicesIn),
            (recorded) => {
              demand(recorded.choice === said, {
                message: `the patient said ${said}, and a ${recorded.choice} was recorded: the answer of another`,
                expected: said,
                received: recorded.choice,
                where: recorded.where('status'),
              });
            },
          );
          mustNotBeElsewhere(evidence, bsn);
        });
        judgeToldAsRecorded(evidence);
        judgeEachButton(evidence, (_, calls) => {
          if (calls.length === 0) notShown('nothing was recorded for either patient');
        });
      },
    },
  },
  examples: {
    good: (example, cast) => {
      interleaved(example, cast, (name) => cast[name]);
    },
    counter: {
      'each-their-own-choice': (example, cast) => {
        interleaved(example, cast, (name) => cast[name === 'first' ? 'second' : 'first']);
      },
    },
  },
});
