import type { Example } from '../example.js';
import { nothingReleased, permittedReleased } from '../checks/release.js';
import { scenario } from '../scenario.js';
import type { MitzCheck, MitzScenario } from '../scenario.js';
import type { Misbehaviour } from '../world.js';
import { sources } from '../sources.js';
import { registerWithLocalYes } from './temptation.js';

/** A scenario in which Mitz gives one patient's question an answer that is no Permit, though consent is held. */
export interface BadAnswerDefinition {
  readonly title: MitzScenario['title'];
  readonly misbehaviour: Misbehaviour;
  /** As `misbehaviour`, the way an example writes it; absent: a Permit with something wrong that no check looks at. */
  readonly answer?: Parameters<Example['question']>[1];
  /** The faults with which the connector takes this answer for a Permit. */
  readonly trippedBy: MitzCheck['trippedBy'];
  /** The whole scenario is expected where the norm is silent. */
  readonly assumed?: true;
  /** That nothing is released is expected where the norm is silent: read to the end, the answer is a Permit. */
  readonly isPermitToTheEnd?: true;
}

/**
 * Declares such a scenario: on the bad answer nothing is released, and on the next good one, about somebody in whom
 * nothing else differs, everything is. Every attempt about the first gets the bad answer, so a connector may ask again.
 */
export function badAnswerScenario({
  title,
  misbehaviour,
  answer = 'Permit',
  trippedBy,
  assumed,
  isPermitToTheEnd,
}: BadAnswerDefinition): MitzScenario {
  return scenario({
    title,
    line: '1.02.b',
    basis: 'normative',
    except: {
      ...((assumed ?? isPermitToTheEnd) && { 'nothing-released': { basis: 'assumed' } }),
      'next-good-answer-releases': { basis: 'published', source: sources.functions },
    },
    functionalities: ['gesloten'],
    ...(assumed && { assumed }),
    given: (world) => {
      const unlucky = world.patient();
      const next = world.patient();
      world.consent(unlucky, 'yes');
      world.consent(next, 'yes');
      world.script('geslotenAutorisatievraag', misbehaviour, { about: unlucky });
      return { unlucky, next };
    },
    when: async (bed, { unlucky, next }) => {
      await registerWithLocalYes(bed, [unlucky, next], [unlucky]);
      await bed.requestData(unlucky);
      await bed.requestData(next);
    },
    checks: {
      'nothing-released': nothingReleased('unlucky', [...trippedBy, 'falls-back-on-a-local-yes']),
      'next-good-answer-releases': permittedReleased('next', ['stays-closed-after-a-bad-answer']),
    },
    examples: {
      good: (example, { unlucky, next }) => {
        example.dataRequest(unlucky, { released: [] }, () => { example.question(unlucky, answer); }); // prettier-ignore
        example.dataRequest(next, { released: ['GGC002'] }, () => { example.question(next, 'Permit'); }); // prettier-ignore
      },
      counter: {
        'nothing-released': (example, { unlucky }) => {
          example.dataRequest(unlucky, { released: ['GGC002'] }, () => { example.question(unlucky, answer); }); // prettier-ignore
        },
        'next-good-answer-releases': (example, { unlucky, next }) => {
          example.dataRequest(unlucky, { released: [] }, () => { example.question(unlucky, answer); }); // prettier-ignore
          example.dataRequest(next, { released: [] }, () => { example.question(next, 'Permit'); }); // prettier-ignore
        },
      },
    },
  });
}
