import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';

import { Connector } from '../connector.js';
import type { AuditEvent, ConsentQuestion, Patient, Provider } from '../domain.js';
import { DriverServer } from '../driver-server.js';
import type { Message } from '../exchange.js';
import { buildOpenQuestion } from '../open-question.js';
import { Store, type MigrationRow } from '../store.js';
import { swap } from './closed-question.js';
import { CONSENT_FAULTS } from './consents.js';
import { BEHAVIOUR_FAULTS, FAULT_LIST, findFault, layFaults, MESSAGE_FAULTS, type FaultName } from './index.js';
import { FaultMissed } from './missed.js';

const bsn = '999900006';
const holder = { ura: '90000382', providerType: 'Z3' };
const professional = { root: '2.16.528.1.1007.3.1', extension: '900000009', roleCode: '01.015' };
const at = '2021-03-04T05:06:07+01:00';
const environment = {
  ...{ baseUrl: 'https://mitz/', ca: '', clientCertificate: '', clientKey: '' },
  ...{ provider: holder, providers: [] as Provider[], notificationBase: '', consentQuestions: [] as ConsentQuestion[] },
  ...{ format: 'json' as const, gatewaySystem: 'urn:oid:1.2', sourceSystem: 'urn:oid:1.3' },
};
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
function messagesUnder(...faults: FaultName[]): Record<string, string> {
  const connector = new Connector(new Store());
  connector.store.put('environment', 'current', environment);
  connector.store.put('migration', 'another', { bsn: '999900018' } as MigrationRow);
  layFaults(faults, connector);
  const { messages } = connector;
  const client = connector.makeClient(environment);
  const question = { messageId: 'urn:uuid:1', endpoint: 'https://mitz/', bsn, holder, purposeOfUse: 'TREAT' };
  const asking = { ...question, requester: { ...holder, professional } };
  const sending = (kind: AuditEvent, body = '{}'): Message => ({
    ...{ kind, bsn, body, requestId: '1', method: 'POST', path: '', contentType: 'application/fhir+json' },
  });
  const seen = {
    one: messages.closedQuestion({ ...asking, dataCategories: ['GGC002'] }),
    two: messages.closedQuestion({ ...asking, dataCategories: ['GGC002', 'GGC012'] }),
    subscription: messages.subscription(environment, holder, patient, 'https://localhost/x'),
    migration: messages.consents({ ...consent, consultingCategories: ['RPZAC001'] }),
    recording: messages.recording({ ...consent, button: 'dossierhoudersknop', questionVersion: '1', professional }),
    headers: client.headersOf(sending('subscribe')),
    questionHeaders: client.headersOf(sending('closed-question')),
    migrationHeaders: client.headersOf(sending('migrate')),
    recordingHeaders: client.headersOf(sending('record-consent')),
    subscriptionBody: client.bodyOf(sending('subscribe')),
    migrationBody: client.bodyOf(sending('migrate')),
    recordingBody: client.bodyOf(sending('record-consent')),
    questionBody: client.bodyOf(sending('closed-question')),
    openHeaders: client.headersOf(sending('open-question')),
    openBody: client.bodyOf(sending('open-question', openQuestion)),
    url: client.addressOf(sending('subscribe')),
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
const sound = messagesUnder();

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
  const broken = messagesUnder(name);
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
    expect(() => MESSAGE_FAULTS['leaves-out-the-role'].closedQuestion('<a/>')).to.throw(FaultMissed);
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

  it('of behaviour each hook a decision of the sound connector', () => {
    for (const name of Object.keys(BEHAVIOUR_FAULTS) as (keyof typeof BEHAVIOUR_FAULTS)[]) {
      const connector = new Connector(new Store());
      expect(Object.keys(BEHAVIOUR_FAULTS[name].hooks(connector)), name).not.to.deep.equal([]);
      // A hook on a method that is not there is refused.
      layFaults([name], connector, new DriverServer(connector));
      connector.makeClient(environment);
      connector.makeListener(environment);
    }
  });

  it('are not known to the sound connector: only what starts it asks for them', () => {
    const folder = new URL('../', import.meta.url);
    const asking = readdirSync(folder)
      .filter((file) => /^[a-z-]+\.[jt]s$/.test(file))
      .filter((file) => readFileSync(new URL(file, folder), 'utf8').includes("from './faults/"));
    expect(asking.map((file) => file.replace(/\.[jt]s$/, ''))).to.deep.equal(['main', 'module']);
  });
});
