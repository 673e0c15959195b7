import { everyInterfaceInUse, exerciseExample } from '../../../mitz/scenarios/exercise.js';
import { anotherProviderType, anotherUra, providerTypeIs, uraIs } from '../../../mitz/checks/holder.js';
import type { HolderSource } from '../../../mitz/checks/holder.js';
import { scenario } from '../../../mitz/scenario.js';

/** The one entry that the target file gives, of the first provider. */
const inZorgAb: HolderSource = ({ zorgAb }) => (zorgAb ? [zorgAb] : []);

export default scenario({
  title: {
    nl: 'De berichten komen overeen met de vermelding in ZORG-AB',
    en: 'The messages agree with the entry in ZORG-AB',
  },
  line: '2.05.a',
  basis: 'normative',
  ...everyInterfaceInUse,
  checks: {
    'ura-as-in-zorg-ab': uraIs({
      title: { nl: 'De URA staat zo in ZORG-AB', en: 'The URA is the one in ZORG-AB' },
      what: 'the URA of the entry in ZORG-AB',
      asks: 'zorgAb.ura',
      trippedBy: ['sends-another-ura'],
      source: inZorgAb,
    }),
    'provider-type-as-in-zorg-ab': providerTypeIs({
      title: { nl: 'De zorgaanbiedercategorie staat zo in ZORG-AB', en: 'The provider type is the one in ZORG-AB' },
      what: 'the provider type of the entry in ZORG-AB',
      asks: 'zorgAb.providerType',
      trippedBy: ['sends-another-provider-type'],
      source: inZorgAb,
    }),
  },
  examples: {
    good: (example, { patient }) => {
      exerciseExample(example, patient);
    },
    counter: {
      'ura-as-in-zorg-ab': (example, { patient }) => {
        example.question(patient, 'Deny', anotherUra);
      },
      'provider-type-as-in-zorg-ab': (example, { patient }) => {
        example.subscribe(patient, anotherProviderType);
      },
    },
  },
});
