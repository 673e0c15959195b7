import { formScenario } from '../../../mitz/scenarios/form.js';
import { questionMessage } from '../../../mitz/gesloten-autorisatievraag/question-message.js';
import { questionRules } from '../../../mitz/gesloten-autorisatievraag/rules.js';

export default formScenario({
  title: {
    nl: 'De gesloten autorisatievraag heeft de voorgeschreven vorm',
    en: 'The gesloten autorisatievraag has the prescribed form',
  },
  line: '1.02.b',
  functionalities: ['gesloten'],
  koppelvlak: 'geslotenAutorisatievraag',
  rules: questionRules,
  read: questionMessage,
  given: (world) => {
    const patient = world.patient();
    world.consent(patient, 'yes');
    return { patient };
  },
  when: async (bed, { patient }) => {
    await bed.register([patient]);
    await bed.requestData(patient);
  },
  good: (example, { patient }) => {
    example.question(patient, 'Permit');
    example.question(patient, 'Deny', { dataCategories: ['GGC012', 'GGC013'] });
  },
  write: (example, { patient }, different) => {
    example.question(patient, 'Permit', different);
  },
});
