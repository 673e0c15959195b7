import { decidedInTime, nothingReleased, permittedReleased } from '../checks/release.js';
import { scenario } from '../scenario.js';
import type { MitzCheck, MitzScenario } from '../scenario.js';
import type { Misbehaviour } from '../world.js';
import { sources } from '../sources.js';
import { registerWithLocalYes } from './temptation.js';

/** A scenario in which one patient's question gets no answer in the time that a connector may wait for Mitz. */
export interface UnansweredDefinition {
  readonly title: MitzScenario['title'];
  readonly misbehaviour: Misbehaviour;
  /** The faults with which the connector goes on waiting. */
  readonly waits: MitzCheck['trippedBy'];
}

/** Declares such a scenario: in time it is decided, to release nothing; and the next good answer releases. */
export function unansweredScenario({ title, misbehaviour, waits }: UnansweredDefinition): MitzScenario {
  return scenario({
    title,
    line: '1.02.b',
    basis: 'normative',
    except: {
      'decided-in-time': { basis: 'assumed' },
      'next-good-answer-releases': { basis: 'published', source: sources.functions },
    },
    functionalities: ['gesloten'],
    given: (world) => {
      const unanswered = world.patient();
      const next = world.patient();
      world.consent(unanswered, 'yes');
      world.consent(next, 'yes');
      world.script('geslotenAutorisatievraag', misbehaviour, { about: unanswered });
      return { unanswered, next };
    },
    when: async (bed, { unanswered, next }) => {
      await registerWithLocalYes(bed, [unanswered, next], [unanswered]);
      await bed.requestData(unanswered, { overdueIsJudged: true });
      await bed.requestData(next);
    },
    checks: {
      'decided-in-time': decidedInTime('unanswered', waits),
      'nothing-released': nothingReleased('unanswered', ['releases-after-silence', 'falls-back-on-a-local-yes']),
      'next-good-answer-releases': permittedReleased('next', ['stays-closed-after-a-bad-answer']),
    },
    examples: {
      good: (example, { unanswered, next }) => {
        example.dataRequest(unanswered, { released: [] }, () => { example.question(unanswered, 'silence'); }, { ms: 5008 }); // prettier-ignore
        example.dataRequest(next, { released: ['GGC002'] }, () => { example.question(next, 'Permit'); }); // prettier-ignore
      },
      counter: {
        'decided-in-time': (example, { unanswered }) => {
          const overdue = { overdue: 'no answer within 45000 ms' };
          example.dataRequest(unanswered, overdue, () => { example.question(unanswered, 'silence'); }, { ms: 45_001 }); // prettier-ignore
        },
        'nothing-released': (example, { unanswered }) => {
          example.dataRequest(unanswered, { released: ['GGC002'] }, () => { example.question(unanswered, 'silence'); }); // prettier-ignore
        },
        'next-good-answer-releases': (example, { unanswered, next }) => {
          example.dataRequest(unanswered, { released: [] }, () => { example.question(unanswered, 'silence'); }); // prettier-ignore
          example.dataRequest(next, { released: [] }, () => { example.question(next, 'Permit'); }); // prettier-ignore
        },
      },
    },
  });
}
