import { fhirMessage } from '../../../mitz/fhir/message.js';
import { formScenario } from '../../../mitz/scenarios/form.js';
import { buttons } from '../../../mitz/scenario.js';
import { recordingRules } from '../../../mitz/toestemming/rules.js';

export default formScenario({
  title: {
    nl: 'Het bericht van de knop heeft de voorgeschreven vorm',
    en: 'The message of the button has the prescribed form',
  },
  line: '4.05.a',
  functionalities: buttons,
  koppelvlak: 'registreren',
  rules: recordingRules,
  read: fhirMessage,
  given: (world) => ({ willing: world.patient(), unwilling: world.patient() }),
  when: async (bed, { willing, unwilling }) => {
    await bed.register([willing, unwilling]);
    await bed.askConsent(willing, { choice: 'yes' });
    await bed.askConsent(unwilling, { choice: 'no' });
  },
  good: (example, { willing, unwilling }) => {
    example.recording(willing, 'yes');
    example.recording(unwilling, 'no');
  },
  write: (example, { willing }, different) => {
    example.recording(willing, 'yes', different);
  },
});
