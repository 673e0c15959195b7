import { birthDateTurningToday, birthDateTurningTomorrow } from '../../../mitz/calendar.js';
import { refusedAnswerScenario } from '../../../mitz/scenarios/refused-answer.js';

export default refusedAnswerScenario({
  title: {
    nl: 'De dag voor de 16e verjaardag beslist de patiënt niet alleen, op de verjaardag wel',
    en: 'On the day before the 16th birthday the patient does not decide alone, on the birthday they do',
  },
  line: '4.05.c',
  basis: 'normative',
  except: {
    'user-is-told': { basis: 'assumed' },
  },
  refused: {
    birthDate: (now) => birthDateTurningTomorrow(16, now),
    trippedBy: ['counts-birthdays-a-day-early', 'lets-a-15-year-old-decide-alone', 'lets-a-12-year-old-decide-alone'],
  },
  twin: {
    birthDate: (now) => birthDateTurningToday(16, now),
    trippedBy: ['counts-birthdays-a-day-late', 'treats-a-16-year-old-as-a-child'],
  },
});
