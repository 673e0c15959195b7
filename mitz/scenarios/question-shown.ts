/** Scenarios about what stands on the screen with the toestemmingsvraag, before anything is sent. */
import { judgeQuestions, questionPlace, shownFor } from '../checks/asked-questions.js';
import type { Asked } from '../checks/asked-questions.js';
import type { MitzEvidence } from '../context.js';
import type { Example } from '../example.js';
import { buttons, footingsIn, scenario } from '../scenario.js';
import type { ExampleWriter, Footings, MitzCheck, MitzScenario } from '../scenario.js';
import type { Patient, XisActions } from '../xis.js';

/** What the user sees when the question is asked. */
type Shown = XisActions['start-consent-question']['output'];

/** A scenario with one check on what the question shows. */
export interface QuestionShownDefinition<Id extends string> extends Footings {
  readonly title: MitzScenario['title'];
  readonly id: Id;
  readonly check: Pick<MitzCheck, 'title' | 'trippedBy'>;
  readonly judge: (shown: Shown, asked: Asked, where: string, evidence: MitzEvidence) => void;
  /** What the question shows where that is wrong. */
  readonly wrong: Partial<Shown>;
}

/** Declares such a scenario: the question is asked with each button and left again, and the check judges what it showed. */
export function questionShownScenario<const Id extends string>(definition: QuestionShownDefinition<Id>): MitzScenario {
  const { title, id, check, judge, wrong } = definition;
  const shows = (example: Example, patient: Patient, different?: Partial<Shown>): void => {
    example.consentQuestion(patient, { choice: 'cancel' }, { recorded: false }, undefined, different);
  };
  interface Cast {
    readonly patient: Patient;
  }
  const only = <T>(one: T): { readonly [K in Id]: T } => ({ [id]: one }) as { readonly [K in Id]: T };
  return scenario<Cast, Id>({
    title,
    ...footingsIn(definition),
    functionalities: buttons,
    given: (world) => ({ patient: world.patient() }),
    when: async (bed, { patient }) => {
      await bed.register([patient]);
      await bed.askConsent(patient, { choice: 'cancel' });
    },
    checks: only<MitzCheck<Cast>>({
      ...check,
      level: 'MUST',
      judge: (evidence) => {
        judgeQuestions(evidence, (asked) => {
          judge(shownFor(asked), asked, questionPlace(asked), evidence);
        });
      },
    }),
    examples: {
      good: (example, { patient }) => {
        shows(example, patient);
      },
      counter: only<ExampleWriter<Cast>>((example, { patient }) => {
        shows(example, patient, wrong);
      }),
    },
  });
}
