import { demandDefinedText } from '../../../mitz/checks/question-text.js';
import { questionShownScenario } from '../../../mitz/scenarios/question-shown.js';

export default questionShownScenario({
  title: {
    nl: 'De toestemmingsvraag van Mitz staat letterlijk in beeld',
    en: "Mitz's consent question is on screen word for word",
  },
  line: '4.02.a',
  basis: 'normative',
  id: 'text-as-defined',
  check: {
    title: {
      nl: 'De getoonde vraag is die van Mitz, met dossierhouder en gegevenscategorie ingevuld',
      en: 'The question shown is that of Mitz, with holder and data category filled in',
    },
    trippedBy: ['shows-its-own-question-text'],
  },
  judge: (_, asked, __, evidence) => {
    demandDefinedText(asked, evidence.context.consentQuestions, evidence);
  },
  wrong: { questionText: 'Mogen wij uw behandelgegevens delen?' },
});
