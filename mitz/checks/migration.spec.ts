import { expect } from 'chai';
import { outcomeOf, shortcomingOf } from '../../core/outcome.js';
import type { Exchange } from '../../core/transcript.js';
import type { MitzEvidence } from '../context.js';
import { Example, exampleMaker } from '../example.js';
import { localConsent, restrictedConsent } from '../scenarios/migration-run.js';
import type { MigrationCast } from '../scenarios/migration-run.js';
import { sameMoment, sameScope } from './migration-fields.js';
import { decidedAreSent, sentAsDecided } from './migration.js';
import type { MitzCheck } from '../scenario.js';

const patient = exampleMaker().patient();

/** One consent is migrated, and perhaps what arrived is changed. */
function migrated(
  { consents }: Pick<MigrationCast, 'consents'>,
  choice: 'yes' | 'no' = 'yes',
  changed: (exchange: Exchange) => Exchange = (exchange) => exchange,
): MitzEvidence<MigrationCast> {
  const example = new Example();
  example.startMigration(true, { total: 1, offered: 1, accepted: 1 }, () => {
    example.migrate(patient, { choice });
  });
  const entries = example.entries().map((one) => (one.kind === 'exchange' ? changed(one) : one));
  const { context, specification } = example;
  return { scenario: 'migration', cast: { patients: [patient], consents }, context, specification, entries };
}

function judged(check: MitzCheck<MigrationCast>, evidence: MitzEvidence<MigrationCast>): string {
  try {
    check.judge(evidence);
    return 'pass';
  } catch (thrown) {
    return `${outcomeOf(thrown)}: ${shortcomingOf(thrown).message}`;
  }
}

describe('what is judged of what was migrated', () => {
  const whole = { consents: [localConsent(patient, 'yes')] };
  const isSent = decidedAreSent(['forgets-the-last-consent']);

  it('is that Mitz took it', () => {
    expect(judged(isSent, migrated(whole))).to.equal('pass');
  });

  it('shows nothing where Mitz did not take it', () => {
    const refused = (exchange: Exchange): Exchange => ({
      ...exchange,
      response: exchange.response && { ...exchange.response, status: 400 },
    });
    expect(judged(isSent, migrated(whole, 'yes', refused))).to.match(/^not-shown: Mitz did not take/);
  });

  it('shows nothing where the message is in a form that nobody knows', () => {
    const body = JSON.stringify({ resourceType: 'Parameters', id: patient.bsn });
    const other = (exchange: Exchange): Exchange => ({ ...exchange, request: { ...exchange.request, body } });
    expect(judged(isSent, migrated(whole, 'yes', other))).to.match(/^not-shown: .*not recognised/);
  });

  it('is the moment to the second, of which a part shows nothing', () => {
    const check = sentAsDecided({
      title: { nl: 'Moment', en: 'Moment' },
      trippedBy: ['overwrites-the-decision-date'],
      compare: sameMoment,
    });
    const decidedAt = '2015-12-14T08:18:09+01:00';
    const sentWith = (written: string): string => {
      const dated = (exchange: Exchange): Exchange => {
        const body = exchange.request.body.replace(/"dateTime":"[^"]*"/, `"dateTime":"${written}"`);
        return { ...exchange, request: { ...exchange.request, body } };
      };
      return judged(check, migrated({ consents: [localConsent(patient, 'yes', { decidedAt })] }, 'yes', dated));
    };
    for (const same of [decidedAt, '2015-12-14T07:18:09.000Z']) expect(sentWith(same), same).to.equal('pass');
    for (const part of ['', '2', '2015', '2015-12', '2015-12-14', '2015-12-14T08:18:09'])
      expect(sentWith(part), part).to.match(/^not-shown: /);
    expect(sentWith('2015-12-14T08:18:10+01:00')).to.match(/^fail: .*when a patient decided/);
  });

  it('shows nothing of a restriction where the choice itself was changed', () => {
    const check = sentAsDecided({
      title: { nl: 'Reikwijdte', en: 'Scope' },
      trippedBy: ['drops-the-restriction'],
      compare: (sent, local, { specification }) => {
        sameScope(sent, local, specification);
      },
    });
    const restricted = { consents: [restrictedConsent(patient)] };
    expect(judged(check, migrated(restricted, 'no'))).to.match(/^not-shown: the choice itself was changed/);
    expect(judged(check, migrated(restricted))).to.match(/^fail: .*widen or narrow/);
  });
});
