import type { Example } from '../../../mitz/example.js';
import { bsnDoesNotFollow } from '../../../mitz/checks/pointer.js';
import { nothingReleased, permittedReleased } from '../../../mitz/checks/release.js';
import { registerWithLocalYes } from '../../../mitz/scenarios/temptation.js';
import { scenario } from '../../../mitz/scenario.js';
import type { Patient } from '../../../mitz/xis.js';
import { sources } from '../../../mitz/sources.js';

/** A question that is answered with a redirect. */
const redirected = (example: Example, patient: Patient): void => {
  example.question(
    patient,
    { status: 307 },
    { responseHeaders: [['location', 'https://127.0.0.1:8443/elders']], responseBody: '' },
  );
};

export default scenario({
  title: {
    nl: 'Verwijst het antwoord naar een ander adres, dan gaat het BSN daar niet heen',
    en: 'When the answer redirects to another address, the BSN does not follow',
  },
  line: '1.02.b',
  basis: 'normative',
  except: {
    'bsn-does-not-follow': { basis: 'published', source: sources.channel },
    'next-good-answer-releases': { basis: 'published', source: sources.functions },
  },
  functionalities: ['gesloten'],
  given: (world) => {
    const unlucky = world.patient();
    const next = world.patient();
    world.consent(unlucky, 'yes');
    world.consent(next, 'yes');
    world.script('geslotenAutorisatievraag', { kind: 'redirect' }, { about: unlucky });
    return { unlucky, next };
  },
  when: async (bed, { unlucky, next }) => {
    await registerWithLocalYes(bed, [unlucky, next], [unlucky]);
    await bed.requestData(unlucky);
    await bed.requestData(next);
  },
  checks: {
    'bsn-does-not-follow': bsnDoesNotFollow('unlucky', ['follows-redirects']),
    'nothing-released': nothingReleased('unlucky', ['takes-a-redirect-for-permit', 'falls-back-on-a-local-yes']),
    'next-good-answer-releases': permittedReleased('next', ['stays-closed-after-a-bad-answer']),
  },
  examples: {
    good: (example, { unlucky, next }) => {
      example.dataRequest(unlucky, { released: [] }, () => { redirected(example, unlucky); }); // prettier-ignore
      example.dataRequest(next, { released: ['GGC002'] }, () => { example.question(next, 'Permit'); }); // prettier-ignore
    },
    counter: {
      'bsn-does-not-follow': (example, { unlucky }) => {
        example.dataRequest(unlucky, { released: [] }, () => {
          redirected(example, unlucky);
          example.exchange(null, 'POST', unlucky.bsn, {}, { status: 404, body: '' });
        });
      },
      'nothing-released': (example, { unlucky }) => {
        example.dataRequest(unlucky, { released: ['GGC002'] }, () => { redirected(example, unlucky); }); // prettier-ignore
      },
      'next-good-answer-releases': (example, { unlucky, next }) => {
        example.dataRequest(unlucky, { released: [] }, () => { redirected(example, unlucky); }); // prettier-ignore
        example.dataRequest(next, { released: [] }, () => { example.question(next, 'Permit'); }); // prettier-ignore
      },
    },
  },
});
