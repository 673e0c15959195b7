import { birthDateAtAge } from '../../../mitz/calendar.js';
import { recordedAs } from '../../../mitz/checks/recording.js';
import { buttons, scenario } from '../../../mitz/scenario.js';

const representativePresent = true;

export default scenario({
  title: {
    nl: 'Van wie 12 is wordt met een vertegenwoordiger erbij een ja én een nee vastgelegd',
    en: 'Of who is 12 a yes and a no are both recorded with a representative present',
  },
  line: '4.05.c',
  basis: 'normative',
  functionalities: buttons,
  given: (world) => {
    const birthDate = birthDateAtAge(12, world.now);
    return { willing: world.patient({ birthDate }), unwilling: world.patient({ birthDate }) };
  },
  when: async (bed, { willing, unwilling }) => {
    await bed.register([willing, unwilling]);
    await bed.askConsent(willing, { choice: 'yes', representativePresent });
    await bed.askConsent(unwilling, { choice: 'no', representativePresent });
  },
  checks: {
    'yes-is-recorded': recordedAs('willing', 'yes', ['refuses-children-altogether', 'records-yes-as-no']),
    'no-is-recorded': recordedAs('unwilling', 'no', ['refuses-children-altogether', 'records-no-as-yes']),
  },
  examples: {
    good: (example, { willing, unwilling }) => {
      example.consentQuestion(willing, { choice: 'yes', representativePresent }, { recorded: true }, () => { example.recording(willing, 'yes'); }); // prettier-ignore
      example.consentQuestion(unwilling, { choice: 'no', representativePresent }, { recorded: true }, () => { example.recording(unwilling, 'no'); }); // prettier-ignore
    },
    counter: {
      'yes-is-recorded': (example, { willing }) => {
        example.consentQuestion(willing, { choice: 'yes', representativePresent }, { refused: 'te jong' });
      },
      'no-is-recorded': (example, { unwilling }) => {
        example.consentQuestion(unwilling, { choice: 'no', representativePresent }, { refused: 'te jong' });
      },
    },
  },
});
