/** Scenarios in which Mitz does not take a choice that the patient made. */
import { notShown } from '../../core/outcome.js';
import { callsOf, judgeQuestions, refusalOf } from '../checks/asked-questions.js';
import { demandShown } from '../checks/queue.js';
import { notToldAsRecorded, recordedAs } from '../checks/recording.js';
import type { MitzEvidence } from '../context.js';
import type { Example } from '../example.js';
import { buttons, scenario } from '../scenario.js';
import type { MitzCheck, MitzScenario } from '../scenario.js';
import type { Patient } from '../xis.js';

export interface NotTakenDefinition {
  readonly title: MitzScenario['title'];
  /** What Mitz answers about the one patient, every time. */
  readonly status: number;
  readonly body?: string;
  /** The faults with which the user is told that it was recorded. */
  readonly trippedBy: MitzCheck['trippedBy'];
}

interface Cast {
  readonly struck: Patient;
  readonly twin: Patient;
}

/** @throws NotShown where Mitz was not asked to take the choice of who is struck, or took it */
function mustNotBeTaken(evidence: MitzEvidence<Cast>, status: number): void {
  judgeQuestions(
    evidence,
    (asked) => {
      if (!callsOf(evidence, asked).some(({ response }) => response?.status === status))
        notShown(`no choice was sent, so Mitz could not answer ${status}: ${refusalOf(asked) ?? 'no message'}`);
    },
    evidence.cast.struck.bsn,
  );
}

const shownToTheUser = (status: number): MitzCheck<Cast> => ({
  title: {
    nl: 'De gebruiker ziet dat het niet is gelukt: bij de vraag, of op de werklijst',
    en: 'The user sees that it failed: with the question, or in the work-list',
  },
  level: 'MUST',
  trippedBy: ['keeps-to-itself-what-mitz-did-not-take'],
  judge: (evidence) => {
    mustNotBeTaken(evidence, status);
    judgeQuestions(
      evidence,
      (asked) => {
        if (refusalOf(asked) !== undefined) return;
        demandShown(evidence, 'Mitz did not take a choice, and the user is not told', evidence.cast.struck);
      },
      evidence.cast.struck.bsn,
    );
  },
});

/** For examples: what Mitz does not take, and what it does. */
function writersFor(status: number): {
  readonly attempt: (example: Example, cast: Cast, recorded?: boolean) => void;
  readonly taken: (example: Example, cast: Cast, recorded?: boolean) => void;
} {
  return {
    attempt: (example, { struck }, recorded) => {
      const result = recorded === undefined ? { refused: `Mitz antwoordde ${status}` } : { recorded };
      example.consentQuestion(struck, { choice: 'yes' }, result, () => {
        example.recording(struck, 'yes', { status });
      });
    },
    taken: (example, { twin }, recorded = true) => {
      example.consentQuestion(twin, { choice: 'yes' }, { recorded }, () => {
        if (recorded) example.recording(twin, 'yes');
      });
    },
  };
}

/** Declares such a scenario: the user is not told that it was recorded, and sees that it was not. */
export function notTakenScenario({ title, status, body, trippedBy }: NotTakenDefinition): MitzScenario {
  const { attempt, taken } = writersFor(status);
  const told = notToldAsRecorded<'struck'>('struck', trippedBy);
  return scenario({
    title,
    line: '4.05.a',
    basis: 'normative',
    except: { 'not-told-as-recorded': { basis: 'assumed' }, 'shown-to-the-user': { basis: 'assumed' } },
    functionalities: buttons,
    given: (world): Cast => {
      const struck = world.patient();
      const headers = { 'content-type': 'application/fhir+json' };
      world.script('registreren', { kind: 'status', status, headers, ...(body !== undefined && { body }) }, { about: struck }); // prettier-ignore
      return { struck, twin: world.patient() };
    },
    when: async (bed, { struck, twin }) => {
      await bed.register([struck, twin]);
      // First: after a failure a target may leave Mitz alone for a while.
      await bed.askConsent(twin, { choice: 'yes' });
      await bed.askConsent(struck, { choice: 'yes' });
      await bed.tryAct('work-list', undefined);
    },
    checks: {
      'not-told-as-recorded': {
        ...told,
        judge: (evidence) => {
          mustNotBeTaken(evidence, status);
          told.judge(evidence);
        },
      },
      'shown-to-the-user': shownToTheUser(status),
      'twin-is-recorded': recordedAs('twin', 'yes', ['records-yes-as-no']),
    },
    examples: {
      good: (example, cast) => {
        taken(example, cast);
        attempt(example, cast);
        attempt(example, cast, false);
        const { bsn } = cast.struck;
        example.action('work-list', undefined, {
          items: [{ bsn, reason: `Niet vastgelegd: Mitz antwoordde ${status}` }],
        });
      },
      counter: {
        'not-told-as-recorded': (example, cast) => {
          attempt(example, cast, true);
        },
        'shown-to-the-user': (example, cast) => {
          attempt(example, cast, false);
          example.action('work-list', undefined, { items: [] });
        },
        'twin-is-recorded': (example, cast) => {
          taken(example, cast, false);
          attempt(example, cast);
        },
      },
    },
  });
}
