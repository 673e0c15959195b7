import { expect } from 'chai';
import { outcomeOf, shortcomingOf } from '../../core/outcome.js';
import type { MitzEvidence } from '../context.js';
import { Example, exampleMaker } from '../example.js';
import { judgeQuestions, judgeToldAsRecorded, refusalOf } from './asked-questions.js';
import { nothingRecorded, recordedAs } from './recording.js';

const patient = exampleMaker().patient();

/** Each button was used, and what was recorded with it. */
function answered(functionalities?: readonly string[]): MitzEvidence<{ readonly patient: typeof patient }> {
  const example = new Example();
  example.recorded(patient);
  const context = { ...example.context, ...(functionalities && { functionalities }) };
  const { specification } = example;
  return { scenario: 'buttons', cast: { patient }, context, specification, entries: example.entries() };
}

const judged = (judge: () => void): string => {
  try {
    judge();
    return 'pass';
  } catch (thrown) {
    return `${outcomeOf(thrown)}: ${shortcomingOf(thrown).message}`;
  }
};

describe('what is judged of the buttons', () => {
  const check = recordedAs('patient', 'yes', ['records-yes-as-no']);
  const judge = (evidence: MitzEvidence<{ readonly patient: typeof patient }>): string =>
    judged(() => {
      check.judge(evidence);
    });

  it('is judged of each that is claimed', () => {
    const seen: string[] = [];
    const evidence = answered();
    judgeQuestions(evidence, (asked) => {
      expect(refusalOf(asked)).to.be.undefined;
      seen.push(`${asked.button} ${asked.holder.ura}`);
    });
    expect(seen).to.deep.equal(['dossierhoudersknop 90000382', 'raadplegersknop 90000705']);
    expect(judge(evidence)).to.equal('pass');
  });

  it('names the button with which nothing was asked', () => {
    const evidence = answered();
    const until = evidence.entries.filter((one) => one.kind === 'action' && one.name === 'select-patient')[1]?.begun;
    const onlyFirst = evidence.entries.filter(({ begun }) => begun < (until ?? 0));
    expect(judge({ ...evidence, entries: onlyFirst })).to.match(/^not-shown: .*raadplegersknop/);
  });

  it('names the button with which it went wrong', () => {
    const evidence = answered();
    const spoilt = evidence.entries.map((one) =>
      one.kind === 'exchange' && one.request.body.includes('SIT003') ? { ...one, koppelvlak: 'migreren' } : one,
    );
    expect(judge({ ...evidence, entries: spoilt })).to.match(/^fail: raadplegersknop: /);
  });

  it('shows nothing where Mitz did not take what was sent', () => {
    const evidence = answered();
    const untaken = evidence.entries.map((one) =>
      one.kind === 'exchange' && one.response ? { ...one, response: { ...one.response, status: 400 } } : one,
    );
    expect(judge({ ...evidence, entries: untaken })).to.match(/^not-shown: .*Mitz did not take the message/);
  });

  it('falls short where the user is told of a recording that was not sent', () => {
    const evidence = answered();
    const silent = evidence.entries.filter(({ kind }) => kind !== 'exchange');
    const told = (entries: MitzEvidence['entries']): string =>
      judged(() => {
        judgeToldAsRecorded({ ...evidence, entries });
      });
    expect(told(evidence.entries)).to.equal('pass');
    expect(told(silent)).to.match(/^fail: .*dossierhoudersknop: .*nothing was sent/);
    const nothing = nothingRecorded('patient', 'patient', ['sends-on-cancel']);
    expect(judged(() => { nothing.judge({ ...evidence, entries: silent }); })).to.match(/^fail: .*made no choice/); // prettier-ignore
  });

  it('shows nothing where no button was claimed and none was used', () => {
    expect(judge({ ...answered(['gesloten']), entries: [] })).to.match(/^not-shown/);
  });
});
