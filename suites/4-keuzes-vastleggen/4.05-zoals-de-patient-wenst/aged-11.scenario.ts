import { birthDateAtAge } from '../../../mitz/calendar.js';
import { refusedAnswerScenario } from '../../../mitz/scenarios/refused-answer.js';

export default refusedAnswerScenario({
  title: { nl: 'Wie 11 is beslist niet alleen, wie 16 is wel', en: 'Who is 11 does not decide alone, who is 16 does' },
  line: '4.05.c',
  basis: 'assumed',
  except: {
    'twin-is-recorded': { basis: 'normative' },
  },
  assumed: true,
  refused: {
    birthDate: (now) => birthDateAtAge(11, now),
    trippedBy: ['lets-an-11-year-old-decide-alone', 'lets-a-12-year-old-decide-alone'],
  },
  twin: { birthDate: (now) => birthDateAtAge(16, now), trippedBy: ['treats-a-16-year-old-as-a-child'] },
});
