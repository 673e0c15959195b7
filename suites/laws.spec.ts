import { expect } from 'chai';
import { outcomeOf, shortcomingOf } from '../core/outcome.js';
import { evidenceOf } from '../core/scenario.js';
import { Example, exampleContext, exampleMaker } from '../mitz/example.js';
import type { ExampleWriter } from '../mitz/scenario.js';
import { laws } from '../mitz/laws.js';
import type { Patient } from '../mitz/xis.js';
import { loadSuites } from './index.js';

const { scenarios, conditions } = await loadSuites();
const lines = new Set(conditions.flatMap((condition) => condition.lines.map(({ id }) => id)));

/** How each law ends on what an example writes. */
function judged<Cast>(cast: Cast, write: ExampleWriter<Cast>): Readonly<Record<string, string>> {
  const example = new Example();
  write(example, cast);
  const evidence = evidenceOf(
    { scenario: '', cast, context: exampleContext, entries: example.entries() },
    example.specification,
  );
  return Object.fromEntries(
    Object.entries(laws).map(([id, law]) => {
      try {
        law.judge(evidence as never);
        return [id, 'pass'];
      } catch (thrown) {
        const { message, expected, received, where } = shortcomingOf(thrown);
        if (outcomeOf(thrown) === 'fail')
          for (const part of [message, expected, received, where]) expect(part, id).to.be.a('string').and.not.be.empty;
        return [id, outcomeOf(thrown)];
      }
    }),
  );
}

const patient = exampleMaker().patient();

describe('the laws of the whole record', () => {
  it('are each of a line of the norm, with a fault that breaks them', () => {
    for (const [id, { line, trippedBy }] of Object.entries(laws)) {
      expect(lines, id).to.include(line);
      expect(trippedBy, id).to.not.be.empty;
    }
  });

  // The good example of a form is a message alone, without what led to it.
  for (const { id, scenario } of scenarios.filter((one) => !one.scenario.observable))
    it(`leave the good example of ${id} alone`, () => {
      const outcomes = judged(scenario.given(exampleMaker()), scenario.examples.good);
      expect(Object.values(outcomes), JSON.stringify(outcomes)).to.not.include('fail').and.not.include('error');
    });

  const broken: Readonly<Record<string, readonly [law: string, write: (example: Example, patient: Patient) => void]>> =
    {
      'a release without a question': [
        'law-no-release-without-permit',
        (example, one) => {
          example.dataRequest(one, { released: ['GGC002'] });
        },
      ],
      'a release on a Deny': [
        'law-no-release-without-permit',
        (example, one) => {
          example.dataRequest(one, { released: ['GGC002'] }, () => { example.question(one, 'Deny'); }); // prettier-ignore
        },
      ],
      'a release on the Permit of an earlier request': [
        'law-no-release-without-permit',
        (example, one) => {
          example.dataRequest(one, { released: ['GGC002'] }, () => { example.question(one, 'Permit'); }); // prettier-ignore
          example.dataRequest(one, { released: ['GGC002'] });
        },
      ],
      'a choice that nobody gave': [
        'law-no-choice-without-an-answer',
        (example, one) => {
          example.recording(one, 'yes');
        },
      ],
      'another choice than was given': [
        'law-no-choice-without-an-answer',
        (example, one) => {
          example.consentQuestion(one, { choice: 'no' }, { recorded: true }, () => { example.recording(one, 'yes'); }); // prettier-ignore
        },
      ],
      'a report that counts what Mitz refused': [
        'law-report-counts-what-mitz-took',
        (example, { bsn }) => {
          const items = [{ bsn, status: 'accepted' as const }];
          example.startMigration(true, { total: 1, offered: 1, accepted: 1, items }, () => {
            example.migrate(patient, {}, { status: 500 });
          });
        },
      ],
    };
  for (const [name, [law, write]] of Object.entries(broken))
    it(`find ${name}`, () => {
      expect(judged(patient, write)[law]).to.equal('fail');
    });
});
