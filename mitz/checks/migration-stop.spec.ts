import { expect } from 'chai';
import { outcomeOf, shortcomingOf } from '../../core/outcome.js';
import { Example, exampleMaker } from '../example.js';
import { localConsent } from '../scenarios/migration-run.js';
import type { MigrationReport } from '../xis.js';
import { nothingCountedAsAccepted } from './migration-stop.js';

const patients = exampleMaker().patients(4);
const [first, second] = patients;
const pending = { done: false, total: 4, offered: 1, accepted: 0, rejected: 0, excluded: 0 };

/** Mitz turns the first away, and the report is asked for twice. */
function judged(
  report: MigrationReport,
  again = report,
  between: (example: Example) => void = () => undefined,
): string {
  const example = new Example();
  const refuse = (patient: typeof first): void => {
    if (patient) example.migrate(patient, {}, { status: 401, responseBody: '' });
  };
  example.startMigration(true, { ...pending, offered: 0 }, () => {
    refuse(first);
  });
  example.action('migration-report', undefined, report);
  between(example);
  example.action('migration-report', undefined, again);
  const consents = patients.map((patient) => localConsent(patient, 'yes'));
  const { context, specification } = example;
  const evidence = {
    scenario: 'stop',
    cast: { patients, consents },
    context,
    specification,
    entries: example.entries(),
  };
  try {
    nothingCountedAsAccepted(() => 401, { trippedBy: ['counts-refusals-as-accepted'] }).judge(evidence);
    return 'pass';
  } catch (thrown) {
    return `${outcomeOf(thrown)}: ${shortcomingOf(thrown).message}`;
  }
}

describe('the report of a migration that Mitz turned away', () => {
  it('may leave the rest pending, or what was turned away too', () => {
    expect(judged(pending)).to.equal('pass');
    expect(judged({ ...pending, rejected: 1 })).to.equal('pass');
    expect(judged({ ...pending, rejected: 1, excluded: 3 })).to.equal('pass');
  });

  it('counts nothing as accepted, and nothing that there is not', () => {
    expect(judged({ ...pending, accepted: 1 })).to.match(/^fail: .*accepted/);
    expect(judged({ ...pending, offered: 4 })).to.match(/^fail: .*offered/);
    expect(judged({ ...pending, rejected: 2 })).to.match(/^fail: .*more as rejected/);
    expect(judged({ ...pending, done: true })).to.match(/^fail: .*rejected/);
  });

  it('shows nothing while it changes, or while messages come', () => {
    expect(judged(pending, { ...pending, rejected: 1 })).to.match(/^not-shown: .*had not ended/);
    const goesOn = (example: Example): void => {
      if (second) example.migrate(second, {}, { status: 401, responseBody: '' });
    };
    expect(judged({ ...pending, offered: 2 }, undefined, goesOn)).to.match(/^not-shown: .*had not ended/);
  });
});
