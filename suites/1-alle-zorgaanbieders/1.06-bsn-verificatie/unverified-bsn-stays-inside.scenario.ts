import { permittedReleased, staysInside } from '../../../mitz/checks/release.js';
import { openMijnMitz } from '../../../mitz/scenarios/exercise.js';
import { buttons, scenario } from '../../../mitz/scenario.js';
import { defaultProfessional } from '../../../mitz/world.js';

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
    for (const patient of [unverified, verified]) {
      await bed.register([patient]);
      await bed.act('open-dossier', { bsn: patient.bsn });
      await bed.requestData(patient);
      if (buttons.some((button) => bed.functionalities.includes(button)))
        await bed.askConsent(patient, { choice: 'yes' });
      if (bed.functionalities.includes('samen-naar-mijnmitz')) await openMijnMitz(bed, patient);
      if (bed.functionalities.includes('open')) {
        await bed.act('locate-dossiers', { bsn: patient.bsn, professional: defaultProfessional });
      }
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
