import { askable, requestExample } from '../../../mitz/checks/category.js';
import { nothingReleased, permittedReleased } from '../../../mitz/checks/release.js';
import { scenario } from '../../../mitz/scenario.js';
import { sources } from '../../../mitz/sources.js';

export default scenario({
  title: {
    nl: 'Een ja voor behandelgegevens geldt ook voor uitslagen en medicatiegegevens',
    en: 'A yes for treatment data also holds for results and medication data',
  },
  line: '2.03.a',
  basis: 'normative',
  except: {
    'lower-ones-are-released': { basis: 'normative', source: sources.dataCategories },
  },
  functionalities: ['gesloten'],
  given: (world) => {
    const [covered, refuser] = [world.patient(), world.patient()];
    world.consent(covered, 'yes');
    world.consent(refuser, 'no');
    return { covered, refuser };
  },
  when: async (bed, { covered, refuser }) => {
    await bed.register([covered, refuser]);
    for (const patient of [covered, refuser])
      await bed.requestData(patient, { dataCategories: askable(bed.company, 'GGC012', 'GGC013') });
  },
  checks: {
    'lower-ones-are-released': permittedReleased('covered', ['withholds-the-lower-categories']),
    'twin-is-not-released': nothingReleased('refuser', ['treats-deny-as-permit']),
  },
  examples: {
    good: (example, { covered, refuser }) => {
      requestExample(example, covered, { GGC012: 'Permit', GGC013: 'Permit' }, ['GGC012', 'GGC013']);
      requestExample(example, refuser, { GGC012: 'Deny', GGC013: 'Deny' }, []);
    },
    counter: {
      'lower-ones-are-released': (example, { covered }) => {
        requestExample(example, covered, { GGC012: 'Permit', GGC013: 'Permit' }, []);
      },
      'twin-is-not-released': (example, { refuser }) => {
        requestExample(example, refuser, { GGC012: 'Deny', GGC013: 'Deny' }, ['GGC013']);
      },
    },
  },
});
