import { everyHolderListed, holdersAsNamed, noOtherHolderListed } from '../../../mitz/checks/locate.js';
import { aLocation, lookedUp } from '../../../mitz/open-autorisatievraag/example.js';
import { otherHolders } from '../../../mitz/scenarios/other-holders.js';
import { scenario } from '../../../mitz/scenario.js';
import { defaultProfessional } from '../../../mitz/world.js';

const pharmacy = { ...aLocation, ura: '90000770', dataCategories: ['GGC013'] };

export default scenario({
  title: {
    nl: 'De gebruiker ziet de dossierhouders die Mitz noemt: allemaal, en geen andere',
    en: 'The user sees the holders that Mitz names: all of them, and no others',
  },
  line: '1.02.b',
  functionalities: ['open'],
  given: (world) => {
    const patient = world.patient({ activeDossier: false });
    otherHolders(world, patient, 'yes');
    // Mitz knows this one as well, and may not name it.
    world.holder(patient, { ura: '90000888', providerType: 'G5' }, { dataCategory: 'GGC002', choice: 'no' });
    return { patient };
  },
  when: async (bed, { patient }) => {
    await bed.register([patient]);
    await bed.act('locate-dossiers', { bsn: patient.bsn, professional: defaultProfessional });
  },
  checks: {
    'every-holder-listed': everyHolderListed('patient', ['drops-a-holder']),
    'no-other-holder-listed': noOtherHolderListed('patient', ['lists-itself-among-the-holders']),
    'holders-as-named': holdersAsNamed('patient', ['lists-every-holder-for-all-categories']),
  },
  examples: {
    good: (example, { patient }) => {
      lookedUp(example, patient, [aLocation, pharmacy], { holders: [pharmacy, aLocation] });
    },
    counter: {
      'every-holder-listed': (example, { patient }) => {
        lookedUp(example, patient, [aLocation, pharmacy], { holders: [aLocation] });
      },
      'no-other-holder-listed': (example, { patient }) => {
        lookedUp(example, patient, [aLocation], { holders: [aLocation, pharmacy] });
      },
      'holders-as-named': (example, { patient }) => {
        lookedUp(example, patient, [pharmacy], { holders: [{ ...pharmacy, dataCategories: ['GGC002'] }] });
      },
    },
  },
});
