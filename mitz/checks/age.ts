import { notShown, outcomeOf } from '../../core/outcome.js';
import { agesAround } from '../calendar.js';
import type { MitzCheck } from '../scenario.js';
import type { Patient } from '../xis.js';
import { askedAbout } from './asked-questions.js';

/**
 * The same check, that blames nobody where the patient was asked around midnight: then the patient may have grown older
 * since the scenario chose the birth date, or the clock of the XIS may be on another day.
 */
export const whereTheAgeIsBeyondDispute = <Name extends string, Cast extends Readonly<Record<Name, Patient>>>(
  name: Name,
  check: MitzCheck<Cast>,
): MitzCheck<Cast> => ({
  ...check,
  judge: (evidence) => {
    try {
      check.judge(evidence);
    } catch (thrown) {
      if (outcomeOf(thrown) !== 'fail') throw thrown;
      const { bsn, birthDate } = evidence.cast[name];
      const moments = askedAbout(evidence, bsn).map(({ start, answer }) => (answer ?? start).entry.at);
      const ages = new Set(moments.flatMap((at) => agesAround(new Date(at), birthDate)));
      if (ages.size > 1)
        notShown(
          `around midnight the patient is ${[...ages].join(' or ')} years old, by which clock one goes: run it again`,
        );
      throw thrown;
    }
  },
});
