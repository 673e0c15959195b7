import { emptyListIsShown, everyHolderListed, nobodyListed } from '../../../mitz/checks/locate.js';
import { aLocation, lookedUp } from '../../../mitz/open-autorisatievraag/example.js';
import { otherHolders } from '../../../mitz/scenarios/other-holders.js';
import { scenario } from '../../../mitz/scenario.js';
import { defaultProfessional } from '../../../mitz/world.js';

export default scenario({
  title: {
    nl: 'Noemt Mitz geen dossierhouders, dan ziet de gebruiker een lege lijst',
    en: 'When Mitz names no holders, the user sees an empty list',
  },
  line: '1.02.b',
  functionalities: ['open'],
  given: (world) => {
    const [known, closed] = world.patients(2, { activeDossier: false });
    if (!known || !closed) throw new Error('two patients were asked for');
    otherHolders(world, known, 'yes');
    // The same holders have data of this one too, and consent is lacking.
    otherHolders(world, closed, 'no');
    return { known, closed };
  },
  when: async (bed, { known, closed }) => {
    await bed.register([known, closed]);
    await bed.act('locate-dossiers', { bsn: known.bsn, professional: defaultProfessional });
    await bed.act('locate-dossiers', { bsn: closed.bsn, professional: defaultProfessional });
  },
  checks: {
    'nobody-listed': nobodyListed('closed', {
      message: 'Mitz named no holders, and the user was shown some',
      trippedBy: ['lists-the-previous-holders-when-there-are-none'],
    }),
    'empty-list-is-shown': emptyListIsShown('closed', ['takes-an-empty-list-for-an-error']),
    'twin-is-listed': everyHolderListed('known', ['drops-a-holder']),
  },
  examples: {
    good: (example, { known, closed }) => {
      lookedUp(example, known, [aLocation], { holders: [aLocation] });
      lookedUp(example, closed, [], { holders: [] });
    },
    counter: {
      'nobody-listed': (example, { closed }) => {
        lookedUp(example, closed, [], { holders: [aLocation] });
      },
      'empty-list-is-shown': (example, { closed }) => {
        lookedUp(example, closed, [], { refused: 'Mitz gaf geen bruikbaar antwoord' });
      },
      'twin-is-listed': (example, { known }) => {
        lookedUp(example, known, [aLocation], { holders: [] });
      },
    },
  },
});
