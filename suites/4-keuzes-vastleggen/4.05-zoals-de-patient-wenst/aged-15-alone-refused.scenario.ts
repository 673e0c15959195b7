import { birthDateAtAge } from '../../../mitz/calendar.js';
import { refusedAnswerScenario } from '../../../mitz/scenarios/refused-answer.js';

const birthDate = (now: Date): string => birthDateAtAge(15, now);

export default refusedAnswerScenario({
  title: {
    nl: 'Wie 15 is beslist niet alleen, met een vertegenwoordiger wel',
    en: 'Who is 15 does not decide alone, but does with a representative',
  },
  line: '4.05.c',
  basis: 'normative',
  except: {
    'user-is-told': { basis: 'assumed' },
  },
  refused: { birthDate, trippedBy: ['lets-a-15-year-old-decide-alone', 'lets-a-12-year-old-decide-alone'] },
  twin: { birthDate, answer: { representativePresent: true }, trippedBy: ['refuses-children-altogether'] },
});
