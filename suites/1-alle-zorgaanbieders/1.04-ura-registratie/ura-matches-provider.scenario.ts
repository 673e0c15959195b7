import { everyInterfaceInUse, exerciseExample } from '../../../mitz/scenarios/exercise.js';
import { anotherUra, ownProviders, uraIs } from '../../../mitz/checks/holder.js';
import { scenario } from '../../../mitz/scenario.js';

export default scenario({
  title: {
    nl: 'Elk bericht noemt de URA van de zorgaanbieder',
    en: 'Every message names the URA of the provider',
  },
  line: '1.04.a',
  basis: 'normative',
  ...everyInterfaceInUse,
  checks: {
    'ura-is-the-providers': uraIs({
      title: { nl: 'De URA is die van de zorgaanbieder', en: 'The URA is the one of the provider' },
      what: 'the URA of the provider',
      asks: 'provider.ura',
      trippedBy: ['sends-another-ura'],
      source: ownProviders,
    }),
  },
  examples: {
    good: (example, { patient }) => {
      exerciseExample(example, patient);
    },
    counter: {
      'ura-is-the-providers': (example, { patient }) => {
        example.subscribe(patient);
        example.question(patient, 'Deny', anotherUra);
      },
    },
  },
});
