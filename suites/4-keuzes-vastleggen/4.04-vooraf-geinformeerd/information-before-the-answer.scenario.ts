import { demand, notShown } from '../../../core/outcome.js';
import { questionShownScenario } from '../../../mitz/scenarios/question-shown.js';

export default questionShownScenario({
  title: {
    nl: 'Bij de vraag staat wat de keuze betekent',
    en: 'With the question stands what the choice means',
  },
  line: '4.04.a',
  basis: 'assumed',
  id: 'information-with-the-question',
  check: {
    title: {
      nl: 'Vóór het antwoord is de uitleg of de folder getoond',
      en: 'Before the answer the explanation or the folder was shown',
    },
    trippedBy: ['shows-no-information'],
  },
  judge: ({ informationShown }, _, where) => {
    if (informationShown === undefined) notShown('the driver does not say whether information was shown');
    demand(informationShown, {
      message: 'the patient must be told the consequences before answering',
      expected: 'informationShown: true',
      received: 'informationShown: false',
      where,
    });
  },
  wrong: { informationShown: false },
});
