import { everyHolderListed, nobodyListed } from '../checks/locate.js';
import { aLocation, lookedUp } from '../open-autorisatievraag/example.js';
import { otherHolders } from './other-holders.js';
import { scenario } from '../scenario.js';
import type { MitzCheck, MitzScenario } from '../scenario.js';
import { defaultProfessional } from '../world.js';
import type { WrongAnswer } from '../world.js';

/** A scenario in which Mitz answers one open question with holders that must not be taken for the patient's. */
export interface BadLocationDefinition {
  readonly title: MitzScenario['title'];
  readonly assumed?: true;
  readonly wrong: WrongAnswer;
  /** As `wrong`, the way an example writes it. */
  readonly spoilt: (body: string) => string;
  /** What a connector did that lists them all the same. */
  readonly message: string;
  /** The faults with which the connector does so. */
  readonly trippedBy: MitzCheck['trippedBy'];
}

/**
 * Declares such a scenario: on the bad answer no holder is listed, refused or not, and on the next good one, about
 * somebody in whom nothing else differs, everyone is.
 */
export function badLocationScenario(definition: BadLocationDefinition): MitzScenario {
  const { title, assumed, wrong, spoilt, message, trippedBy } = definition;
  return scenario({
    title,
    line: '1.02.b',
    functionalities: ['open'],
    ...(assumed && { assumed }),
    given: (world) => {
      const unlucky = world.patient({ activeDossier: false });
      const next = world.patient({ activeDossier: false });
      for (const patient of [unlucky, next]) otherHolders(world, patient, 'yes');
      world.script('openAutorisatievraag', { kind: 'wrong', answer: wrong }, { about: unlucky });
      return { unlucky, next };
    },
    when: async (bed, { unlucky, next }) => {
      await bed.register([unlucky, next]);
      await bed.act('locate-dossiers', { bsn: unlucky.bsn, professional: defaultProfessional });
      await bed.act('locate-dossiers', { bsn: next.bsn, professional: defaultProfessional });
    },
    checks: {
      'nobody-listed': nobodyListed('unlucky', { message, trippedBy, assumed }),
      'next-good-answer-lists': everyHolderListed('next', ['lists-nobody-after-a-bad-answer', 'drops-a-holder']),
    },
    examples: {
      good: (example, { unlucky, next }) => {
        lookedUp(example, unlucky, { spoilt }, { refused: 'Mitz gaf geen bruikbaar antwoord' });
        lookedUp(example, next, [aLocation], { holders: [aLocation] });
      },
      counter: {
        'nobody-listed': (example, { unlucky }) => {
          lookedUp(example, unlucky, { spoilt }, { holders: [aLocation] });
        },
        'next-good-answer-lists': (example, { unlucky, next }) => {
          lookedUp(example, unlucky, { spoilt }, { holders: [] });
          lookedUp(example, next, [aLocation], { refused: 'Mitz gaf geen bruikbaar antwoord' });
        },
      },
    },
  });
}
