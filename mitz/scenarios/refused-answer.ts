/** Scenarios in which an answer may not be recorded, and the same answer of somebody else must be. */
import { whereTheAgeIsBeyondDispute } from '../checks/age.js';
import { nothingRecorded, recordedAs, notToldAsRecorded } from '../checks/recording.js';
import type { Example } from '../example.js';
import { buttons, footingsIn, scenario } from '../scenario.js';
import type { Footings, MitzCheck, MitzScenario } from '../scenario.js';
import type { Patient, XisActions } from '../xis.js';

/** Who is asked, and how the yes is given. */
export interface Case {
  /** An adult where absent; otherwise by the moment of the scenario. */
  readonly birthDate?: (now: Date) => string;
  readonly answer?: Pick<XisActions['answer-consent-question']['input'], 'representativePresent' | 'folderOffered'>;
}

/** Two who say yes: of one it may not be recorded, of the twin it must. */
export interface RefusedAnswerDefinition extends Footings {
  readonly title: MitzScenario['title'];
  readonly assumed?: true;
  readonly refused: Case & { readonly trippedBy: MitzCheck['trippedBy'] };
  readonly twin: Case & { readonly trippedBy: MitzCheck['trippedBy'] };
}

interface Cast {
  readonly refused: Patient;
  readonly twin: Patient;
}

const yes = ({ answer }: Case): { choice: 'yes'; representativePresent: boolean; folderOffered: boolean } => ({
  choice: 'yes',
  representativePresent: false,
  folderOffered: true,
  ...answer,
});

/** For examples: the yes is recorded, or refused. */
function asked(example: Example, patient: Patient, who: Case, isSent: boolean): void {
  const refusal = { refused: 'dit mag zo niet worden vastgelegd' };
  example.consentQuestion(patient, yes(who), isSent ? { recorded: true } : refusal, () => {
    if (isSent) example.recording(patient, 'yes');
  });
}

/** Declares such a scenario: nothing is sent and the user is told so; the twin's yes is recorded. */
export function refusedAnswerScenario(definition: RefusedAnswerDefinition): MitzScenario {
  const { title, assumed, refused, twin } = definition;
  return scenario({
    title,
    ...footingsIn(definition),
    functionalities: buttons,
    ...(assumed && { assumed }),
    given: (world): Cast => {
      const made = ({ birthDate }: Case): Patient =>
        world.patient({ ...(birthDate && { birthDate: birthDate(world.now) }) });
      return { refused: made(refused), twin: made(twin) };
    },
    when: async (bed, cast) => {
      await bed.register([cast.refused, cast.twin]);
      await bed.askConsent(cast.refused, yes(refused));
      await bed.askConsent(cast.twin, yes(twin));
    },
    checks: {
      'nothing-recorded': whereTheAgeIsBeyondDispute(
        'refused',
        nothingRecorded('refused', 'twin', refused.trippedBy, 'answered or refused'),
      ),
      'user-is-told': whereTheAgeIsBeyondDispute('refused', notToldAsRecorded('refused', refused.trippedBy)),
      'twin-is-recorded': whereTheAgeIsBeyondDispute('twin', recordedAs('twin', 'yes', twin.trippedBy)),
    },
    examples: {
      good: (example, cast) => {
        asked(example, cast.refused, refused, false);
        asked(example, cast.twin, twin, true);
      },
      counter: {
        'nothing-recorded': (example, cast) => {
          asked(example, cast.refused, refused, true);
        },
        'user-is-told': (example, cast) => {
          example.consentQuestion(cast.refused, yes(refused), { recorded: true });
        },
        'twin-is-recorded': (example, cast) => {
          asked(example, cast.refused, refused, false);
          asked(example, cast.twin, twin, false);
        },
      },
    },
  });
}
