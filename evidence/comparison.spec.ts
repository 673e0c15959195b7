import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import type { Outcome } from '../core/outcome.js';
import type { RunRecord } from '../core/run-record.js';
import type { Delivery, Entry, Exchange } from '../core/transcript.js';
import { comparisonText } from './comparison-text.js';
import { compare } from './comparison.js';
import type { ComparedRun } from './comparison.js';

const placed = { begun: 1, ended: 2, at: '2026-11-21T10:00:00.000Z', ms: 1 } as const;
const moments = ['2026-11-21T10:00:00.123Z', '2027-01-02T03:04:05Z'];

interface Patient {
  readonly bsn: string;
  readonly records: readonly { readonly content: string }[];
}
const patient = (bsn: string): Patient => ({ bsn, records: [{ content: `text of ${bsn}` }] });

const question = (of: Patient, i: number, changed: Partial<Record<'accept' | 'category', string>> = {}): Exchange => ({
  kind: 'exchange',
  id: 1,
  by: 'target',
  koppelvlak: 'gesloten',
  request: {
    method: 'POST',
    path: '/xacml',
    headers: [
      ['X-Request-Id', randomUUID()],
      ['Accept', changed.accept ?? 'application/soap+xml'],
    ],
    body: `<Q id="${randomUUID()}" at="${moments[i % 2] ?? ''}"><To>https://localhost:${String(40_000 + i)}</To><Bsn>${of.bsn}</Bsn><Category>${changed.category ?? 'GGC002'}</Category></Q>`,
    bodyBytes: 1,
  },
  response: { status: 200, headers: [], body: `<Answer of="${randomUUID()}"/>`, bodyBytes: 1 },
  ending: 'answered',
  tls: null,
  ...placed,
});

const delivery = (of: Patient): Delivery => ({
  kind: 'delivery',
  bsn: of.bsn,
  dataCategory: 'GGC002',
  content: of.records[0]?.content ?? '',
  ...placed,
});

const path = 'transcripts/a.har';
function run(
  cast: Readonly<Record<string, Patient>>,
  entries: readonly Entry[],
  outcome: Outcome = 'pass',
): ComparedRun {
  const scenario = { id: '1.02/a', outcome, transcript: path, checks: [{ id: 'nothing-released', outcome }] };
  const record = {
    target: { application: { name: 'HIS', version: '1' }, connector: {} },
    specification: { set: '3.8', overlays: [] },
    conditions: [{ scenarios: [scenario] }],
  };
  return {
    record: record as unknown as RunRecord,
    transcripts: new Map([[path, { scenario: '1.02/a', cast, context: {}, entries }]]),
  };
}

const one = { refuser: patient('999900006'), consenter: patient('999900018') };
const other = { refuser: patient('999911120'), consenter: patient('999911132') };

describe('two runs compared', () => {
  const old = run(one, [question(one.refuser, 0), question(one.consenter, 1), delivery(one.consenter)]);

  it('are unchanged whatever their ids, moments, addresses and patients, and however often and in whatever order', () => {
    const fresh = run(other, [
      delivery(other.consenter),
      question(other.consenter, 2),
      question(other.refuser, 3),
      question(other.refuser, 4),
    ]);
    const comparison = compare(old, fresh);
    expect(comparison.scenarios).to.deep.equal([]);
    expect(comparisonText(comparison, 'en')).to.include('No behavioural change in 7 exchanges.');
  });

  it('show what a message has that it had not', () => {
    const fresh = run(one, [
      question(one.refuser, 0, { category: 'GGC012' }),
      question(one.consenter, 1, { category: 'GGC012' }),
      delivery(one.consenter),
    ]);
    expect(compare(old, fresh).scenarios.map(({ messages }) => messages)).to.deep.equal([
      [{ what: 'gesloten POST', gone: ['<Category>GGC002</Category>'], come: ['<Category>GGC012</Category>'] }],
    ]);
  });

  it('show another header', () => {
    const fresh = run(one, [
      question(one.refuser, 0, { accept: '*/*' }),
      question(one.consenter, 1),
      delivery(one.consenter),
    ]);
    expect(comparisonText(compare(old, fresh), 'en')).to.include('+ accept: */*');
  });

  it('show data of another patient of the same scenario, though nothing else differs', () => {
    const fresh = run(one, [question(one.refuser, 0), question(one.consenter, 1), delivery(one.refuser)]);
    expect(comparisonText(compare(old, fresh), 'en')).to.include('+ ‹refuser records 0 content›');
  });

  it('show how a scenario and its checks end now', () => {
    const fresh = run(one, [question(one.refuser, 0), question(one.consenter, 1), delivery(one.consenter)], 'fail');
    expect(compare(old, fresh).scenarios).to.deep.equal([
      {
        id: '1.02/a',
        outcome: { old: 'pass', new: 'fail' },
        checks: [{ id: 'nothing-released', old: 'pass', new: 'fail' }],
        messages: [],
      },
    ]);
  });
});
