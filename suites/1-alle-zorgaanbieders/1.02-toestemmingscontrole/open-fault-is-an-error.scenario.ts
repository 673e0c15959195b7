import { everyHolderListed, faultIsShown } from '../../../mitz/checks/locate.js';
import { aLocation, lookedUp } from '../../../mitz/open-autorisatievraag/example.js';
import { otherHolders } from '../../../mitz/scenarios/other-holders.js';
import { scenario } from '../../../mitz/scenario.js';
import { defaultProfessional } from '../../../mitz/world.js';

const refused = { refused: 'Mitz gaf geen bruikbaar antwoord' };

export default scenario({
  title: {
    nl: 'Een fout van Mitz is geen lege lijst: de gebruiker ziet dat het misging',
    en: 'A fault of Mitz is no empty list: the user sees that it went wrong',
  },
  line: '1.02.b',
  functionalities: ['open'],
  given: (world) => {
    const unlucky = world.patient({ activeDossier: false });
    const next = world.patient({ activeDossier: false });
    for (const patient of [unlucky, next]) otherHolders(world, patient, 'yes');
    world.script('openAutorisatievraag', { kind: 'fault', code: 'Receiver' }, { about: unlucky });
    return { unlucky, next };
  },
  when: async (bed, { unlucky, next }) => {
    await bed.register([unlucky, next]);
    const looked = await bed.act('locate-dossiers', { bsn: unlucky.bsn, professional: defaultProfessional });
    await bed.act('locate-dossiers', { bsn: next.bsn, professional: defaultProfessional });
    // What was not refused may have been told there.
    if (looked.status === 'done') await bed.tryAct('work-list', undefined);
  },
  checks: {
    'fault-is-shown': faultIsShown('unlucky', ['takes-a-fault-for-no-holders']),
    'next-good-answer-lists': everyHolderListed('next', ['lists-nobody-after-a-bad-answer', 'drops-a-holder']),
  },
  examples: {
    good: (example, { unlucky, next }) => {
      lookedUp(example, unlucky, { status: 500 }, { holders: [] });
      lookedUp(example, next, [aLocation], { holders: [aLocation] });
      example.action('work-list', undefined, { items: [{ bsn: unlucky.bsn, reason: 'Mitz was niet bereikbaar' }] });
    },
    counter: {
      'fault-is-shown': (example, { unlucky }) => {
        lookedUp(example, unlucky, { status: 500 }, { holders: [] });
        example.action('work-list', undefined, { items: [] });
      },
      'next-good-answer-lists': (example, { unlucky, next }) => {
        lookedUp(example, unlucky, { status: 500 }, refused);
        lookedUp(example, next, [aLocation], refused);
      },
    },
  },
});
