import type { Example } from '../../../mitz/example.js';
import { scenario } from '../../../mitz/scenario.js';
import { demandNobodyElse, demandRegistered } from '../../../mitz/checks/subscription.js';
import type { Patient } from '../../../mitz/xis.js';
import { sources } from '../../../mitz/sources.js';

interface Census {
  readonly active: readonly Patient[];
  readonly withoutDossier: readonly Patient[];
  readonly unverified: readonly Patient[];
  readonly deceased: readonly Patient[];
}

const subscribeAll = (example: Example, patients: readonly Patient[]): void => {
  for (const patient of patients) example.subscribe(patient);
};

export default scenario({
  title: {
    nl: 'Telling: bij Mitz staat precies wie een actief dossier heeft',
    en: 'Census: at Mitz stands exactly who has an active dossier',
  },
  line: '2.01.a',
  basis: 'normative',
  except: {
    'none-extra': { basis: 'published', source: sources.functions },
  },
  functionalities: ['lokalisatie'],
  given: (world): Census => ({
    active: world.patients(240),
    withoutDossier: world.patients(20, { activeDossier: false }),
    unverified: world.patients(20, { bsnVerified: false }),
    deceased: world.patients(20, { deceased: true }),
  }),
  when: async (bed, { active, withoutDossier, unverified, deceased }) => {
    // As they stand in the records of a practice: one among the other.
    const all = [...active, ...withoutDossier, ...unverified, ...deceased];
    await bed.register(all.toSorted((a, b) => a.bsn.slice(-3).localeCompare(b.bsn.slice(-3))));
    await bed.settle({ abonneren: active.length });
  },
  checks: {
    'none-missing': {
      title: { nl: 'Er ontbreekt niemand', en: 'Nobody is missing' },
      level: 'MUST',
      trippedBy: ['skips-some-in-the-census'],
      judge: (evidence) => {
        demandRegistered(evidence, evidence.cast.active);
      },
    },
    'none-extra': {
      title: {
        nl: 'Er is niemand aangemeld zonder actief dossier of geverifieerd BSN',
        en: 'Nobody is registered without an active dossier or a verified BSN',
      },
      level: 'MUST',
      trippedBy: ['subscribes-patients-without-a-dossier', 'ignores-bsn-verification'],
      judge: (evidence) => {
        const { active, deceased } = evidence.cast;
        demandNobodyElse(
          evidence,
          [...active, ...deceased],
          'patients without an active dossier, or whose BSN was not verified, were registered at Mitz',
        );
      },
    },
    'no-deceased': {
      title: { nl: 'Overleden patiënten zijn niet aangemeld', en: 'Deceased patients are not registered' },
      level: 'MUST',
      basis: 'assumed',
      trippedBy: ['subscribes-deceased-patients'],
      judge: (evidence) => {
        const { active, withoutDossier, unverified } = evidence.cast;
        demandNobodyElse(
          evidence,
          [...active, ...withoutDossier, ...unverified],
          'deceased patients were registered at Mitz',
        );
      },
    },
  },
  examples: {
    good: (example, { active }) => {
      subscribeAll(example, active);
    },
    counter: {
      'none-missing': (example, { active }) => {
        subscribeAll(example, active.slice(0, -3));
      },
      'none-extra': (example, { active, unverified }) => {
        subscribeAll(example, [...active, ...unverified.slice(0, 1)]);
      },
      'no-deceased': (example, { active, deceased }) => {
        subscribeAll(example, [...active, ...deceased.slice(0, 7)]);
      },
    },
  },
});
