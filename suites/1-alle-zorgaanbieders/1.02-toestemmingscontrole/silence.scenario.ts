import { decidedInTime, nothingReleased, permittedReleased } from '../../../mitz/release-checks.js';
import { scenario } from '../../../mitz/scenario.js';

export default scenario({
  title: {
    nl: 'Antwoordt Mitz niet, dan is er op tijd beslist en niets vrijgegeven',
    en: 'When Mitz gives no answer, it was decided in time and nothing was released',
  },
  functionalities: ['gesloten'],
  given: (world) => {
    const unanswered = world.patient();
    const next = world.patient();
    world.consent(unanswered, 'yes');
    world.consent(next, 'yes');
    world.script('geslotenAutorisatievraag', { kind: 'silence' }, { about: unanswered });
    return { unanswered, next };
  },
  when: async (bed, { unanswered, next }) => {
    await bed.register([unanswered, next]);
    await bed.requestData(unanswered, { overdueIsJudged: true });
    await bed.requestData(next);
  },
  checks: {
    'decided-in-time': decidedInTime('unanswered', ['waits-for-ever-for-mitz']),
    'nothing-released': nothingReleased('unanswered', ['releases-after-silence']),
    'next-good-answer-releases': permittedReleased('next', ['stays-closed-after-a-bad-answer']),
  },
  examples: {
    good: (example, { unanswered, next }) => {
      example.dataRequest(unanswered, { released: [] }, () => { example.question(unanswered, 'silence'); }, { ms: 5008 }); // prettier-ignore
      example.dataRequest(next, { released: ['GGC002'] }, () => { example.question(next, 'Permit'); }); // prettier-ignore
    },
    counter: {
      'decided-in-time': (example, { unanswered }) => {
        const overdue = { overdue: 'no answer within 45000 ms' };
        example.dataRequest(unanswered, overdue, () => { example.question(unanswered, 'silence'); }, { ms: 45_001 }); // prettier-ignore
      },
      'nothing-released': (example, { unanswered }) => {
        example.dataRequest(unanswered, { released: ['GGC002'] }, () => { example.question(unanswered, 'silence'); }); // prettier-ignore
      },
      'next-good-answer-releases': (example, { unanswered, next }) => {
        example.dataRequest(unanswered, { released: [] }, () => { example.question(unanswered, 'silence'); }); // prettier-ignore
        example.dataRequest(next, { released: [] }, () => { example.question(next, 'Permit'); }); // prettier-ignore
      },
    },
  },
});
