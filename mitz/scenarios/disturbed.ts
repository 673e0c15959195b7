import type { Exchange } from '../../core/transcript.js';
import type { Example } from '../example.js';
import { noneTwice, nothingLost } from '../checks/queue.js';
import type { DisturbedCast } from '../checks/queue.js';
import { scenario } from '../scenario.js';
import type { MitzCheck, MitzScenario } from '../scenario.js';
import type { Misbehaviour } from '../world.js';
import type { Patient } from '../xis.js';

/** A scenario in which Mitz cannot take registrations for a while, and then can. */
export interface DisturbedDefinition {
  readonly title: MitzScenario['title'];
  readonly misbehaviour: Misbehaviour;
  /** Whether an exchange met it. */
  readonly isStruck: (exchange: Exchange) => boolean;
  /** An attempt that meets it, the way an example writes it. */
  readonly attempt: (example: Example, patient: Patient) => void;
  /** The faults with which the connector loses what met it. */
  readonly trippedBy: MitzCheck['trippedBy'];
}

/** How many times each of those who are struck meets it. */
const times = 2;

/**
 * Declares such a scenario: some patients are registered before, the others meet the disturbance. All arrive in the
 * end, and what was accepted before or during is not sent again.
 */
export function disturbedScenario({
  title,
  misbehaviour,
  isStruck,
  attempt,
  trippedBy,
}: DisturbedDefinition): MitzScenario {
  const during = (example: Example, { struck, spared }: DisturbedCast): void => {
    for (const patient of spared) example.subscribe(patient);
    for (const patient of struck) attempt(example, patient);
    for (const patient of struck) attempt(example, patient);
  };
  return scenario({
    title,
    line: '2.01.a',
    basis: 'normative',
    except: { 'none-twice': { basis: 'assumed' } },
    functionalities: ['lokalisatie'],
    given: (world): DisturbedCast => {
      const spared = world.patients(3);
      const struck = world.patients(5);
      for (const about of struck) world.script('abonneren', misbehaviour, { about, times });
      return { struck, spared };
    },
    when: async (bed, { struck, spared }) => {
      await bed.register(spared);
      await bed.settle({ abonneren: spared.length });
      await bed.register(struck);
      const all = spared.length + (times + 1) * struck.length;
      await bed.settle({ abonneren: all });
      // Once more for who sends again only when told to, and for what was sent too often to show.
      await bed.settle({ abonneren: all });
    },
    checks: {
      'nothing-lost': nothingLost(trippedBy, isStruck),
      'none-twice': noneTwice(['sends-again-what-was-accepted']),
    },
    examples: {
      good: (example, cast) => {
        during(example, cast);
        for (const patient of cast.struck) example.subscribe(patient);
      },
      counter: {
        'nothing-lost': (example, cast) => {
          during(example, cast);
          for (const patient of cast.struck.slice(1)) example.subscribe(patient);
          example.action('run-scheduled-work', undefined, { pending: 0 });
        },
        'none-twice': (example, cast) => {
          during(example, cast);
          for (const patient of [...cast.struck, ...cast.spared]) example.subscribe(patient);
        },
      },
    },
  });
}
