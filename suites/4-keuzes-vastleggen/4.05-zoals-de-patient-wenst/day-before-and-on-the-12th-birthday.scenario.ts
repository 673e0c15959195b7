import { birthDateTurningToday, birthDateTurningTomorrow } from '../../../mitz/calendar.js';
import { whereTheAgeIsBeyondDispute } from '../../../mitz/checks/age.js';
import { nothingRecorded, recordedAs } from '../../../mitz/checks/recording.js';
import type { Example } from '../../../mitz/example.js';
import { buttons, scenario } from '../../../mitz/scenario.js';
import type { Patient } from '../../../mitz/xis.js';

const alone = { choice: 'yes', representativePresent: false } as const;
const accompanied = { choice: 'yes', representativePresent: true } as const;

const recorded = (example: Example, patient: Patient, answer: typeof alone | typeof accompanied): void => {
  example.consentQuestion(patient, answer, { recorded: true }, () => {
    example.recording(patient, 'yes');
  });
};

export default scenario({
  title: {
    nl: 'De dag voor en op de 12e verjaardag beslist de patiënt niet alleen, vanaf die dag met een vertegenwoordiger',
    en: 'On the day before and on the 12th birthday the patient does not decide alone, from then on with a representative',
  },
  line: '4.05.c',
  basis: 'normative',
  functionalities: buttons,
  given: (world) => {
    const birthDate = birthDateTurningToday(12, world.now);
    return {
      dayBefore: world.patient({ birthDate: birthDateTurningTomorrow(12, world.now) }),
      onTheDay: world.patient({ birthDate }),
      withRepresentative: world.patient({ birthDate }),
    };
  },
  when: async (bed, { dayBefore, onTheDay, withRepresentative }) => {
    await bed.register([dayBefore, onTheDay, withRepresentative]);
    await bed.askConsent(dayBefore, alone);
    await bed.askConsent(onTheDay, alone);
    await bed.askConsent(withRepresentative, accompanied);
  },
  checks: {
    'nothing-recorded-on-the-day-before': {
      ...whereTheAgeIsBeyondDispute(
        'dayBefore',
        nothingRecorded(
          'dayBefore',
          'withRepresentative',
          ['lets-an-11-year-old-decide-alone', 'lets-a-12-year-old-decide-alone'],
          'answered or refused',
        ),
      ),
      title: {
        nl: 'De dag voor de verjaardag is niets vastgelegd',
        en: 'On the day before the birthday nothing was recorded',
      },
      basis: 'assumed',
    },
    'nothing-recorded-on-the-birthday': {
      ...whereTheAgeIsBeyondDispute(
        'onTheDay',
        nothingRecorded('onTheDay', 'withRepresentative', ['lets-a-12-year-old-decide-alone'], 'answered or refused'),
      ),
      title: {
        nl: 'Op de verjaardag is van wie alleen is niets vastgelegd',
        en: 'On the birthday nothing was recorded of who is alone',
      },
    },
    'twin-is-recorded': whereTheAgeIsBeyondDispute(
      'withRepresentative',
      recordedAs('withRepresentative', 'yes', ['refuses-children-altogether']),
    ),
  },
  examples: {
    good: (example, { dayBefore, onTheDay, withRepresentative }) => {
      example.consentQuestion(dayBefore, alone, { refused: 'een ouder moet erbij zijn' });
      example.consentQuestion(onTheDay, alone, { refused: 'een ouder moet erbij zijn' });
      recorded(example, withRepresentative, accompanied);
    },
    counter: {
      'nothing-recorded-on-the-day-before': (example, { dayBefore }) => {
        recorded(example, dayBefore, alone);
      },
      'nothing-recorded-on-the-birthday': (example, { onTheDay }) => {
        recorded(example, onTheDay, alone);
      },
      'twin-is-recorded': (example, { withRepresentative }) => {
        example.consentQuestion(withRepresentative, accompanied, { refused: 'te jong' });
      },
    },
  },
});
