import { notShown } from '../../../core/outcome.js';
import { askedEachTime } from '../../../mitz/checks/order.js';
import { demandReleased, questionsAbout } from '../../../mitz/checks/release.js';
import { releasesAbout } from '../../../mitz/releases.js';
import { scenario } from '../../../mitz/scenario.js';
import { sources } from '../../../mitz/sources.js';

export default scenario({
  title: {
    nl: 'Een Deny geldt niet voor de volgende aanvraag: wie alsnog ja zegt, wordt gehoord',
    en: 'A Deny does not hold for the next request: whoever says yes after all is heard',
  },
  line: '1.02.b',
  basis: 'published',
  source: sources.citizenFaq,
  except: {
    'second-request-is-released': { basis: 'published', source: sources.functions },
  },
  functionalities: ['gesloten'],
  given: (world) => {
    const patient = world.patient();
    world.consent(patient, 'yes');
    // There was no consent yet at the first request; it was given before the second.
    world.script('geslotenAutorisatievraag', { kind: 'decision', word: 'Deny' }, { about: patient, times: 1 });
    return { patient };
  },
  when: async (bed, { patient }) => {
    await bed.register([patient]);
    await bed.requestData(patient);
    await bed.requestData(patient);
  },
  checks: {
    'asked-each-time': askedEachTime('patient', ['caches-the-answer', 'remembers-a-deny']),
    'second-request-is-released': {
      title: { nl: 'De tweede aanvraag is wel beantwoord', en: 'The second request was answered' },
      level: 'MUST',
      trippedBy: ['stays-closed-after-a-deny'],
      judge: (evidence) => {
        const { bsn } = evidence.cast.patient;
        const [first, second] = releasesAbout(evidence, bsn);
        if (!first || !second) notShown('data was not requested twice');
        const from = second.request.entry.begun;
        const asked = questionsAbout(evidence, bsn).filter(({ exchange }) => exchange.begun > from);
        if (asked.length === 0) notShown('no question about this patient reached Mitz on the second request');
        demandReleased(evidence, second, asked);
      },
    },
  },
  examples: {
    good: (example, { patient }) => {
      example.dataRequest(patient, { released: [] }, () => { example.question(patient, 'Deny'); }); // prettier-ignore
      example.dataRequest(patient, { released: ['GGC002'] }, () => { example.question(patient, 'Permit'); }); // prettier-ignore
    },
    counter: {
      'asked-each-time': (example, { patient }) => {
        example.dataRequest(patient, { released: [] }, () => { example.question(patient, 'Deny'); }); // prettier-ignore
        example.dataRequest(patient, { released: [] });
      },
      'second-request-is-released': (example, { patient }) => {
        example.dataRequest(patient, { released: [] }, () => { example.question(patient, 'Deny'); }); // prettier-ignore
        example.dataRequest(patient, { released: [] }, () => { example.question(patient, 'Permit'); }); // prettier-ignore
      },
    },
  },
});
