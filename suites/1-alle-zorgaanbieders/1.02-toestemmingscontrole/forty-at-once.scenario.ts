import { byTurns, eachItsOwnDecision } from '../../../mitz/checks/concurrency.js';
import type { Crowd } from '../../../mitz/checks/concurrency.js';
import type { Example } from '../../../mitz/example.js';
import { scenario } from '../../../mitz/scenario.js';

const pairs = 20;
/** The first question is answered last: each answer comes so much before the one to the question before it. */
const apartMs = 10;

/** All requests open together: each question is asked before the one before it is answered. */
function together(example: Example, crowd: Crowd, isReleased: (permitted: boolean) => boolean): void {
  const all = byTurns(crowd);
  const from = (i: number): void => {
    const one = all[i];
    if (!one) return;
    example.dataRequest(one.patient, { released: isReleased(one.permitted) ? ['GGC002'] : [] }, () => {
      const next = { during: () => { from(i + 1); } }; // prettier-ignore
      example.question(one.patient, one.permitted ? 'Permit' : 'Deny', next);
    });
  };
  from(0);
}

export default scenario({
  title: {
    nl: 'Veertig aanvragen tegelijk: geen beslissing komt bij een andere patiënt terecht',
    en: 'Forty requests at once: no decision ends up at another patient',
  },
  line: '1.02.b',
  basis: 'normative',
  functionalities: ['gesloten'],
  given: (world): Crowd => {
    const crowd = { consenters: world.patients(pairs), refusers: world.patients(pairs) };
    for (const patient of crowd.consenters) world.consent(patient, 'yes');
    for (const patient of crowd.refusers) world.consent(patient, 'no');
    for (const [i, { patient }] of byTurns(crowd).entries())
      world.script('geslotenAutorisatievraag', { kind: 'late', ms: (2 * pairs - i) * apartMs }, { about: patient });
    return crowd;
  },
  when: async (bed, crowd) => {
    await bed.register([...crowd.consenters, ...crowd.refusers]);
    await bed.settle();
    await Promise.all(byTurns(crowd).map(({ patient }) => bed.requestData(patient)));
  },
  checks: {
    'each-its-own-decision': eachItsOwnDecision(['mixes-up-concurrent-answers']),
  },
  examples: {
    good: (example, crowd) => {
      together(example, crowd, (permitted) => permitted);
    },
    counter: {
      'each-its-own-decision': (example, crowd) => {
        together(example, crowd, (permitted) => !permitted);
      },
    },
  },
});
