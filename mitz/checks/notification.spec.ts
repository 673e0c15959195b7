import { expect } from 'chai';
import { outcomeOf } from '../../core/outcome.js';
import { evidenceOf } from '../../core/scenario.js';
import { isExchange } from '../../core/transcript.js';
import { Example, exampleContext, exampleMaker } from '../example.js';
import { mustBeNotified, stillAlive, notificationAccepted } from './notification.js';

const patient = exampleMaker().patient();

/** A notification, and another after it, both answered with 200, of which the last ended so. */
function evidence(ending: string) {
  const example = new Example();
  example.notification(patient, 'yes', 200);
  example.notification(patient, 'no', 200);
  const last = example.entries().findLast(isExchange);
  const entries = example.entries().map((entry) => (entry === last ? { ...entry, ending } : entry));
  return evidenceOf({ scenario: '', cast: { patient }, context: exampleContext, entries }, example.specification);
}

const outcome = (judge: () => void): string => {
  try {
    judge();
    return 'pass';
  } catch (thrown) {
    return outcomeOf(thrown);
  }
};

describe('the answer to a notification', () => {
  const endings = { answered: 'pass', 'the answer was not whole: no end of the answer within 400 ms': 'fail' } as const;
  for (const [ending, expected] of Object.entries(endings))
    it(`counts as right with its status only where it came to its end: ${ending}`, () => {
      const given = evidence(ending) as never;
      expect(outcome(() => { notificationAccepted('patient', ['none']).judge(given); })).to.equal(expected); // prettier-ignore
      expect(outcome(() => { stillAlive('patient', 'patient', ['none']).judge(given); })).to.equal(expected); // prettier-ignore
      expect(outcome(() => { mustBeNotified(given, patient); }), 'it knew of it').to.equal('pass'); // prettier-ignore
    });
});
