import { formScenario } from '../../../mitz/scenarios/form.js';
import { aLocation, openQuestion } from '../../../mitz/open-autorisatievraag/example.js';
import { openQuestionMessage } from '../../../mitz/open-autorisatievraag/question-message.js';
import { openQuestionRules } from '../../../mitz/open-autorisatievraag/rules.js';
import { otherHolders } from '../../../mitz/scenarios/other-holders.js';
import { defaultProfessional } from '../../../mitz/world.js';

export default formScenario({
  title: {
    nl: 'De open autorisatievraag heeft de voorgeschreven vorm',
    en: 'The open autorisatievraag has the prescribed form',
  },
  line: '1.02.b',
  functionalities: ['open'],
  koppelvlak: 'openAutorisatievraag',
  rules: openQuestionRules,
  read: openQuestionMessage,
  given: (world) => {
    const patient = world.patient({ activeDossier: false });
    otherHolders(world, patient, 'yes');
    return { patient };
  },
  when: async (bed, { patient }) => {
    await bed.register([patient]);
    await bed.act('locate-dossiers', { bsn: patient.bsn, professional: defaultProfessional });
  },
  good: (example, { patient }) => {
    openQuestion(example, patient, [aLocation]);
    openQuestion(example, patient, []);
  },
  write: (example, { patient }, different) => {
    openQuestion(example, patient, [aLocation], different);
  },
});
