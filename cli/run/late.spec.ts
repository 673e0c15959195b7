import { expect } from 'chai';
import { Recorder } from '../../core/recorder.js';
import type { Exchange, Unplaced } from '../../core/transcript.js';
import { Example, exampleMaker } from '../../mitz/example.js';
import type { Patient } from '../../mitz/xis.js';
import { LateWatch } from './late.js';

const [first, second] = exampleMaker().patients(2) as [Patient, Patient];

/** A subscription of this patient, as it would be recorded. */
function subscription(patient: Patient): Unplaced<Exchange> {
  const example = new Example();
  example.subscribe(patient);
  return example.entries()[0] as Exchange;
}

/** A choice of this patient, as it would be recorded. */
function choice(patient: Patient): Unplaced<Exchange> {
  const example = new Example();
  example.recording(patient, 'yes');
  return example.entries()[0] as Exchange;
}

const recorder = (): Recorder => new Recorder((value) => value);

describe('a message that comes too late', () => {
  it('is a finding of the scenario it belongs to, and no evidence of the one under way', () => {
    const watch = new LateWatch();
    const [one, two] = [recorder(), recorder()];
    one.beginExchange().end(subscription(first));
    expect(watch.setAside('2.01/one', [first.bsn], one.entries())).to.have.length(1);
    watch.close('2.01/one', [first.bsn], one);
    two.beginExchange().end(subscription(second));
    two.beginExchange().end(subscription(first));
    const kept = watch.setAside('2.01/two', [second.bsn], two.entries());
    expect(kept.map((entry) => (entry as Exchange).id)).to.deep.equal([1]);
    watch.close('2.01/two', [second.bsn], two);
    const [finding, ...others] = watch.findings();
    expect(others).to.deep.equal([]);
    expect(finding).to.deep.include({ kind: 'late', scenario: '2.01/one' });
    expect(finding?.text).to.include('(abonneren)').and.include('during 2.01/two, as its exchange 2');
  });

  it('is found between two scenarios, and where it had begun and not ended', () => {
    const watch = new LateWatch();
    const one = recorder();
    const open = one.beginExchange();
    watch.close('2.01/one', [first.bsn], one);
    expect(watch.findings()).to.deep.equal([]);
    open.end(subscription(first));
    expect(watch.findings().map(({ scenario }) => scenario)).to.deep.equal(['2.01/one']);
  });

  it('undoes what its scenario showed where it is a choice, and not where it is a registration', () => {
    const watch = new LateWatch();
    const [one, two] = [recorder(), recorder()];
    watch.close('4.05/one', [first.bsn], one);
    one.beginExchange().end(subscription(first));
    watch.setAside('4.05/two', [second.bsn], one.entries());
    expect([...watch.leaks()]).to.deep.equal([]);
    two.beginExchange().end(choice(first));
    watch.setAside('4.05/two', [second.bsn], two.entries());
    expect(watch.leaks().get('4.05/one')).to.include('registreren');
    watch.close('4.05/two', [second.bsn], two);
    two.beginExchange().end(choice(second));
    expect([...watch.leaks().keys()]).to.deep.equal(['4.05/one', '4.05/two']);
  });

  it('is not one about a patient of the scenario under way, nor one without a patient', () => {
    const watch = new LateWatch();
    watch.close('2.01/one', [first.bsn], recorder());
    const two = recorder();
    two.beginExchange().end(subscription(first));
    two.beginExchange().end({ ...subscription(first), request: { ...subscription(first).request, body: '' } });
    expect(watch.setAside('2.01/two', [first.bsn], two.entries())).to.have.length(2);
    expect(watch.findings()).to.deep.equal([]);
  });
});
