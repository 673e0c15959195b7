import { expect } from 'chai';
import fc from 'fast-check';
import { entriesOfHar, harOf, harText } from './har.js';
import type { ActionResult, Entry, Exchange, HttpMessage } from './transcript.js';

const origin = 'https://localhost:8443';
const tool = { name: 'mitz-keur', version: '1.0.0' };

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('', '<a b="c">é</a>', '{"a":"\\u0000"}', 'x\r\ny'),
);
const instant = fc
  .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
  .map((date) => date.toISOString());
const orNull = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null });
const httpMessage: fc.Arbitrary<HttpMessage> = fc.record(
  {
    headers: fc.array(fc.tuple(fc.constantFrom('Content-Type', 'X-Request-Id', 'Location'), text)),
    body: text,
    bytes: fc.base64String(),
    digest: text,
    bodyBytes: fc.nat(),
  },
  { requiredKeys: ['headers', 'body', 'bodyBytes'] },
);
const notRead = fc.record({ unread: text, garbled: text }, { requiredKeys: [] });
const path = fc.oneof(
  fc.webPath({ size: 'small' }).map((one) => `/${one}`),
  fc.constantFrom('/a?b=%20&b=c', '//no/host', '/%zz', '*', '/a b', 'http://[bad'),
);
const json = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);
const result: fc.Arbitrary<ActionResult> = fc.oneof(
  json.map((output) => ({ status: 'done', output }) as const),
  fc.constant({ status: 'done', output: undefined } as const),
  fc.constant({ status: 'unsupported' } as const),
  fc.tuple(fc.constantFrom('refused', 'broken', 'overdue'), text).map(([status, reason]) => ({ status, reason })),
);
const anyRequest = fc
  .tuple(httpMessage, fc.constantFrom('GET', 'POST'), path, notRead)
  .map(([message, method, at, why]) => ({ method, path: at, ...message, ...why }));
const exchange: fc.Arbitrary<Omit<Exchange, 'begun'>> = fc.record(
  {
    kind: fc.constant('exchange'),
    id: fc.nat(),
    by: fc.constantFrom('target', 'mitz'),
    koppelvlak: orNull(fc.constantFrom('abonneren', 'migreren')),
    request: anyRequest,
    response: orNull(
      fc.tuple(httpMessage, fc.integer({ min: 100, max: 599 })).map(([message, status]) => ({ status, ...message })),
    ),
    ending: text,
    tls: orNull(
      fc.record({ protocol: text, cipher: text, clientSubject: orNull(text), clientFingerprint: orNull(text) }),
    ),
    callerFault: text,
    harnessError: text,
    remarks: fc.array(text),
    ended: orNull(fc.nat()),
    at: instant,
    ms: orNull(fc.nat()),
  },
  { requiredKeys: ['kind', 'id', 'by', 'koppelvlak', 'request', 'response', 'ending', 'tls', 'ended', 'at', 'ms'] },
);
const placed = { ended: orNull(fc.nat()), at: instant, ms: orNull(fc.nat()) };
const other = fc.oneof(
  fc.record({ kind: fc.constant('action' as const), name: text, input: json, result, ...placed }),
  fc.record(
    {
      kind: fc.constant('delivery' as const),
      ...{ bsn: text, dataCategory: text, content: text, to: text, request: anyRequest },
      ...placed,
    },
    { requiredKeys: ['kind', 'bsn', 'dataCategory', 'content', 'ended', 'at', 'ms'] },
  ),
  fc.record({ kind: fc.constant('refused-connection' as const), reason: text, ...placed }),
);
const entries: fc.Arbitrary<readonly Entry[]> = fc
  .array(fc.oneof(exchange, other), { maxLength: 8 })
  .map((all) => all.map((entry, i) => ({ ...entry, begun: i + 1 })));

const written = (all: readonly Entry[]): string =>
  JSON.stringify(harOf({ scenario: '2.01/a', cast: { bsn: '1' }, context: { c: 1 }, entries: all }, tool, origin));

interface Har {
  readonly log: Readonly<Record<string, unknown>> & { readonly entries: readonly Record<string, unknown>[] };
}

describe('har', () => {
  it('gives the same entries when it is written and read again', () => {
    fc.assert(
      fc.property(entries, (all) => {
        expect(entriesOfHar(JSON.parse(written(all)))).to.deep.equal(all);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same file in pieces', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const whole = { scenario: '2.01/a', cast: { entries: [] }, context: { c: 1 }, entries: all };
        const pieces = [...harText(whole, tool, origin)].join('');
        expect(pieces).to.equal(`${JSON.stringify(harOf(whole, tool, origin), null, 1)}\n`);
      }),
    );
    const [body, placed] = ['x'.repeat(300_000), { begun: 1, ended: 2, at: '2026-11-22T10:00:00.000Z', ms: 1 }];
    const delivery = { kind: 'delivery', bsn: '', dataCategory: '', content: '', ...placed } as const;
    const message = { headers: [], body, bodyBytes: 1 };
    const one = { kind: 'exchange', by: 'target', koppelvlak: null, response: null, ending: '', tls: null } as const;
    const request = { method: 'POST', path: '/', ...message };
    const many = [1, 2, 3, 4, 5, 6, 7].map((id): Entry => ({ ...one, ...placed, id, request }));
    const large = { scenario: '2.01/a', cast: {}, context: {}, entries: [...many, delivery] };
    const pieces = [...harText(large, tool, origin)];
    expect(pieces).to.have.length(2);
    expect(pieces.join('')).to.equal(`${JSON.stringify(harOf(large, tool, origin), null, 1)}\n`);
  });

  it('has what every reader of HAR 1.2 asks for, whatever the path', () => {
    fc.assert(
      fc.property(exchange, (one) => {
        const { log } = JSON.parse(written([{ ...one, begun: 1 }])) as Har;
        expect(log).to.include({ version: '1.2' }).and.to.have.property('creator');
        const [entry] = log.entries;
        expect(entry).to.include.all.keys('startedDateTime', 'time', 'request', 'response', 'cache', 'timings');
        const { request, response } = entry as { request: Record<string, unknown>; response: Record<string, unknown> };
        expect(URL.canParse(String(request['url'])), String(request['url'])).to.be.true;
        const members = ['httpVersion', 'cookies', 'headers', 'headersSize', 'bodySize'];
        expect(request).to.include.all.keys('method', 'url', 'queryString', ...members);
        expect(response).to.include.all.keys('status', 'statusText', 'content', 'redirectURL', ...members);
      }),
    );
  });

  it('keeps the cast and the context with which a transcript is judged again', () => {
    const { log } = JSON.parse(written([])) as Har;
    expect(log).to.deep.include({
      _scenario: '2.01/a',
      _cast: { bsn: '1' },
      _context: { c: 1 },
      entries: [],
      _events: [],
    });
  });

  it('puts exchanges and other events back into one order', () => {
    const at = '2026-11-21T10:00:00.000Z';
    const event = (kind: string, begun: number): unknown => ({
      kind,
      begun,
      ended: begun,
      at,
      ms: 0,
      reason: 'r',
      name: 'n',
    });
    const har = {
      log: { entries: [{ _begun: 2 }, { _begun: 5 }], _events: [event('refused-connection', 3), event('action', 1)] },
    };
    expect(entriesOfHar(har).map(({ kind, begun }) => [kind, begun])).to.deep.equal([
      ['action', 1],
      ['exchange', 2],
      ['refused-connection', 3],
      ['exchange', 5],
    ]);
  });

  it('reads a plain HAR of another tool: base64 bodies, no fields of ours', () => {
    const entry = {
      startedDateTime: '2026-11-21T10:00:00.000Z',
      time: 5,
      request: { method: 'GET', url: 'https://mitz.example/a', headers: [{ name: 'A', value: 'b' }], bodySize: -1 },
      response: { status: 200, headers: [], content: { size: 4, text: 'w6nDqQ==', encoding: 'base64' } },
    };
    const [read] = entriesOfHar({ log: { entries: [entry] } }) as readonly Exchange[];
    expect(read).to.deep.include({ kind: 'exchange', id: 1, by: 'target', koppelvlak: null, ms: 5, tls: null });
    expect(read?.request).to.deep.include({
      path: 'https://mitz.example/a',
      headers: [['A', 'b']],
      body: '',
      bodyBytes: 0,
    });
    expect(read?.response).to.deep.include({ status: 200, body: 'éé', bodyBytes: 4 });
  });

  it('makes of any rubbish something that is readable, never an exception', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (a, b, c) => {
        const members = { request: a, response: b, _tls: c, headers: a, kind: 'action', result: b };
        const all = [
          a,
          { log: a },
          { log: { entries: a, _events: b } },
          { log: { entries: [members], _events: [members, c] } },
        ];
        for (const har of all)
          for (const entry of entriesOfHar(har))
            expect(entry.kind).to.be.oneOf(['exchange', 'action', 'delivery', 'refused-connection']);
      }),
    );
  });

  it('takes an action whose result is unknown for a broken one, never for a done one', () => {
    const har = { log: { _events: [{ kind: 'action', name: 'reset', result: { status: 'fine' } }] } };
    expect(entriesOfHar(har)[0]).to.deep.include({ result: { status: 'broken', reason: '' } });
  });
});
