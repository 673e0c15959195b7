import { expect } from 'chai';
import { NotShown, outcomeOf, Unreadable } from '../core/outcome.js';
import { evidenceOf } from '../core/scenario.js';
import type { Delivery, Entry, HttpRequest } from '../core/transcript.js';
import { arrivals } from './arrivals.js';
import { isEmptyDelivery, isRead, readDelivery } from './delivery.js';
import { Example, exampleContext, exampleMaker } from './example.js';
import { laws } from './laws.js';
import { leftOn, mustBeReadable, releasesAbout } from './releases.js';
import type { Patient } from './xis.js';

const [one, two] = exampleMaker().patients(2) as [Patient, Patient];
const given = ['http://127.0.0.1:1/secret/1', 'http://127.0.0.1:1/secret/10'];

const request = (different: Partial<HttpRequest> = {}): HttpRequest => {
  const body = different.body ?? '';
  return { method: 'POST', path: '/secret/1', headers: [], body, bodyBytes: body.length, ...different };
};

const delivered = (different: Partial<Delivery>, begun: number): Delivery => ({
  kind: 'delivery',
  bsn: '',
  dataCategory: '',
  content: '',
  to: given[0] ?? '',
  begun,
  ended: begun,
  at: '2026-01-01T00:00:00.000Z',
  ms: 0,
  ...different,
});

/** Two data requests, each with an address of its own, the first of which Mitz denied; and what arrived after them. */
function evidence(...deliveries: readonly Partial<Delivery>[]) {
  const example = new Example();
  const ask = (patient: Patient, decision: 'Permit' | 'Deny', deliverTo: string): void => {
    example.dataRequest(patient, { released: [] }, () => { example.question(patient, decision); }, { deliverTo }); // prettier-ignore
  };
  ask(one, 'Deny', given[0] ?? '');
  ask(two, 'Permit', given[1] ?? '');
  const entries: readonly Entry[] = example.entries();
  const last = entries.at(-1)?.begun ?? 0;
  const arrived = deliveries.map((each, i) => delivered(each, last + 100 + i));
  return evidenceOf(
    { scenario: '', cast: {}, context: exampleContext, entries: [...entries, ...arrived] },
    example.specification,
  );
}

const law = laws['law-no-release-without-permit'];

/** How the law of releases ends. */
function lawOn(...deliveries: readonly Partial<Delivery>[]): string {
  try {
    law?.judge(evidence(...deliveries) as never);
    return 'pass';
  } catch (thrown) {
    return thrown instanceof Unreadable ? 'unreadable' : outcomeOf(thrown);
  }
}

/** How much left on each of the two requests. */
const left = (...deliveries: readonly Partial<Delivery>[]): readonly number[] =>
  [one, two].map(({ bsn }) => releasesAbout(evidence(...deliveries) as never, bsn).flatMap(leftOn).length);

const strange = request({ body: 'a dossier' });

describe('what was released on a data request', () => {
  const places: Readonly<Record<string, readonly [delivery: Partial<Delivery>, left: readonly number[], law: string]>> =
    {
      'what came to its own address': [{ request: strange }, [1, 0], 'fail'],
      'what came to an address below it': [{ request: strange, to: `${given[0] ?? ''}/x` }, [1, 0], 'fail'],
      'what came to it with a query': [{ request: strange, to: `${given[0] ?? ''}?x=1` }, [1, 0], 'fail'],
      'what came to another that begins alike': [{ request: strange, to: given[1] ?? '' }, [0, 1], 'unreadable'],
      'what names its patient at the address of another': [
        { request: request({ body: `dossier of ${one.bsn}` }), to: given[1] ?? '' },
        [1, 1],
        'fail',
      ],
      'what is data of its patient at the address of another': [
        { bsn: one.bsn, dataCategory: 'GGC002', to: given[1] ?? '' },
        [1, 1],
        'fail',
      ],
      'what names its patient in a query, percent-encoded': [
        { request: request({ path: `/?p=%39${one.bsn.slice(1)}` }), to: 'http://127.0.0.1:1/' },
        [1, 0],
        'fail',
      ],
      'what came to no address that was given, after the latest request': [
        { request: strange, to: 'http://127.0.0.1:1/' },
        [0, 1],
        'unreadable',
      ],
      'data of somebody whom nobody asked about': [
        { bsn: '999990019', dataCategory: 'GGC002', to: given[1] ?? '' },
        [0, 1],
        'fail',
      ],
      'nothing, where a message is empty': [{ request: request() }, [0, 0], 'pass'],
    };
  for (const [name, [delivery, count, outcome]] of Object.entries(places))
    it(`is ${name}`, () => {
      expect(left(delivery)).to.deep.equal(count);
      expect(lawOn(delivery)).to.equal(outcome);
    });

  it('is not known where nobody can read it', () => {
    const [released] = releasesAbout(evidence({ request: strange }) as never, one.bsn);
    if (!released) throw new Error('there is a request');
    expect(() => {
      mustBeReadable(released);
    }).to.throw(NotShown, 'a POST of 9 bytes (no content type) in a form that cannot be read');
  });

  it('shows that a release would be seen only where it can be read', () => {
    const releases = (...each: readonly Partial<Delivery>[]): readonly string[] =>
      arrivals(evidence(...each)).filter((arrival) => arrival.startsWith('release '));
    expect(releases({ request: strange })).to.deep.equal([]);
    expect(releases({ bsn: one.bsn, dataCategory: 'GGC002' })).to.have.length(1);
  });
});

describe('a delivery', () => {
  const bsn = '999990019';
  const unread: Readonly<Record<string, Partial<HttpRequest>>> = {
    'that is no JSON': { body: 'text' },
    'that is a list': { body: JSON.stringify([{ bsn, dataCategory: 'GGC002' }]) },
    'of no BSN': { body: JSON.stringify({ bsn: `BSN ${bsn}`, dataCategory: 'GGC002' }) },
    'of a number as BSN': { body: JSON.stringify({ bsn: Number(bsn), dataCategory: 'GGC002' }) },
    'of no category': { body: JSON.stringify({ bsn, dataCategory: 'huisartsgegevens' }) },
    'of several categories': { body: JSON.stringify({ bsn, dataCategory: ['GGC002'] }) },
    'that was not read': { body: JSON.stringify({ bsn, dataCategory: 'GGC002' }), unread: 'too large' },
    'whose bytes are no text': { body: JSON.stringify({ bsn, dataCategory: 'GGC002' }), garbled: 'UTF-16' },
  };
  for (const [name, different] of Object.entries(unread))
    it(`${name} is not read`, () => {
      expect(isRead(readDelivery(request(different)))).to.equal(false);
    });

  it('keeps all that it holds as its content, where that is more than was agreed', () => {
    const body = JSON.stringify({ bsn, dataCategory: 'GGC002', content: 'a', more: 'b' });
    expect(readDelivery(request({ body }))).to.deep.equal({ bsn, dataCategory: 'GGC002', content: body, plain: false });
  });

  const full: Readonly<Record<string, Partial<HttpRequest>>> = {
    'a body': { body: '0' },
    'an object with a member that is null': { body: `{"${bsn}":null}` },
    'a path of its own': { path: '/secret/1/x' },
    'a query': { path: '/secret/1?x' },
    'a header of its own': { headers: [['X-Patient', 'somebody']] },
    'a number in a header that any client sends': { headers: [['User-Agent', bsn]] },
    'a body that was not read': { unread: 'it was broken off after 12 bytes' },
  };
  for (const [name, different] of Object.entries(full))
    it(`with ${name} is not empty`, () => {
      const sent = request(different);
      const to = new URL(sent.path, 'http://127.0.0.1:1').href;
      expect(isEmptyDelivery(delivered({ request: sent, to }, 1), given)).to.equal(false);
    });
});
