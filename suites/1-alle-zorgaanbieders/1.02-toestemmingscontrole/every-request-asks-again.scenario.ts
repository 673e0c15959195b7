import { notShown } from '../../../core/outcome.js';
import { releasesAbout } from '../../../mitz/releases.js';
import { askedEachTime } from '../../../mitz/checks/order.js';
import { demandReleased, nothingReleased, questionsAbout } from '../../../mitz/checks/release.js';
import { scenario } from '../../../mitz/scenario.js';
import { sources } from '../../../mitz/sources.js';

export default scenario({
  title: {
    nl: 'Elke aanvraag wordt opnieuw aan Mitz voorgelegd',
    en: 'Every data request is put to Mitz anew',
  },
  line: '1.02.b',
  basis: 'normative',
  except: {
    'asked-each-time': { basis: 'published', source: sources.citizenFaq },
    'first-request-is-released': { basis: 'published', source: sources.functions },
  },
  functionalities: ['gesloten'],
  given: (world) => {
    const patient = world.patient();
    world.consent(patient, 'no');
    // Consent still stood at the first request; it was withdrawn before the second.
    world.script('geslotenAutorisatievraag', { kind: 'decision', word: 'Permit' }, { about: patient, times: 1 });
    return { patient };
  },
  when: async (bed, { patient }) => {
    await bed.register([patient]);
    await bed.requestData(patient);
    await bed.requestData(patient);
  },
  checks: {
    'asked-each-time': askedEachTime('patient', ['caches-the-answer']),
    'nothing-released-after-withdrawal': nothingReleased('patient', ['caches-the-answer', 'treats-deny-as-permit']),
    'first-request-is-released': {
      title: { nl: 'De eerste aanvraag is wel beantwoord', en: 'The first request was answered' },
      level: 'MUST',
      trippedBy: ['withholds-despite-permit'],
      judge: (evidence) => {
        const { bsn } = evidence.cast.patient;
        const [first, second] = releasesAbout(evidence, bsn);
        if (!first || !second) notShown('data was not requested twice');
        const until = second.request.entry.begun;
        const asked = questionsAbout(evidence, bsn).filter(({ exchange }) => exchange.begun < until);
        if (asked.length === 0) notShown('no question about this patient reached Mitz on the first request');
        if (asked.length > 1) notShown('the first request led to several questions, and only the first was permitted');
        demandReleased(evidence, first, asked);
      },
    },
  },
  examples: {
    good: (example, { patient }) => {
      example.dataRequest(patient, { released: ['GGC002'] }, () => { example.question(patient, 'Permit'); }); // prettier-ignore
      example.dataRequest(patient, { released: [] }, () => { example.question(patient, 'Deny'); }); // prettier-ignore
    },
    counter: {
      'asked-each-time': (example, { patient }) => {
        example.dataRequest(patient, { released: ['GGC002'] }, () => { example.question(patient, 'Permit'); }); // prettier-ignore
        example.dataRequest(patient, { released: [] });
      },
      'nothing-released-after-withdrawal': (example, { patient }) => {
        example.dataRequest(patient, { released: ['GGC002'] }, () => { example.question(patient, 'Permit'); }); // prettier-ignore
        example.dataRequest(patient, { released: ['GGC002'] });
      },
      'first-request-is-released': (example, { patient }) => {
        example.dataRequest(patient, { released: [] }, () => { example.question(patient, 'Permit'); }); // prettier-ignore
        example.dataRequest(patient, { released: [] }, () => { example.question(patient, 'Deny'); }); // prettier-ignore
      },
    },
  },
});
