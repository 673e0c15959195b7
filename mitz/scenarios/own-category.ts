import { asksOnlyWhatWasRequested, askable, requestExample } from '../checks/category.js';
import type { Consulter } from '../parties.js';
import { permittedReleased } from '../checks/release.js';
import { scenario } from '../scenario.js';
import type { MitzScenario } from '../scenario.js';
import { sources } from '../sources.js';

/** A scenario in which a provider of one kind asks for the data of its own trade, and consent was given for that alone. */
export interface OwnCategoryDefinition {
  readonly title: MitzScenario['title'];
  readonly category: string;
  readonly requester: Consulter;
}

/** Declares such a scenario: the question names that category, and so does the release. */
export function ownCategoryScenario({ title, category, requester }: OwnCategoryDefinition): MitzScenario {
  const permit = { [category]: 'Permit' } as const;
  return scenario({
    title,
    line: '2.03.a',
    basis: 'normative',
    except: { 'released-on-its-permit': { basis: 'published', source: sources.functions } },
    functionalities: ['gesloten'],
    given: (world) => {
      const patient = world.patient();
      for (const dataCategory of askable(world.company, category)) world.consent(patient, 'yes', { dataCategory });
      return { patient };
    },
    when: async (bed, { patient }) => {
      await bed.register([patient]);
      await bed.requestData(patient, { requester, dataCategories: askable(bed.company, category) });
    },
    checks: {
      'question-is-about-that-category': asksOnlyWhatWasRequested('patient', ['asks-treatment-data-for-everything']),
      'released-on-its-permit': permittedReleased('patient', [
        'withholds-the-lower-categories',
        // Consent was given for this category alone: who asks about another gets a Deny.
      ]),
    },
    examples: {
      good: (example, { patient }) => {
        requestExample(example, patient, permit, [category], requester);
      },
      counter: {
        'question-is-about-that-category': (example, { patient }) => {
          requestExample(example, patient, permit, [category], requester, { GGC002: 'Permit' });
        },
        'released-on-its-permit': (example, { patient }) => {
          requestExample(example, patient, permit, [], requester);
        },
      },
    },
  });
}
