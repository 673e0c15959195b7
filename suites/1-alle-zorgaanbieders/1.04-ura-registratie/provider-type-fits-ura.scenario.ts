import { everyInterfaceInUse, exerciseExample } from '../../../mitz/scenarios/exercise.js';
import { anotherProviderType, ownProviders, providerTypeIs } from '../../../mitz/checks/holder.js';
import { scenario } from '../../../mitz/scenario.js';

export default scenario({
  title: {
    nl: 'Bij de URA staat de zorgaanbiedercategorie die erbij hoort',
    en: 'The URA comes with the provider category that belongs to it',
  },
  line: '1.04.a',
  basis: 'normative',
  ...everyInterfaceInUse,
  checks: {
    'provider-type-fits-the-ura': providerTypeIs({
      title: {
        nl: 'De zorgaanbiedercategorie hoort bij de URA',
        en: 'The provider type is the one that belongs to the URA',
      },
      what: 'the provider type of the provider',
      trippedBy: ['sends-another-provider-type'],
      asks: 'provider.providerType',
      source: ownProviders,
    }),
  },
  examples: {
    good: (example, { patient }) => {
      exerciseExample(example, patient);
    },
    counter: {
      'provider-type-fits-the-ura': (example, { patient }) => {
        example.question(patient, 'Deny');
        example.subscribe(patient, anotherProviderType);
      },
    },
  },
});
