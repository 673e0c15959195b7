import { refusedAnswerScenario } from '../../../mitz/scenarios/refused-answer.js';

export default refusedAnswerScenario({
  title: {
    nl: 'Is de folder niet aangeboden, dan wordt niets vastgelegd',
    en: 'When the information folder was not offered, nothing is recorded',
  },
  line: '4.04.b',
  basis: 'assumed',
  assumed: true,
  refused: { answer: { folderOffered: false }, trippedBy: ['does-not-ask-for-the-folder'] },
  twin: { answer: { folderOffered: true }, trippedBy: ['records-yes-as-no'] },
});
