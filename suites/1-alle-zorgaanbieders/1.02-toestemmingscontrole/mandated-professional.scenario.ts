import { judgeEach, notShown } from '../../../core/outcome.js';
import type { MitzEvidence } from '../../../mitz/context.js';
import type { Consulter } from '../../../mitz/parties.js';
import { permittedReleased, questionsAbout } from '../../../mitz/checks/release.js';
import { expectValue, place } from '../../../mitz/rules.js';
import { scenario } from '../../../mitz/scenario.js';
import { consulter } from '../../../mitz/world.js';
import type { Patient } from '../../../mitz/xis.js';
import { sources } from '../../../mitz/sources.js';

const mandated = { root: '2.16.528.1.1007.3.1', extension: '900000021' };
const { professional } = consulter;

/** Somebody asks under mandate of the professional who is responsible. */
const underMandate: Consulter = { ...consulter, professional: { ...professional, mandated } };
const withoutMandated: Consulter = consulter;
const mandatedAsResponsible: Consulter = {
  ...consulter,
  professional: { ...professional, extension: mandated.extension, mandated },
};

/** Judges every question about the patient. */
function eachQuestion(
  evidence: MitzEvidence<{ readonly patient: Patient }>,
  judge: (named: Consulter['professional'], where: string) => void,
): void {
  const asked = questionsAbout(evidence, evidence.cast.patient.bsn);
  if (asked.length === 0) notShown('no question about this patient reached Mitz');
  judgeEach(asked, ({ consulter: named, exchange }) => {
    judge(named.professional, place(exchange));
  });
}

export default scenario({
  title: {
    nl: 'Wie onder mandaat handelt staat in de vraag, naast wie verantwoordelijk is',
    en: 'Who acts under mandate stands in the question, beside who is responsible',
  },
  line: '1.02.b',
  basis: 'observed',
  except: {
    'responsible-professional-is-named': { basis: 'observed', source: sources.professionalInGuide },
    'permit-releases': { basis: 'published', source: sources.functions },
  },
  functionalities: ['gesloten'],
  given: (world) => {
    const patient = world.patient();
    world.consent(patient, 'yes');
    return { patient };
  },
  when: async (bed, { patient }) => {
    await bed.register([patient]);
    await bed.requestData(patient, { requester: underMandate });
  },
  checks: {
    'responsible-professional-is-named': {
      title: {
        nl: 'De verantwoordelijke zorgverlener is genoemd als de verantwoordelijke',
        en: 'The responsible professional is named as the responsible one',
      },
      level: 'MUST',
      trippedBy: ['sends-the-mandated-person-as-responsible', 'sends-one-professional-for-all'],
      judge: (evidence) => {
        eachQuestion(evidence, ({ extension }, where) => {
          expectValue(extension, professional.extension, 'the question must name who is responsible', where);
        });
      },
    },
    'mandated-person-is-named': {
      title: { nl: 'Wie onder mandaat handelt is genoemd', en: 'Who acts under mandate is named' },
      level: 'MUST',
      reads: ['vraag.attribute.mandated'],
      trippedBy: ['leaves-out-the-mandated-person'],
      judge: (evidence) => {
        eachQuestion(evidence, ({ mandated: named }, where) => {
          expectValue(named?.extension, mandated.extension, 'the question must name who acts under mandate', where);
        });
      },
    },
    'permit-releases': permittedReleased('patient', ['withholds-despite-permit']),
  },
  examples: {
    good: (example, { patient }) => {
      example.dataRequest(patient, { released: ['GGC002'] }, () => { example.question(patient, 'Permit', { consulter: underMandate }); }); // prettier-ignore
    },
    counter: {
      'responsible-professional-is-named': (example, { patient }) => {
        example.dataRequest(patient, { released: ['GGC002'] }, () => { example.question(patient, 'Permit', { consulter: mandatedAsResponsible }); }); // prettier-ignore
      },
      'mandated-person-is-named': (example, { patient }) => {
        example.dataRequest(patient, { released: ['GGC002'] }, () => { example.question(patient, 'Permit', { consulter: withoutMandated }); }); // prettier-ignore
      },
      'permit-releases': (example, { patient }) => {
        example.dataRequest(patient, { released: [] }, () => { example.question(patient, 'Permit', { consulter: underMandate }); }); // prettier-ignore
      },
    },
  },
});
