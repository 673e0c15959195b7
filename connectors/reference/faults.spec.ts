import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';

import { buildClosedQuestion } from './closed-question.js';
import type { Environment, Patient } from './domain.js';
import { FaultMissed } from './errors.js';
import { FAULT_LIST, Faults, findFault, type FaultName } from './faults.js';
import { BEHAVIOUR_FAULTS } from './faults-behaviour.js';
import { swap } from './faults-closed-question.js';
import { CONSENT_FAULTS } from './faults-consent.js';
import { buildOpenQuestion } from './open-question.js';
import { buildConsentBundle, buildRecording, buildSubscription } from './fhir-messages.js';

const bsn = '999900006';
const holder = { ura: '90000382', providerType: 'Z3' };
const professional = { root: '2.16.528.1.1007.3.1', extension: '900000009', roleCode: '01.015' };
const at = '2021-03-04T05:06:07+01:00';
const environment = { format: 'json', gatewaySystem: 'urn:oid:1.2', sourceSystem: 'urn:oid:1.3' } as Environment;
const patient = { bsn, birthDate: '1980-05-31', birthDateVerified: true } as Patient;
const consent = { bsn, birthDate: '1980-05-31', holder, choice: 'no', at } as const;

/** Written once: it holds the moment at which it is asked. */
const openQuestion = buildOpenQuestion({
  messageId: 'urn:uuid:1',
  endpoint: 'https://mitz/',
  bsn,
  consulter: holder,
  issuer: 'urn:oid:1.3',
  professional,
});

/** Everything that goes over the wire, as this connector sends it under these faults. Random ids are left out. */
function messagesUnder(faults: Faults): Record<string, string> {
  const requester = { ...holder, professional };
  const question = {
    messageId: 'urn:uuid:1',
    endpoint: 'https://mitz/',
    bsn,
    holder,
    requester,
    purposeOfUse: 'TREAT',
  };
  const recording = { ...consent, button: 'dossierhoudersknop', questionVersion: '1', professional } as const;
  const facts = { kind: 'subscribe', bsn } as const;
  const migrated = buildConsentBundle({ ...consent, consultingCategories: ['RPZAC001'] });
  const headers = { 'Content-Type': 'application/fhir+json', 'X-Request-Id': '1' };
  const seen = {
    one: faults.closedQuestion(buildClosedQuestion({ ...question, dataCategories: ['GGC002'] })),
    two: faults.closedQuestion(buildClosedQuestion({ ...question, dataCategories: ['GGC002', 'GGC012'] })),
    subscription: faults.subscription(buildSubscription(environment, holder, patient, 'https://localhost/x')),
    migration: faults.migration(migrated, '999900018'),
    recording: faults.recording(buildRecording(recording), bsn),
    headers: faults.headers(headers, facts),
    questionHeaders: faults.headers(headers, { kind: 'closed-question', bsn }),
    migrationHeaders: faults.headers(headers, { kind: 'migrate', bsn }),
    recordingHeaders: faults.headers(headers, { kind: 'record-consent', bsn }),
    subscriptionBody: faults.body('{}', facts),
    migrationBody: faults.body('{}', { kind: 'migrate', bsn }),
    recordingBody: faults.body('{}', { kind: 'record-consent', bsn }),
    questionBody: faults.body('{}', { kind: 'closed-question', bsn }),
    openHeaders: faults.headers(headers, { kind: 'open-question', bsn }),
    openBody: faults.body(openQuestion, { kind: 'open-question', bsn }),
    url: faults.url('https://mitz/', facts),
  };
  return Object.fromEntries(Object.entries(seen).map(([kind, message]) => [kind, withoutIds(JSON.stringify(message))]));
}

/** Numbers the generated ids by first appearance, and drops the moment of recording. */
function withoutIds(text: string): string {
  const ids: string[] = [];
  return text.replace(/"recorded":"[^"]*"/g, '"recorded":""').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => {
    if (!ids.includes(id)) ids.push(id);
    return `id-${ids.indexOf(id)}`;
  });
}

const isBehaviour = (name: string): boolean => name in BEHAVIOUR_FAULTS;
const sound = messagesUnder(new Faults());

/** What a fault is about, by the parts of the messages that it may change. */
const KINDS: Readonly<Record<string, string>> = {
  one: 'question',
  two: 'question',
  questionHeaders: 'headers',
  openHeaders: 'headers',
  migrationHeaders: 'headers',
  recordingHeaders: 'headers',
  migration: 'consents',
  recording: 'consents',
  migrationBody: 'body of consents',
  recordingBody: 'body of consents',
};

function changedBy(name: FaultName): string[] {
  const broken = messagesUnder(new Faults([name]));
  return Object.keys(sound).filter((part) => sound[part] !== broken[part]);
}

describe('the faults', () => {
  it('have names of their own and a sentence each', () => {
    expect(new Set(FAULT_LIST.map(({ name }) => name)).size).to.equal(FAULT_LIST.length);
    for (const { description } of FAULT_LIST) expect(description).to.match(/^[A-Z].*\.$/);
  });

  it('are found by name, or by the name that is nearest', () => {
    expect(findFault('treats-deny-as-permit')).to.deep.equal({ name: 'treats-deny-as-permit' });
    expect(findFault('treat-denies-as-permit')).to.deep.equal({ nearest: 'treats-deny-as-permit' });
  });

  it('never do nothing in silence', () => {
    expect(() => swap('<a/>', '<b/>', '')).to.throw(FaultMissed);
    expect(() => new Faults(['leaves-out-the-role']).closedQuestion('<a/>')).to.throw(FaultMissed);
  });

  for (const { name } of FAULT_LIST.filter((fault) => !isBehaviour(fault.name))) {
    it(`${name} changes a message, and only the kind it is about`, () => {
      const kinds = new Set(changedBy(name).map((part) => KINDS[part] ?? part));
      expect([...kinds]).to.have.length(1);
    });
  }

  it('of consents are in a migration and in what the buttons send alike, but for an added Provenance', () => {
    const names = Object.keys(CONSENT_FAULTS) as FaultName[];
    const inOneOnly = names.filter((name) => changedBy(name).length !== 2);
    expect(inOneOnly).to.deep.equal(['adds-a-provenance-to-a-migration']);
  });

  it('of behaviour are each asked for in the code, once or more', () => {
    const folder = new URL('.', import.meta.url);
    const code = readdirSync(folder)
      .filter((file) => /^[a-z-]+\.[jt]s$/.test(file) && !file.startsWith('faults'))
      .map((file) => readFileSync(new URL(file, folder), 'utf8'))
      .join('\n');
    const unasked = (Object.keys(BEHAVIOUR_FAULTS) as FaultName[]).filter((name) => !code.includes(`has('${name}')`));
    expect(unasked).to.deep.equal([]);
  });
});
