import { notShown } from '../../../core/outcome.js';
import { expectValue } from '../../../mitz/rules.js';
import { questionShownScenario } from '../../../mitz/scenarios/question-shown.js';

export default questionShownScenario({
  title: { nl: 'Geen antwoord is vooraf ingevuld', en: 'No answer is filled in beforehand' },
  line: '4.05.b',
  basis: 'assumed',
  id: 'nothing-preselected',
  check: {
    title: { nl: 'Bij de vraag staat nog geen antwoord', en: 'The question comes without an answer' },
    trippedBy: ['preselects-yes'],
  },
  judge: ({ preselected }, _, where) => {
    if (preselected === undefined) notShown('the driver does not say what was preselected');
    expectValue(preselected, 'nothing', 'no choice must be preselected', where);
  },
  wrong: { preselected: 'yes' },
});
