import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import fc from 'fast-check';
import { Recorder } from './recorder.js';
import type { Door } from './recorder.js';
import type { Action, Entry, Exchange, Unplaced } from './transcript.js';

const asIs: Door = (value) => value;
const message = { headers: [], body: '', bodyBytes: 0 };
const exchange = (path = '/'): Unplaced<Exchange> => ({
  kind: 'exchange',
  by: 'target',
  koppelvlak: null,
  request: { method: 'POST', path, ...message },
  response: { status: 200, ...message },
  ending: 'answered',
  tls: null,
});
const action = (name = 'reset'): Unplaced<Action> => ({
  kind: 'action',
  name,
  input: {},
  result: { status: 'unsupported' },
});
const delivery = { kind: 'delivery', bsn: '999000012', dataCategory: 'GGC002', content: 'text' } as const;
const refused = { kind: 'refused-connection', reason: 'no certificate' } as const;
const named = (entries: readonly Entry[]): readonly string[] =>
  entries.map((entry) =>
    entry.kind === 'exchange' ? entry.request.path : entry.kind === 'action' ? entry.name : entry.kind,
  );

describe('recorder', () => {
  it('puts entries in the order in which they began, however they ended', () => {
    const recorder = new Recorder(asIs);
    const outer = recorder.beginAction();
    const slow = recorder.beginExchange();
    const quick = recorder.beginExchange();
    recorder.beginDelivery().end(delivery);
    quick.end(exchange('/quick'));
    recorder.refusedConnection(refused);
    outer.end(action('outer'));
    slow.end(exchange('/slow'));
    expect(named(recorder.entries())).to.deep.equal(['outer', '/slow', '/quick', 'delivery', 'refused-connection']);
    const [first, second, third] = recorder.entries();
    expect(second).to.include({ kind: 'exchange', id: 1 });
    expect(third).to.include({ kind: 'exchange', id: 2 });
    // What happened during the action lies between its begin and its end.
    expect(first!.begun).to.be.lessThan(third!.begun);
    expect(first!.ended).to.be.greaterThan(third!.ended!);
    expect(first!.ended).to.be.lessThan(second!.ended!);
  });

  it('keeps of a flood the beginning of each message, which nobody reads then', () => {
    const recorder = new Recorder(asIs, 3000);
    const large = (): Unplaced<Exchange> => {
      const { request, ...rest } = exchange();
      return { ...rest, request: { ...request, body: 'x'.repeat(2000), bodyBytes: 2000 } };
    };
    for (let i = 0; i < 3; i += 1) recorder.beginExchange().end(large());
    const kept = recorder.entries().map((entry) => (entry as Exchange).request);
    expect(kept.map(({ body, bodyBytes }) => [body.length, bodyBytes])).to.deep.equal([[2000, 2000], [1024, 2000], [1024, 2000]]); // prettier-ignore
    expect(kept.map(({ unread }) => unread !== undefined)).to.deep.equal([false, true, true]);
    for (let i = 0; i < 6000; i += 1) recorder.refusedConnection(refused);
    expect(recorder.entries()).to.have.length(3 + 5000);
  });

  it('gives every begin and end a place of its own, in the order in which they happened', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 3 }), { maxLength: 40 }), (steps) => {
        const recorder = new Recorder(asIs);
        const open: { begun: number; end: () => void }[] = [];
        let begun = 0;
        const expected: string[] = [];
        for (const step of steps) {
          if (step < 2) {
            const name = `/${(begun += 1)}`;
            const handle = step === 0 ? recorder.beginExchange() : recorder.beginAction();
            open.push({
              begun,
              end: () =>
                'end' in handle
                  ? handle.end({ ...exchange(name), ...action(name), kind: 'action' } as never)
                  : undefined,
            });
            expected.push(name);
          } else open.splice(step === 2 ? 0 : -1, 1)[0]?.end();
        }
        for (const { end } of open) end();
        const entries = recorder.entries();
        expect(named(entries)).to.deep.equal(expected);
        const places = entries.flatMap((entry) => [entry.begun, entry.ended!]);
        expect(new Set(places).size).to.equal(places.length);
        expect(entries.every((entry) => entry.begun < entry.ended!)).to.be.true;
      }),
    );
  });

  it('places an answer where it left, before what the other side does because of it', () => {
    const recorder = new Recorder(asIs);
    const answered = recorder.beginExchange();
    answered.answering();
    recorder.beginDelivery().end(delivery);
    const { ended } = answered.end(exchange());
    expect(ended).to.be.lessThan(recorder.entries()[1]!.begun);
  });

  it('lets everything through the door before it is kept or given back', () => {
    const seen: unknown[] = [];
    const hiding: Door = (value) => {
      seen.push(value);
      return JSON.parse(JSON.stringify(value).replaceAll('secret', 'hidden')) as typeof value;
    };
    const recorder = new Recorder(hiding);
    const kept = recorder.beginExchange().end({
      ...exchange('/secret'),
      response: { status: 200, headers: [['x', 'secret']], body: 'secret', bodyBytes: 6 },
      ending: 'secret',
    });
    recorder
      .beginAction()
      .end({ ...action('secret'), input: { secret: ['secret'] }, result: { status: 'broken', reason: 'secret' } });
    recorder.beginDelivery().end({ ...delivery, content: 'secret' });
    recorder.refusedConnection({ ...refused, reason: 'secret' });
    expect(seen).to.have.length(4);
    expect(JSON.stringify([kept, recorder.entries()]))
      .to.contain('hidden')
      .and.not.to.contain('secret');
  });

  it('keeps an exchange only when it has ended, under the number it began with', () => {
    const recorder = new Recorder(asIs);
    recorder.beginExchange();
    recorder.beginExchange().end(exchange('/second'));
    expect(recorder.entries()).to.have.length(1);
    expect(recorder.entries()[0]).to.include({ id: 2 });
  });

  it('gives out a list of its own', () => {
    const recorder = new Recorder(asIs);
    recorder.beginDelivery().end(delivery);
    (recorder.entries() as Entry[]).length = 0;
    expect(recorder.entries()).to.have.length(1);
  });

  it('is not quiet while an exchange is open; an open action is no traffic', async () => {
    const recorder = new Recorder(asIs);
    const open = recorder.beginExchange();
    await wait(5);
    expect(recorder.quietFor()).to.equal(0);
    open.end(exchange());
    recorder.beginAction();
    await wait(5);
    expect(recorder.quietFor()).to.be.greaterThan(0);
  });
});
