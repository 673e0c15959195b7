import { permittedReleased, staysInside } from '../../../mitz/checks/release.js';
import { scenario } from '../../../mitz/scenario.js';

export default scenario({
  functionalities: ['gesloten'],
  title: { nl: 'Een niet-geverifieerd BSN gaat niet naar Mitz', en: 'An unverified BSN never goes to Mitz' },
  given: (world) => {
    const unverified = world.patient({ bsnVerified: false });
    const verified = world.patient();
    world.consent(unverified, 'yes');
    world.consent(verified, 'yes');
    return { unverified, verified };
  },
  when: async (bed, { unverified, verified }) => {
    await bed.register([unverified, verified]);
    for (const patient of [unverified, verified]) {
      await bed.act('open-dossier', { bsn: patient.bsn });
      await bed.requestData(patient);
    }
    await bed.settle({ abonneren: 1 });
  },
  checks: {
    'nothing-about-the-unverified': staysInside(
      'unverified',
      'verified',
      ['ignores-bsn-verification'],
      { nl: 'Geen enkel bericht noemt het niet-geverifieerde BSN', en: 'No message holds the unverified BSN' },
      'a BSN that SBV-Z did not confirm went to Mitz',
    ),
    'twin-is-released': permittedReleased('verified', ['withholds-despite-permit']),
  },
  examples: {
    good: (example, { unverified, verified }) => {
      example.subscribe(verified);
      example.dataRequest(unverified, { refused: 'het BSN is niet geverifieerd' });
      example.dataRequest(verified, { released: ['GGC002'] }, () => {
        example.question(verified, 'Permit');
      });
    },
    counter: {
      'nothing-about-the-unverified': (example, { unverified, verified }) => {
        example.subscribe(verified);
        example.subscribe(unverified);
      },
      'twin-is-released': (example, { verified }) => {
        example.dataRequest(verified, { released: [] }, () => {
          example.question(verified, 'Permit');
        });
      },
    },
  },
});
