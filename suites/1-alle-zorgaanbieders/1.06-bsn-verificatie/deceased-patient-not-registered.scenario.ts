import { staysInside } from '../../../mitz/checks/release.js';
import { scenario } from '../../../mitz/scenario.js';

const title = { nl: 'Een overleden patiënt wordt niet aangemeld', en: 'A deceased patient is not registered' };

export default scenario({
  title,
  line: '1.06.b',
  functionalities: ['lokalisatie'],
  assumed: true,
  given: (world) => ({ deceased: world.patient({ deceased: true }), alive: world.patient() }),
  when: async (bed, { deceased, alive }) => {
    // Each by itself: that the XIS refuses the one is right, and must not keep the other out.
    for (const patient of [deceased, alive]) {
      await bed.register([patient]);
      await bed.act('open-dossier', { bsn: patient.bsn });
    }
    await bed.settle({ abonneren: 1 });
  },
  checks: {
    'nothing-about-the-deceased': {
      ...staysInside(
        'deceased',
        'alive',
        ['subscribes-deceased-patients'],
        { nl: 'Geen enkel bericht noemt de overleden patiënt', en: 'No message names the deceased patient' },
        'a deceased patient was registered at Mitz',
      ),
      basis: 'assumed',
    },
  },
  examples: {
    good: (example, { alive }) => {
      example.subscribe(alive);
    },
    counter: {
      'nothing-about-the-deceased': (example, { deceased, alive }) => {
        example.subscribe(deceased);
        example.subscribe(alive);
      },
    },
  },
});
