import { heldAgainstWhatArrived } from '../../../mitz/evidence.js';
import { judgeEach } from '../../../core/outcome.js';
import { judgeLaunches } from '../../../mitz/checks/launch.js';
import { expectValue, place } from '../../../mitz/rules.js';
import { openMijnMitz } from '../../../mitz/scenarios/exercise.js';
import { scenario } from '../../../mitz/scenario.js';

export default scenario({
  title: {
    nl: 'MijnMitz wordt geopend voor de patiënt die op het scherm staat',
    en: 'MijnMitz is opened for the patient on screen',
  },
  line: '4.01.a',
  basis: 'normative',
  functionalities: ['samen-naar-mijnmitz'],
  given: (world) => ({ first: world.patient(), second: world.patient() }),
  when: async (bed, { first, second }) => {
    await bed.register([first, second]);
    for (const patient of [first, second]) {
      await openMijnMitz(bed, patient);
      await bed.settle();
    }
  },
  checks: {
    'launched-for-the-patient-on-screen': {
      title: {
        nl: 'Het bericht, en wat het XIS meldt, noemt de patiënt die op het scherm staat',
        en: 'The message, and what the XIS says, names the patient on screen',
      },
      level: 'MUST',
      trippedBy: ['launches-for-the-previous-patient'],
      judge: (evidence) => {
        judgeLaunches(heldAgainstWhatArrived(evidence), ({ bsn, sent, action, where }) => {
          judgeEach(sent, (launch) => {
            expectValue(launch.bsn, bsn, 'MijnMitz must be opened for the patient on screen', place(launch.exchange));
          });
          const { patientLaunched = bsn } = action.output ?? {};
          expectValue(patientLaunched, bsn, 'MijnMitz must be opened for the patient on screen', where);
        });
      },
    },
  },
  examples: {
    good: (example, { first, second }) => {
      example.launch(first);
      example.launch(second);
    },
    counter: {
      'launched-for-the-patient-on-screen': (example, { first, second }) => {
        example.launch(first);
        example.launch(second, { launched: true }, { bsn: first.bsn });
      },
    },
  },
});
