import { questionBeforeRelease } from '../../../mitz/checks/order.js';
import { permittedReleased } from '../../../mitz/checks/release.js';
import { scenario } from '../../../mitz/scenario.js';
import { sources } from '../../../mitz/sources.js';

export default scenario({
  title: {
    nl: 'Eerst wordt Mitz gevraagd, dan pas vrijgegeven',
    en: 'Mitz is asked first, and only then is anything released',
  },
  line: '1.02.b',
  basis: 'normative',
  except: {
    'released-what-was-permitted': { basis: 'published', source: sources.functions },
  },
  functionalities: ['gesloten'],
  given: (world) => {
    const patient = world.patient();
    world.consent(patient, 'yes');
    // An answer that takes a while: whoever does not wait for it is seen to release before it came.
    world.script('geslotenAutorisatievraag', { kind: 'late', ms: 150 }, { about: patient });
    return { patient };
  },
  when: async (bed, { patient }) => {
    await bed.register([patient]);
    await bed.requestData(patient);
  },
  checks: {
    'question-before-release': questionBeforeRelease('patient', ['releases-before-asking', 'releases-without-asking']),
    'released-what-was-permitted': permittedReleased('patient', ['withholds-despite-permit']),
  },
  examples: {
    good: (example, { patient }) => {
      example.dataRequest(patient, { released: ['GGC002'] }, () => { example.question(patient, 'Permit'); }); // prettier-ignore
    },
    counter: {
      'question-before-release': (example, { patient }) => {
        example.dataRequest(patient, { released: ['GGC002'] }, () => {
          example.delivery(patient, 'GGC002');
          example.question(patient, 'Permit');
        });
      },
      'released-what-was-permitted': (example, { patient }) => {
        example.dataRequest(patient, { released: [] }, () => { example.question(patient, 'Permit'); }); // prettier-ignore
      },
    },
  },
});
