import { birthDateAtAge } from '../../../mitz/calendar.js';
import { recordedAs } from '../../../mitz/checks/recording.js';
import { buttons, scenario } from '../../../mitz/scenario.js';

export default scenario({
  title: { nl: 'Wie 16 is beslist zelf', en: 'Who is 16 decides alone' },
  line: '4.05.a',
  basis: 'normative',
  functionalities: buttons,
  given: (world) => ({ patient: world.patient({ birthDate: birthDateAtAge(16, world.now) }) }),
  when: async (bed, { patient }) => {
    await bed.register([patient]);
    await bed.askConsent(patient, { choice: 'yes', representativePresent: false });
  },
  checks: {
    'recorded-as-yes': recordedAs('patient', 'yes', ['treats-a-16-year-old-as-a-child']),
  },
  examples: {
    good: (example, { patient }) => {
      example.recorded(patient);
    },
    counter: {
      'recorded-as-yes': (example, { patient }) => {
        example.consentQuestion(patient, { choice: 'yes' }, { refused: 'een ouder moet erbij zijn' });
      },
    },
  },
});
