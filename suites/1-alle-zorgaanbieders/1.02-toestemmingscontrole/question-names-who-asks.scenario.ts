import { judgeEach, notShown } from '../../../core/outcome.js';
import type { MitzEvidence } from '../../../mitz/context.js';
import type { Example } from '../../../mitz/example.js';
import { questionsAbout } from '../../../mitz/checks/release.js';
import type { Consulter } from '../../../mitz/parties.js';
import { expectValue, place } from '../../../mitz/rules.js';
import { scenario } from '../../../mitz/scenario.js';
import { consulter } from '../../../mitz/world.js';
import type { Patient } from '../../../mitz/xis.js';

/** The register of people with a UZI pass. */
const root = '2.16.528.1.1007.3.1';
const hospital = consulter;
const practice: Consulter = {
  ura: '90000713',
  providerType: 'Z3',
  professional: { root, extension: '900027324', roleCode: '01.015' },
};
const pharmacy: Consulter = {
  ura: '90000721',
  providerType: 'J8',
  professional: { root, extension: '900027332', roleCode: '17.000' },
};

interface Cast {
  readonly byHospital: Patient;
  readonly byPractice: Patient;
  readonly byPharmacy: Patient;
}

const requesters = (cast: Cast): readonly (readonly [Patient, Consulter])[] => [
  [cast.byHospital, hospital],
  [cast.byPractice, practice],
  [cast.byPharmacy, pharmacy],
];

/** Judges every question beside the request that it was asked for. */
function eachQuestion(
  evidence: MitzEvidence<Cast>,
  judge: (named: Consulter, asking: Consulter, where: string) => void,
): void {
  const asked = requesters(evidence.cast).map(([{ bsn }, asking]) => [asking, questionsAbout(evidence, bsn)] as const);
  judgeEach(
    asked.flatMap(([asking, about]) => about.map((question) => [asking, question] as const)),
    ([asking, { consulter: named, exchange }]) => {
      judge(named, asking, place(exchange));
    },
  );
  if (asked.some(([, about]) => about.length === 0))
    notShown('not all of three requesters led to a question, so nothing is shown of who is named for whom');
}

/** Three requests; in the question of each who asks, or somebody else. */
function told(example: Example, cast: Cast, named: (asking: Consulter) => Consulter): void {
  for (const [patient, asking] of requesters(cast)) {
    const question = (): void => {
      example.question(patient, 'Permit', { consulter: named(asking) });
    };
    example.dataRequest(patient, { released: ['GGC002'] }, question, { requester: asking });
  }
}

export default scenario({
  title: {
    nl: 'De vraag noemt wie de gegevens opvraagt, ook als dat telkens een ander is',
    en: 'The question names who requests the data, also where that is another each time',
  },
  line: '1.02.b',
  basis: 'observed',
  functionalities: ['gesloten'],
  given: (world): Cast => {
    const cast = { byHospital: world.patient(), byPractice: world.patient(), byPharmacy: world.patient() };
    for (const patient of Object.values(cast)) world.consent(patient, 'yes');
    return cast;
  },
  when: async (bed, cast) => {
    await bed.register(Object.values(cast));
    for (const [patient, requester] of requesters(cast)) await bed.requestData(patient, { requester });
  },
  checks: {
    'organisation-that-asks-is-named': {
      title: {
        nl: 'De zorgaanbieder die opvraagt is genoemd, met zijn soort',
        en: 'The provider that requests is named, with its type',
      },
      level: 'MUST',
      reads: ['vraag.attribute.consulterUra', 'vraag.attribute.consulterType'],
      trippedBy: ['asks-as-one-organisation'],
      judge: (evidence) => {
        eachQuestion(evidence, (named, asking, where) => {
          expectValue(named.ura, asking.ura, 'the question must name the URA of who requests', where);
          expectValue(named.providerType, asking.providerType, 'the question must name its type of provider', where);
        });
      },
    },
    'professional-that-asks-is-named': {
      title: { nl: 'De zorgverlener die opvraagt is genoemd', en: 'The professional who requests is named' },
      level: 'MUST',
      reads: ['vraag.attribute.professional'],
      trippedBy: ['sends-one-professional-for-all'],
      judge: (evidence) => {
        eachQuestion(evidence, (named, asking, where) => {
          expectValue(
            named.professional.extension,
            asking.professional.extension,
            'the question must name the professional who requests',
            where,
          );
        });
      },
    },
    'role-of-who-asks-is-named': {
      title: { nl: 'De rol van wie opvraagt is genoemd', en: 'The role of who requests is named' },
      level: 'MUST',
      reads: ['vraag.attribute.role'],
      trippedBy: ['asks-with-one-role'],
      judge: (evidence) => {
        eachQuestion(evidence, (named, asking, where) => {
          const { roleCode } = asking.professional;
          expectValue(named.professional.roleCode, roleCode, 'the question must name the role of who requests', where);
        });
      },
    },
  },
  examples: {
    good: (example, cast) => {
      told(example, cast, (asking) => asking);
    },
    counter: {
      'organisation-that-asks-is-named': (example, cast) => {
        told(example, cast, ({ professional }) => ({ ...hospital, professional }));
      },
      'professional-that-asks-is-named': (example, cast) => {
        const { extension } = hospital.professional;
        told(example, cast, (asking) => ({ ...asking, professional: { ...asking.professional, extension } }));
      },
      'role-of-who-asks-is-named': (example, cast) => {
        const { roleCode } = hospital.professional;
        told(example, cast, (asking) => ({ ...asking, professional: { ...asking.professional, roleCode } }));
      },
    },
  },
});
