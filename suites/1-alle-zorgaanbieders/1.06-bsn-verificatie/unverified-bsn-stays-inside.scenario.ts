import { permittedReleased, staysInside } from '../../../mitz/checks/release.js';
import { openMijnMitz } from '../../../mitz/scenarios/exercise.js';
import { buttons, scenario } from '../../../mitz/scenario.js';
import type { Functionality } from '../../../mitz/scenario.js';
import { defaultProfessional } from '../../../mitz/world.js';
import { sources } from '../../../mitz/sources.js';

export default scenario({
  title: { nl: 'Een niet-geverifieerd BSN gaat niet naar Mitz', en: 'An unverified BSN never goes to Mitz' },
  line: '1.06.b',
  basis: 'normative',
  except: {
    'twin-is-released': { basis: 'published', source: sources.functions, functionalities: ['gesloten'] },
  },
  given: (world) => {
    const unverified = world.patient({ bsnVerified: false });
    const verified = world.patient();
    world.consent(unverified, 'yes');
    world.consent(verified, 'yes');
    return { unverified, verified };
  },
  when: async (bed, { unverified, verified }) => {
    const claims = (functionality: Functionality): boolean => bed.functionalities.includes(functionality);
    const decided = { choice: 'yes', decidedAt: '2024-05-06T10:00:00+02:00' } as const;
    for (const patient of [unverified, verified]) {
      const { bsn } = patient;
      await bed.register([patient], claims('migratie') ? [{ bsn, ...decided }] : []);
      if (claims('lokalisatie')) await bed.act('open-dossier', { bsn });
      if (claims('gesloten')) await bed.requestData(patient);
      if (buttons.some(claims)) await bed.askConsent(patient, { choice: 'yes' });
      if (claims('samen-naar-mijnmitz')) await openMijnMitz(bed, patient);
      if (claims('open')) await bed.act('locate-dossiers', { bsn, professional: defaultProfessional });
    }
    if (claims('migratie')) {
      bed.approveMigration();
      await bed.act('start-migration', { approved: true });
    }
    await bed.settle({ ...(claims('lokalisatie') && { abonneren: 1 }), ...(claims('migratie') && { migreren: 1 }) });
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
