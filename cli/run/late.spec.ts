import { expect } from 'chai';
import { Recorder } from '../../core/recorder.js';
import { isExchange } from '../../core/transcript.js';
import type { Delivery, Exchange, Unplaced } from '../../core/transcript.js';
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

  const inScenario = '4.05/one';
  const at = 'http://127.0.0.1:1/secret/1';
  const strange = { method: 'PUT', path: '/secret/1', headers: [], body: 'a dossier', bodyBytes: 9 } as const;
  const unreadHead = { method: 'POST', path: '/x', headers: [], bodyBytes: 1, body: '', unread: 'it was broken off' };

  /** What an example writes of one patient, the last entry of it, or made to differ. */
  const last = (write: (example: Example) => void, different: Partial<Exchange> = {}): Unplaced<Exchange> => {
    const example = new Example();
    write(example);
    const { begun: _, ended: __, at: ___, ms: ____, id: _____, ...exchange } = example.entries().findLast(isExchange)!;
    return { ...exchange, ...different };
  };
  const messages: Readonly<Record<string, Unplaced<Exchange>>> = {
    'a subscription': subscription(first),
    'a choice': choice(first),
    'a closed question': last((example) => { example.question(first, 'Permit'); }), // prettier-ignore
    'an open question': { ...last((example) => { example.question(first, 'Deny'); }), koppelvlak: 'openAutorisatievraag' }, // prettier-ignore
    'a launch': last((example) => { example.launch(first); }), // prettier-ignore
    'a message to an unknown address': { ...choice(first), koppelvlak: null },
    'a BSN in the query of an unknown address': {
      ...choice(first),
      koppelvlak: null,
      request: { method: 'GET', path: `/x?bsn=%39${first.bsn.slice(1)}`, headers: [], body: '', bodyBytes: 0 },
    },
    'a cancellation of what it subscribed': {
      ...choice(first),
      koppelvlak: 'abonneren',
      request: { method: 'DELETE', path: '/fhir/Subscription/0f8fad5b-d9cb', headers: [], body: '', bodyBytes: 0 },
    },
  };
  const deliveries: Readonly<Record<string, Unplaced<Delivery>>> = {
    'a delivery': { kind: 'delivery', bsn: first.bsn, dataCategory: 'GGC002', content: 'a', to: at },
    'a delivery that cannot be read': { kind: 'delivery', bsn: '', dataCategory: '', content: '', to: at, request: strange },
    'a delivery to an address below it': { kind: 'delivery', bsn: '', dataCategory: '', content: '', to: `${at}/x`, request: strange },
  }; // prettier-ignore

  /** A scenario that was given an address and a subscription, and is closed. */
  function closedScenario(): { readonly watch: LateWatch; readonly one: Recorder } {
    const watch = new LateWatch();
    const one = recorder();
    one.beginAction().end({ kind: 'action', name: 'answer-data-request', input: { bsn: first.bsn, deliverTo: at }, result: { status: 'done', output: { released: [] } } }); // prettier-ignore
    const response = { status: 202, headers: [['Location', 'Subscription/0f8fad5b-d9cb']], body: '', bodyBytes: 0 } as const; // prettier-ignore
    one.beginExchange().end({ ...subscription(first), response });
    watch.close(inScenario, [first.bsn], one);
    return { watch, one };
  }

  for (const [name, late] of Object.entries({ ...messages, ...deliveries })) {
    const add = (to: Recorder): void => {
      if (late.kind === 'delivery') to.beginDelivery().end(late);
      else to.beginExchange().end(late);
    };

    it(`undoes what its scenario showed, before another begins: ${name}`, () => {
      const { watch, one } = closedScenario();
      add(one);
      expect([...watch.leaks().keys()]).to.deep.equal([inScenario]);
      expect(watch.findings().map(({ scenario }) => scenario)).to.deep.equal([inScenario]);
    });

    it(`undoes what its scenario showed, and is no evidence of the one under way: ${name}`, () => {
      const { watch } = closedScenario();
      const two = recorder();
      add(two);
      expect(watch.setAside('4.05/two', [second.bsn], two.entries())).to.deep.equal([]);
      expect([...watch.leaks().keys()]).to.deep.equal([inScenario]);
      expect(watch.findings().map(({ scenario }) => scenario)).to.deep.equal([inScenario]);
    });
  }

  it('undoes it where nobody can read whom it is about, and not where it is about nobody and to no interface', () => {
    const { watch, one } = closedScenario();
    one.beginExchange().end({
      ...choice(first),
      koppelvlak: null,
      request: { method: 'GET', path: '/x', headers: [], bodyBytes: 0, body: '' },
    });
    expect([...watch.leaks()]).to.deep.equal([]);
    one.beginExchange().end({ ...choice(first), koppelvlak: null, request: unreadHead });
    expect([...watch.leaks().keys()]).to.deep.equal([inScenario]);
  });

  it('does not undo it where the target was told to forget what it subscribed', () => {
    const { watch } = closedScenario();
    const two = recorder();
    const reset = two.beginAction();
    two.beginExchange().end(messages['a cancellation of what it subscribed']!);
    reset.end({ kind: 'action', name: 'reset', input: {}, result: { status: 'done', output: undefined } });
    expect(watch.setAside('4.05/two', [second.bsn], two.entries())).to.have.length(1);
    expect([...watch.leaks()]).to.deep.equal([]);
  });

  it('undoes it where data was still on its way when the run ended', () => {
    const { watch, one } = closedScenario();
    one.beginDelivery();
    expect([...watch.leaks().keys()]).to.deep.equal([inScenario]);
  });

  it('keeps data of an earlier patient at a receiving end of the scenario under way as evidence of both', () => {
    const { watch } = closedScenario();
    const two = recorder();
    const to = 'http://127.0.0.1:1/secret/2';
    two.beginAction().end({ kind: 'action', name: 'answer-data-request', input: { bsn: second.bsn, deliverTo: to }, result: { status: 'done', output: { released: [] } } }); // prettier-ignore
    two.beginDelivery().end({ kind: 'delivery', bsn: first.bsn, dataCategory: 'GGC002', content: 'a', to });
    expect(watch.setAside('4.05/two', [second.bsn], two.entries())).to.have.length(2);
    expect([...watch.leaks().keys()]).to.deep.equal([inScenario]);
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
