import { expect } from 'chai';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { harOf, transcriptOfHar } from '../core/har.js';
import { judgeScenario } from '../core/judging.js';
import type { CheckResult } from '../core/run-record.js';
import type { Transcript } from '../core/transcript.js';
import { buildSubscription } from '../mitz/abonneren/subscription.js';
import { exampleContext } from '../mitz/example.js';
import { fhirXml } from '../mitz/fhir/write-xml.js';
import { buildQuestion } from '../mitz/gesloten-autorisatievraag/question.js';
import { consulter } from '../mitz/world.js';
import { Bench, specification } from '../mocks/server.spec.kit.js';
import { loadSuites } from '../suites/index.js';
import type { Suites } from '../suites/index.js';

const { provider, sourceSystem, gatewaySystem } = exampleContext.company;
const id = '5f0a5b0c-6b7c-4d37-9a52-2d8f1f8b2b11';

/** A right gesloten autorisatievraag, with something before its body that means nothing to Mitz. */
const question = (foreign = ''): string =>
  buildQuestion(
    {
      messageId: `urn:uuid:${id}`,
      bsn: '999990019',
      holder: provider,
      dataCategories: ['GGC002'],
      consulter,
      purposeOfUse: 'TREAT',
    },
    'https://localhost/tst-us/mitz/geslotenautorisatievraag/xacml3',
    specification,
  ).replace('</soap:Header>', `${foreign}</soap:Header>`);

/** FHIR's order of elements counts in XML: a narrative comes first. */
const subscription = (narrative?: string): Record<string, unknown> => ({
  resourceType: 'Subscription',
  ...(narrative !== undefined && {
    text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${narrative}</div>` },
  }),
  ...(buildSubscription(
    {
      bsn: '999990019',
      holder: provider,
      endpoint: 'https://localhost:9443/n',
      ...(sourceSystem !== undefined && { sourceSystem }),
      ...(gatewaySystem !== undefined && { gatewaySystem }),
    },
    specification,
  ) as Record<string, unknown>),
});

const soap = 'application/soap+xml; charset=UTF-8';
const fhirJson = 'application/fhir+json';
const [asked, subscribed] = [question(), JSON.stringify(subscription())];
const declared = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?>${asked}`;
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();
const mebi = 1024 * 1024;
const foreign = (length: number): string => `<v:vrij xmlns:v="urn:vrij">${'x'.repeat(length)}</v:vrij>`;

interface Case {
  readonly body: string | Buffer;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly fhir?: true;
  readonly status: number;
  /** What the form of the message is found to be. */
  readonly form: CheckResult['outcome'];
  /** What the check or the remark says. */
  readonly says?: RegExp;
}

const coded = (name: string): { readonly headers: Readonly<Record<string, string>> } => ({
  headers: { 'content-encoding': name },
});
const right = { status: 200, form: 'pass' } as const;
const taken = { status: 202, form: 'pass', fhir: true } as const;
/** Nobody read it: that is told, and nothing is said of XML or JSON. */
const unread = (status: number, says: RegExp): Pick<Case, 'status' | 'form' | 'says'> => ({ status, form: 'not-shown', says }); // prettier-ignore
const wrong = (says: RegExp): Pick<Case, 'status' | 'form' | 'says'> => ({ status: 400, form: 'fail', says });

const cases: Readonly<Record<string, Case>> = {
  'a question': { body: asked, ...right },
  'a question over 1 MiB': { body: question(foreign(1_100_000)), ...right },
  'a question of just under 5 MiB': { body: question(foreign(5 * mebi - 10_000)), ...right },
  'a question over 5 MiB': { body: question(foreign(5 * mebi)), ...unread(413, /larger than 5242880 bytes/) },
  'a question of 12 MiB': { body: question(foreign(12 * mebi)), ...unread(413, /larger than 5242880 bytes/) },
  'a subscription over 1 MiB': { body: JSON.stringify(subscription('x'.repeat(1_100_000))), ...taken },
  'a subscription in XML over 1 MiB': {
    body: fhirXml(subscription('x'.repeat(2_200_000)) as never),
    type: 'application/fhir+xml',
    ...taken,
  },
  'a subscription over 5 MiB': { body: JSON.stringify(subscription('x'.repeat(5 * mebi))), fhir: true, ...unread(413, /larger/) }, // prettier-ignore

  'a question in gzip': { body: gzipSync(asked), ...coded('gzip'), ...right, says: /Content-Encoding: gzip/ },
  'a subscription in gzip': { body: gzipSync(subscribed), ...coded('GZip'), ...taken, says: /Content-Encoding: gzip/ },
  'x-gzip': { body: gzipSync(asked), ...coded('x-gzip'), ...right },
  deflate: { body: deflateSync(asked), ...coded('deflate'), ...right },
  'deflate without its frame': { body: deflateRawSync(asked), ...coded('deflate'), ...right },
  br: { body: brotliCompressSync(asked), ...coded('br'), ...right },
  'gzip in deflate': { body: deflateSync(gzipSync(asked)), ...coded('gzip, deflate'), ...right },
  identity: { body: asked, ...coded('identity'), ...right },
  'gzip as a transfer coding': {
    body: gzipSync(asked),
    headers: { 'transfer-encoding': 'gzip, chunked' },
    ...right,
    says: /Transfer-Encoding: gzip/,
  },
  'gzip of 200 MB': {
    body: gzipSync(Buffer.alloc(200 * mebi)),
    ...coded('gzip'),
    ...unread(413, /larger than 5242880 bytes once its gzip is undone/),
  },
  'gzip over 1 MiB undone': { body: gzipSync(question(foreign(3 * mebi))), ...coded('gzip'), ...right },
  'gzip that is none': { body: asked, ...coded('gzip'), ...unread(400, /says gzip, and the body is not/) },
  'gzip that is cut off': { body: gzipSync(asked).subarray(0, 200), ...coded('gzip'), ...unread(400, /says gzip, and the body is not/) }, // prettier-ignore
  'a coding that is not taken': { body: Buffer.from('28b52ffd2000', 'hex'), ...coded('zstd'), ...unread(415, /Content-Encoding 'zstd' is not taken/) }, // prettier-ignore
  'a made-up coding on a subscription': { body: subscribed, fhir: true, ...coded('aes128gcm'), ...unread(415, /'aes128gcm' is not taken/) }, // prettier-ignore
  'nine codings': { body: asked, ...coded(Array(9).fill('gzip').join()), ...unread(415, /9 codings/) },
  'gzip without a word of it': { body: gzipSync(asked), ...wrong(/no valid UTF-8: byte 0x8b at 1/) },

  'UTF-16, the small end first': { body: utf16(`\uFEFF${declared('UTF-16')}`), type: 'application/soap+xml', ...right, says: /utf-16le/ }, // prettier-ignore
  'UTF-16, the large end first': { body: swapped(utf16(`\uFEFF${declared('UTF-16')}`)), type: 'application/soap+xml; charset=utf-16', ...right, says: /utf-16be/ }, // prettier-ignore
  'UTF-16 without a mark': { body: utf16(declared('UTF-16')), type: 'application/soap+xml', ...right },
  'ISO-8859-1': { body: Buffer.from(declared('ISO-8859-1').replace('</soap:Header>', '<a:b xmlns:a="urn:a">é</a:b></soap:Header>'), 'latin1'), type: 'application/soap+xml', ...right, says: /windows-1252/ }, // prettier-ignore
  'UTF-8 with a mark': { body: `\uFEFF${asked}`, ...right },
  'charset in quotes': { body: asked, type: 'application/soap+xml; charset="utf-8"', ...right },
  'a charset that nobody knows': { body: asked, type: 'application/soap+xml; charset=utf-88', ...right, says: /'utf-88', which is no known encoding/ }, // prettier-ignore
  'a declaration of UTF-16 over UTF-8': { body: declared('utf-16'), type: 'application/soap+xml', ...wrong(/the XML declaration says UTF-16, and the body is UTF-8/) }, // prettier-ignore
  'that same, where the Content-Type says UTF-8': { body: declared('utf-16'), ...right, says: /the XML declaration says UTF-16/ }, // prettier-ignore
  'charset=utf-16 over UTF-8': { body: asked, type: 'application/soap+xml; charset=utf-16', ...wrong(/charset in the Content-Type says UTF-16, and the body is UTF-8/) }, // prettier-ignore
  'a byte that is no UTF-8': { body: Buffer.from(question('<a:b xmlns:a="urn:a">é</a:b>'), 'latin1'), ...wrong(/no valid UTF-8: byte 0xe9/) }, // prettier-ignore
  'JSON in UTF-16': { body: utf16(`\uFEFF${subscribed}`), fhir: true, ...wrong(/UTF-16LE, and JSON and FHIR are UTF-8 only/) }, // prettier-ignore
  'JSON in UTF-16 without a mark': { body: swapped(utf16(subscribed)), fhir: true, ...wrong(/UTF-16BE/) },
  'JSON in ISO-8859-1': { body: Buffer.from(JSON.stringify(subscription('é')), 'latin1'), type: `${fhirJson}; charset=ISO-8859-1`, fhir: true, ...wrong(/UTF-8 only/) }, // prettier-ignore
  'ASCII JSON that says ISO-8859-1': { body: subscribed, type: `${fhirJson}; charset=ISO-8859-1`, ...taken, says: /UTF-8 only/ }, // prettier-ignore
  'JSON of bytes that are no text': { body: Buffer.from([0x7b, 0x22, 0xc3, 0x28]), fhir: true, ...wrong(/no valid UTF-8/) }, // prettier-ignore
  'UTF-32': { body: Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x3c]), ...unread(415, /UTF-32/) },

  'SOAP 1.1': {
    body: asked.replaceAll('http://www.w3.org/2003/05/soap-envelope', 'http://schemas.xmlsoap.org/soap/envelope/'),
    type: 'text/xml; charset=utf-8',
    headers: { soapaction: '""' },
    ...wrong(/SOAP 1\.1/),
  },
};

const formOf = {
  soap: ['1.02/question-form', 'soap-1.2-envelope'],
  fhir: ['2.01/subscription-form', 'is-a-subscription'],
} as const;

describe('how a message came', function () {
  this.timeout(60_000);
  let bench: Bench;
  let suites: Suites;
  before(async () => {
    [bench, suites] = await Promise.all([Bench.open(), loadSuites()]);
  });
  after(() => bench.mock.close());

  /** All checks on the form of what arrived. */
  const judged = (transcript: Transcript, scenario: string): readonly CheckResult[] => {
    const placed = suites.scenarios.find((one) => one.id === scenario);
    if (!placed) throw new Error(`no scenario ${scenario}`);
    const evidence = { ...transcript, specification };
    return judgeScenario(placed, { evidence }, { specification, policy: 'default' }).checks;
  };

  for (const [name, { body, type, headers, fhir, status, form, says }] of Object.entries(cases)) {
    it(`${name}: ${status}, and its form: ${form}`, async () => {
      bench.scene();
      const path = specification[fhir ? 'path.abonneren' : 'path.geslotenAutorisatievraag'].value;
      const answer = await bench.call(path, { body, type: type ?? (fhir ? fhirJson : soap), headers: { 'x-request-id': id, ...headers } }); // prettier-ignore
      await bench.settled();
      const transcript = { scenario: 's', cast: {}, context: exampleContext, entries: bench.recorder.entries() };
      const [scenario, check] = formOf[fhir ? 'fhir' : 'soap'];
      const results = judged(transcript, scenario);
      const found = results.find((one) => one.id === check);
      const { remarks = [] } = bench.recorder.entries()[0] as { remarks?: readonly string[] };
      const told = [...remarks, found?.message, found?.received].join('\n');
      expect([answer.status, found?.outcome], told).to.deep.equal([status, form]);
      if (says) expect(told).to.match(says);
      if (form === 'not-shown') {
        expect(told, 'nothing is said of what was not read').not.to.match(/well-formed/);
        expect(results.filter(({ outcome, blocks }) => outcome === 'fail' && blocks)).to.deep.equal([]);
      }
      if (form === 'pass')
        expect(results.filter(({ outcome }) => outcome === 'error' || outcome === 'fail').map((one) => one.id)).to.deep.equal([]); // prettier-ignore
      if (status >= 400 && fhir) expect(JSON.parse(answer.body)).to.have.property('resourceType', 'OperationOutcome');
      if (status >= 400 && !fhir) expect(answer.body).to.include(':Fault>');
      // A pack keeps what the verdict needs: judged again from its file, it is the same to the letter.
      const kept = JSON.parse(
        JSON.stringify(harOf(transcript, { name: 'x', version: '1' }, bench.mock.baseUrl)),
      ) as unknown;
      expect(judged(transcriptOfHar(kept), scenario)).to.deep.equal(results);
    });
  }

  it('keeps the bytes of what it could not read, for a person to see', async () => {
    bench.scene();
    const bytes = Buffer.from('28b52ffd2004110000', 'hex');
    await bench.call(specification['path.abonneren'].value, { body: bytes, type: fhirJson, ...coded('zstd') });
    await bench.settled();
    const [entry] = bench.recorder.entries();
    const { request } = entry as { request: { bytes: string; bodyBytes: number } };
    expect([Buffer.from(request.bytes, 'base64'), request.bodyBytes]).to.deep.equal([bytes, bytes.length]);
  });
});
