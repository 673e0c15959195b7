import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import {
  ADULT,
  BSN,
  OTHER_BSN,
  FakeMitz,
  makeCertificates,
  environmentOf,
  closedAnswer,
  friendly,
  transactionAnswer,
  Driven,
  type Scripted,
} from './fake-mitz.spec.kit.js';
import { BEHAVIOUR_FAULTS } from './faults-behaviour.js';
import { FAULT_LIST, type FaultName } from './faults.js';
const certs = await makeCertificates();
const elevens: string[] = [];
for (let i = 999900100; elevens.length < 60; i++) {
  const b = String(i);
  if ([...b].reduce((t, d, k) => t + Number(d) * (k === 8 ? -1 : 9 - k), 0) % 11 === 0) elevens.push(b);
}
const requester = {
  ura: '00000666',
  providerType: 'V6',
  professional: { root: '2.16.528.1.1007.3.1', extension: '900000123', roleCode: '01.016' },
};
function notification(bsn: string): string {
  const uuid = (n: string) => `urn:uuid:${n}`;
  return JSON.stringify({
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [
      {
        fullUrl: uuid('c'),
        resource: {
          resourceType: 'Consent',
          extension: [
            {
              url: 'http://fhir.nl/StructureDefinition/OTV-ProviderCategory',
              valueCodeableConcept: {
                coding: [
                  { system: 'http://fhir.nl/otv/CodeSystem/raadplegende-zorgaanbiedercategorie', code: 'RPZAC001' },
                ],
              },
            },
          ],
          status: 'inactive',
          category: [{ coding: [{ system: 'http://fhir.nl/otv/CodeSystem/gegevenscategorie', code: 'GGC002' }] }],
          patient: { reference: uuid('p') },
          dateTime: '2025-01-01T00:00:00Z',
          provision: { actor: [{ reference: { reference: uuid('o') } }] },
        },
      },
      {
        fullUrl: uuid('p'),
        resource: {
          resourceType: 'Patient',
          identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: bsn }],
        },
      },
      {
        fullUrl: uuid('o'),
        resource: {
          resourceType: 'Organization',
          identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/ura', value: '90000382' }],
        },
      },
    ],
  });
}
async function story(fault?: FaultName): Promise<string[]> {
  const mitz = new FakeMitz(certs);
  await mitz.start();
  let mode: 'Permit' | 'Deny' | 'Indeterminate' | 'NotApplicable' | '503' | 'silence' | 'bad' = 'Permit';
  mitz.script = (r): Scripted | 'silence' => {
    if (r.url.includes('/xacml3')) {
      if (mode === '503') return { status: 503 };
      if (mode === 'silence') return 'silence';
      if (mode === 'bad') return { status: 200, body: 'x' };
      const m = mode;
      return closedAnswer(r.body, (c) => (m === 'Deny' && c === 'GGC012' ? 'Deny' : m));
    }
    if (r.url.includes('openautorisatie'))
      return {
        status: 200,
        headers: { 'Content-Type': 'application/soap+xml' },
        body: `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><PatientLocationQueryResponse xmlns="urn:ihe:iti:xcpd:2009"><PatientLocationResponse><HomeCommunityId>urn:oid:1</HomeCommunityId><CorrespondingPatientId root="2.16.840.1.113883.2.4.6.3" extension="${BSN}"/><RequestedPatientId root="2.16.840.1.113883.2.4.6.3" extension="${BSN}"/><event-code code="GGC012"/><author-institution root="2.16.528.1.1007.3.3" extension="00000666"/></PatientLocationResponse></PatientLocationQueryResponse></s:Body></s:Envelope>`,
      };
    if (r.url.includes('launch'))
      return {
        status: 200,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ url: `${mitz.baseUrl}open` }),
      };
    return friendly(r);
  };
  const trace: string[] = [];
  const sink = http.createServer((i, r) => {
    let b = '';
    i.on('data', (c: Buffer) => (b += c.toString()));
    i.on('end', () => {
      trace.push(`SINK after ${mitz.received.length}: ${b}`);
      r.writeHead(204).end();
    });
  });
  sink.listen(0, '127.0.0.1');
  await once(sink, 'listening');
  const deliverTo = `http://127.0.0.1:${(sink.address() as AddressInfo).port}/`;
  const d = await Driven.start(fault ? [fault] : []);
  const act = async (a: string, i: unknown = {}) => {
    const p = d.act(a, i).then(
      (o) => JSON.stringify(o),
      (e: unknown) => `ERR ${String(e)}`,
    );
    const o = await Promise.race([p, new Promise<string>((r) => setTimeout(() => r('HANGS'), 2500))]);
    trace.push(`${a} -> ${o}`);
    return o;
  };
  await act('reset');
  await act('configure', environmentOf(mitz));
  await act('register-patients', {
    patients: [
      ADULT,
      { ...ADULT, bsn: OTHER_BSN, bsnVerified: false },
      {
        ...ADULT,
        bsn: elevens[0],
        activeDossier: false,
        records: [
          { dataCategory: 'GGC012', content: 'u' },
          { dataCategory: 'GGC013', content: 'm' },
        ],
      },
      { ...ADULT, bsn: elevens[1], deceased: true },
      { ...ADULT, bsn: elevens[2], treatmentRelation: false, activeDossier: false },
    ],
  });
  await act('register-patients', { patients: elevens.slice(10, 35).map((bsn) => ({ ...ADULT, bsn })) });
  await act('close-dossier', { bsn: BSN });
  await act('open-dossier', { bsn: BSN });
  await act('load-local-consents', {
    consents: [
      { bsn: BSN, choice: 'yes', decidedAt: '2020-01-01T00:00:00Z' },
      {
        bsn: elevens[0],
        choice: 'no',
        decidedAt: '2020-01-01T00:00:00Z',
        futureProof: false,
        consultingCategories: ['RPZAC001'],
      },
      { bsn: elevens[2], choice: 'none' },
    ],
  });
  const ask = (bsn: string, cats: string[]) =>
    act('answer-data-request', { bsn, requester, dataCategories: cats, purposeOfUse: 'TREAT', deliverTo });
  await ask(BSN, ['GGC002']);
  mode = 'Permit';
  await ask(elevens[0] ?? '', ['GGC012']);
  await ask(OTHER_BSN, ['GGC002']);
  await ask(elevens[2] ?? '', ['GGC002']);
  await ask(elevens[0] ?? '', ['GGC002', 'GGC012']);
  for (const m of ['Deny', 'Permit', 'Indeterminate', 'NotApplicable', '503', 'bad', 'silence', 'Permit'] as const) {
    mode = m;
    await ask(BSN, ['GGC002', 'GGC013']);
  }
  // notification
  const sub = mitz.received.find((r) => r.url.includes('Subscription') && r.method === 'POST');
  const endpoint = sub
    ? (JSON.parse(sub.body) as { channel: { endpoint: string } }).channel.endpoint.replace('http:', 'https:')
    : undefined;
  if (endpoint) {
    const status = await new Promise((resolve) => {
      const q = https.request(endpoint, { method: 'POST', ca: certs.ca, ...certs.notifier, agent: false }, (r) => {
        r.resume();
        resolve(r.statusCode);
      });
      q.on('error', (e) => resolve(e.message));
      q.end(notification(elevens[2] ?? ''));
    });
    trace.push(`notify ${String(status)}`);
  }
  await act('local-consent', { bsn: elevens[2] });
  await act('start-migration', { approved: false });
  await act('start-migration', { approved: true });
  await act('local-consent', { bsn: BSN });
  // buttons
  await act('register-patients', {
    patients: [
      { ...ADULT, bsn: elevens[40], birthDate: '2013-01-02', activeDossier: false },
      { ...ADULT, bsn: elevens[41], birthDate: '2010-02-03', activeDossier: false },
    ],
  });
  await act('select-patient', { bsn: BSN });
  for (const [bsn, choice] of [
    [elevens[0], 'yes'],
    [elevens[0], 'none'],
    [elevens[0], 'cancel'],
    [elevens[40], 'yes'],
    [elevens[41], 'yes'],
    [OTHER_BSN, 'yes'],
  ]) {
    await act('select-patient', { bsn });
    const o = await act('start-consent-question', { button: 'dossierhoudersknop' });
    const id = /"questionId":"([^"]*)"/.exec(o)?.[1];
    if (id) await act('answer-consent-question', { questionId: id, choice });
  }
  await act('select-patient', { bsn: BSN });
  await act('locate-dossiers', { bsn: BSN, professional: { root: '1.2', extension: '77', roleCode: '01.015' } });
  await act('open-mijnmitz');
  await act('login', { professional: requester.professional, factors: 1 });
  await act('start-consent-question', { button: 'dossierhoudersknop' });
  await act('open-mijnmitz');
  const soon = new Date(Date.now() + 60000).toISOString();
  await act('audit-log', { bsn: BSN });
  await act('audit-log', { from: soon });
  await act('work-list');
  await act('run-scheduled-work');
  const all = await d.act('audit-log').catch(() => ({ body: {} }));
  trace.push(`AUDIT ${JSON.stringify((all.body as { entries?: { event: string }[] }).entries?.map((e) => e.event))}`);
  await act('restart');
  await act('local-consent', { bsn: BSN });
  for (const r of mitz.received)
    trace.push(
      `${r.client} ${r.method} ${r.url} ${r.headers['content-type'] ?? ''} rid=${String(r.headers['x-request-id'])} p=${String(r.headers['x-patient'])} ${r.body}`,
    );
  await d.stop();
  mitz.stop();
  sink.close();
  // normalise
  const ids: string[] = [];
  return trace
    .map((l) =>
      l
        .replace(/localhost:\d+/g, 'localhost')
        .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z/g, (t) =>
          t.startsWith(new Date().toISOString().slice(0, 10)) ? 'NOW' : t,
        )
        .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, (id) => {
          if (!ids.includes(id)) ids.push(id);
          return 'UUID';
        }),
    )
    .concat(`unique ids ${ids.length}`);
}
const base = await story();
if (process.argv[2] === 'base') {
  console.log(base.join('\n'));
  process.exit(0);
}
const again = await story();
console.log('stable', JSON.stringify(again.slice().sort()) === JSON.stringify(base.slice().sort()));
const names = process.argv.slice(2).length
  ? (process.argv.slice(2) as FaultName[])
  : FAULT_LIST.map((f) => f.name).filter((n) => n in BEHAVIOUR_FAULTS && !n.startsWith('dies'));
for (const name of names) {
  const t = await story(name);
  const minus = base.filter((l) => !t.includes(l)),
    plus = t.filter((l) => !base.includes(l));
  console.log(
    `${minus.length + plus.length + Math.abs(t.length - base.length) === 0 ? '!!!! NO CHANGE ' : ''}## ${name}: -${minus.length} +${plus.length} len ${t.length - base.length}`,
  );
  for (const l of minus.slice(0, 4)) console.log('   -', l.slice(0, 230));
  for (const l of plus.slice(0, 4)) console.log('   +', l.slice(0, 230));
}
process.exit(0);
