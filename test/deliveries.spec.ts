import { expect } from 'chai';
import { gzipSync } from 'node:zlib';
import { once } from 'node:events';
import http from 'node:http';
import type { RunRecord } from '../core/run-record.js';
import { checksOf, handOn, outcomesOf, runAt, withConnector, withDriver } from './driver.spec.kit.js';

interface DataRequest {
  readonly bsn: string;
  readonly deliverTo: string;
}

/** Sends something to the receiving end of a data request. */
type Shape = (request: DataRequest) => Promise<unknown>;

const dossier = 'Uittreksel: hypertensie, medicatie metoprolol 50 mg';
const json = { 'content-type': 'application/json' };
const post = (
  to: string,
  body: string | FormData | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<unknown> => fetch(to, { method: 'POST', body, headers });

/** Says that a large body comes, sends the beginning of it, and hangs up. */
async function brokenOff(to: string, beginning: string): Promise<void> {
  const request = http.request(to, { method: 'POST', headers: { 'content-length': '100000' } });
  request.on('error', () => undefined);
  await new Promise((sent) => request.write(beginning, sent));
  request.destroy();
  await once(request, 'close');
}

const asAgreed: Shape = ({ bsn, deliverTo }) =>
  post(deliverTo, JSON.stringify({ bsn, dataCategory: 'GGC002', content: dossier }), json);

/** Shapes of which nobody can tell whose data it is. */
const unreadable: Readonly<Record<string, Shape>> = {
  'patient for bsn': ({ bsn, deliverTo }) =>
    post(deliverTo, JSON.stringify({ patient: bsn, dataCategory: 'GGC002', content: dossier }), json),
  'another spelling of the BSN': ({ bsn, deliverTo }) =>
    post(deliverTo, JSON.stringify({ bsn: `BSN ${bsn}`, dataCategory: 'GGC002', content: dossier }), json),
  'plain text': ({ deliverTo }) => post(deliverTo, dossier),
  'a list': ({ bsn, deliverTo }) =>
    post(deliverTo, JSON.stringify([{ bsn, dataCategory: 'GGC002', content: dossier }]), json),
  'a FHIR bundle': ({ bsn, deliverTo }) =>
    fetch(deliverTo, {
      method: 'PUT',
      headers: { 'content-type': 'application/fhir+json' },
      body: JSON.stringify({
        resourceType: 'Bundle',
        entry: [{ resource: { identifier: [{ value: bsn }], dossier } }],
      }),
    }),
  multipart: ({ bsn, deliverTo }) => {
    const form = new FormData();
    form.set('bsn', bsn);
    form.set('file', new Blob([dossier]), 'dossier.txt');
    return post(deliverTo, form);
  },
  'a form': ({ bsn, deliverTo }) => post(deliverTo, new URLSearchParams({ bsn, dossier }).toString()),
  'bytes that are no text': ({ deliverTo }) => post(deliverTo, Uint8Array.from([0xff, 0xfe, 0xd8, 0x00, 0x01, 0xff])),
  'what says that it is gzip, and is not': ({ deliverTo }) => post(deliverTo, dossier, { 'content-encoding': 'gzip' }),
  'a query string only': ({ bsn, deliverTo }) => fetch(`${deliverTo}?bsn=${bsn}&text=${encodeURIComponent(dossier)}`),
  'a path below it only': ({ bsn, deliverTo }) => fetch(`${deliverTo}/${bsn}/GGC002`, { method: 'DELETE' }),
  'a header only': ({ deliverTo }) => fetch(deliverTo, { method: 'POST', headers: { 'x-dossier': dossier } }),
  'the root of the server': ({ deliverTo }) => post(new URL('/', deliverTo).href, dossier),
  'a body that is broken off': ({ deliverTo }) => brokenOff(deliverTo, dossier),
};

/** Shapes that are no POST as agreed, and that can be read all the same. */
const readable: Readonly<Record<string, Shape>> = {
  'as agreed': asAgreed,
  'a PUT': ({ bsn, deliverTo }) =>
    fetch(deliverTo, { method: 'PUT', body: JSON.stringify({ bsn, dataCategory: 'GGC002', content: dossier }) }),
  gzip: ({ bsn, deliverTo }) =>
    post(deliverTo, gzipSync(JSON.stringify({ bsn, dataCategory: 'GGC002', content: dossier })), {
      ...json,
      'content-encoding': 'gzip',
    }),
  'another path below it': ({ bsn, deliverTo }) =>
    post(`${deliverTo}/documents/1`, JSON.stringify({ bsn, dataCategory: 'GGC002', content: dossier }), json),
  'a content that is no text': ({ bsn, deliverTo }) =>
    post(deliverTo, JSON.stringify({ bsn, dataCategory: 'GGC002', content: { dossier }, more: [1] }), json),
};

/** What nothing left with. */
const empty: Readonly<Record<string, Shape>> = {
  'a HEAD': ({ deliverTo }) => fetch(deliverTo, { method: 'HEAD' }),
  'a POST without a body': ({ deliverTo }) => fetch(deliverTo, { method: 'POST' }),
  'an empty object': ({ deliverTo }) => post(deliverTo, '{ }', json),
};

const deny = '1.02/deny-releases-nothing';

/**
 * Runs the scenario of a Deny and its twin with a connector that is sound, and whose adapter delivers by itself.
 * @param onDeny what it delivers where Mitz said Deny, without telling
 * @param onPermit what it delivers where Mitz said Permit
 */
const delivering = (url: string, { onDeny, onPermit = asAgreed }: Partial<Record<'onDeny' | 'onPermit', Shape>>) =>
  withDriver(
    async (action, body) => {
      if (action !== 'answer-data-request') return handOn(url, action, body);
      const request = JSON.parse(body) as DataRequest;
      const answer = await handOn(url, action, JSON.stringify({ ...request, deliverTo: undefined }));
      const { released = [] } = JSON.parse(answer.body) as { released?: readonly string[] };
      const shape = released.length > 0 ? onPermit : onDeny;
      await shape?.(request).catch(() => undefined); // whether it was taken is no concern of who sends in secret
      return answer;
    },
    (target) => runAt(target, [deny]),
  );

const remarksOf = ({ findings }: RunRecord): string =>
  findings
    .filter(({ kind }) => kind === 'remark')
    .map(({ text }) => text)
    .join('\n');

describe('what reaches the receiving end of a data request', function () {
  this.timeout(60_000);
  let url = '';
  let stop: () => void = () => undefined;
  let stopped: Promise<void> | undefined;

  before(async () => {
    await new Promise<void>((ready) => {
      stopped = withConnector((at) => {
        url = at;
        ready();
        return new Promise<void>((done) => (stop = done));
      });
    });
  });
  after(async () => {
    stop();
    await stopped;
  });

  const demandRefused = (record: RunRecord): void => {
    expect(outcomesOf(record)).to.deep.equal({ [deny]: 'data was released without a Permit of Mitz' });
    expect(record.verdict).to.equal('not-accepted');
  };

  for (const [name, shape] of Object.entries(unreadable))
    it(`left the holder, and is not shown to be what Mitz permitted either: ${name}`, async () => {
      const record = await delivering(url, { onDeny: shape, onPermit: shape });
      demandRefused(record);
      expect(checksOf(record)['twin-is-released']).to.include('nobody knows what it was');
      expect(remarksOf(record)).to.include('deliverTo').and.include('counts as released');
    });

  for (const [name, shape] of Object.entries(readable))
    it(`left the holder, and is read where that can be done: ${name}`, async () => {
      const record = await delivering(url, { onDeny: shape, onPermit: shape });
      demandRefused(record);
      expect(checksOf(record)['twin-is-released']).to.equal('pass');
      if (name === 'as agreed') expect(remarksOf(record)).to.equal('');
      else expect(remarksOf(record)).to.include('it was read');
    });

  it('is no release where it is shown to hold nothing', async () => {
    const onDeny: Shape = async (request) => {
      for (const [name, shape] of Object.entries(empty)) await shape(request).catch((thrown: unknown) => expect.fail(`${name}: ${String(thrown)}`)); // prettier-ignore
    };
    expect(outcomesOf(await delivering(url, { onDeny }))).to.deep.equal({ [deny]: 'pass' });
  });
});
