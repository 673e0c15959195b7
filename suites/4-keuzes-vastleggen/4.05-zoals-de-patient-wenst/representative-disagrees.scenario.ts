import { notShown, outcomeOf } from '../../../core/outcome.js';
import { birthDateAtAge } from '../../../mitz/calendar.js';
import { whereTheAgeIsBeyondDispute } from '../../../mitz/checks/age.js';
import { askedAbout, refusalOf } from '../../../mitz/checks/asked-questions.js';
import { nothingRecorded, notToldAsRecorded, recordedAs } from '../../../mitz/checks/recording.js';
import { buttons, scenario } from '../../../mitz/scenario.js';
import type { MitzCheck } from '../../../mitz/scenario.js';
import type { Patient } from '../../../mitz/xis.js';

// An adapter that does not read `representative` takes both for absent, and then both are refused.
const disagreeing = { choice: 'yes', representative: 'disagrees' } as const;
const agreeing = { choice: 'yes', representative: 'agrees' } as const;

interface Cast {
  readonly refused: Patient;
  readonly twin: Patient;
}

/** The same check, that shows nothing where the XIS refused the twin, whose representative agrees, as well. */
const whereAgreeingIsHeard = (name: keyof Cast, check: MitzCheck<Cast>): MitzCheck<Cast> =>
  whereTheAgeIsBeyondDispute(name, {
    ...check,
    judge: (evidence) => {
      const said = askedAbout(evidence, evidence.cast.twin.bsn).map(refusalOf);
      const unheard = said.find((refusal) => refusal !== undefined);
      try {
        check.judge(evidence);
      } catch (thrown) {
        if (name !== 'twin' || unheard === undefined || outcomeOf(thrown) !== 'fail') throw thrown;
      }
      if (unheard !== undefined)
        notShown(
          `with a representative who agrees it was refused too (${unheard}), so the adapter may not read 'representative' (driver contract 1.1)`,
        );
    },
  });

export default scenario({
  title: {
    nl: 'Is de vertegenwoordiger erbij en stemt die niet in, dan wordt niets vastgelegd',
    en: 'When the representative is present and does not agree, nothing is recorded',
  },
  line: '4.05.c',
  basis: 'normative',
  except: {
    'user-is-told': { basis: 'assumed' },
  },
  functionalities: buttons,
  given: (world): Cast => {
    const birthDate = birthDateAtAge(13, world.now);
    return { refused: world.patient({ birthDate }), twin: world.patient({ birthDate }) };
  },
  when: async (bed, { refused, twin }) => {
    await bed.register([refused, twin]);
    await bed.askConsent(refused, disagreeing);
    await bed.askConsent(twin, agreeing);
  },
  checks: {
    'nothing-recorded': whereAgreeingIsHeard(
      'refused',
      nothingRecorded(
        'refused',
        'twin',
        ['takes-presence-for-agreement', 'lets-a-12-year-old-decide-alone'],
        'answered or refused',
      ),
    ),
    'user-is-told': whereAgreeingIsHeard(
      'refused',
      notToldAsRecorded('refused', ['takes-presence-for-agreement', 'lets-a-12-year-old-decide-alone']),
    ),
    'twin-is-recorded': whereAgreeingIsHeard('twin', recordedAs('twin', 'yes', ['records-yes-as-no'])),
  },
  examples: {
    good: (example, { refused, twin }) => {
      example.consentQuestion(refused, disagreeing, { refused: 'de vertegenwoordiger stemt niet in' });
      example.consentQuestion(twin, agreeing, { recorded: true }, () => { example.recording(twin, 'yes'); }); // prettier-ignore
    },
    counter: {
      'nothing-recorded': (example, { refused }) => {
        example.consentQuestion(refused, disagreeing, { recorded: true }, () => { example.recording(refused, 'yes'); }); // prettier-ignore
      },
      'user-is-told': (example, { refused }) => {
        example.consentQuestion(refused, disagreeing, { recorded: true });
      },
      'twin-is-recorded': (example, { refused, twin }) => {
        example.consentQuestion(refused, disagreeing, { refused: 'de vertegenwoordiger stemt niet in' });
        example.consentQuestion(twin, agreeing, { recorded: true }, () => { example.recording(twin, 'no'); }); // prettier-ignore
      },
    },
  },
});
