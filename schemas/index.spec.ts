import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { driverActions, hasOutput, outputViolations } from './driver-contract.js';
import { packageRoot, violations } from './index.js';
import type { SchemaName, Violation } from './index.js';

type Changed = Readonly<Record<string, unknown>>;

const target = {
  supplier: 'Voorbeeld B.V.',
  application: { name: 'Voorbeeld HIS', version: '4.2.0' },
  connector: { name: 'Voorbeeld MC', version: '1.3.0' },
  provider: { ura: '90000382', providerType: 'Z3' },
  functionalities: ['lokalisatie'],
  driver: { kind: 'http', url: 'http://127.0.0.1:9000' },
};
const told = (all: readonly Violation[]): readonly string[] =>
  all.map(({ path: keys, message }) => `${keys.join('.')}: ${message}`);
const wrongTarget = (change: Changed): readonly string[] => told(violations('target', { ...target, ...change }));

describe('the schema of a target file', () => {
  it('takes the least and the most that a target file may say', () => {
    expect(wrongTarget({})).to.deep.equal([]);
    const most: Changed = {
      connector: { ...target.connector, gatewaySystem: 'urn:oid:2.16.840.1', sourceSystem: 'urn:oid:0.1' },
      provider: { ...target.provider, name: 'Praktijk' },
      providers: [{ ura: '90000383', providerType: 'PM13' }],
      zorgAb: target.provider,
      functionalities: [
        'lokalisatie',
        'gesloten',
        'open',
        'migratie',
        'dossierhoudersknop',
        'raadplegersknop',
        'samen-naar-mijnmitz',
      ],
      driver: { kind: 'http', url: 'u', token: 't' },
      process: { command: ['node', 'x.mjs'], ready: 'http://127.0.0.1:{port}/ready', readyMs: 1000, instances: 4 },
      formats: ['json', 'xml'],
      chain: { route: 'lsp' },
      mitz: {
        host: 'localhost',
        bind: '127.0.0.1',
        port: 0,
        specification: '3.8',
        identity: './mitz-identity',
        keys: 'ec',
      },
      patience: { messageMs: 1, quietMs: 300, actionMs: 15_000, decisionMs: 3_600_000 },
      declarations: 'declarations.yaml',
      planning: { glg: '2026-W51', region: 'Noord-Nederland', phase: '2.1' },
    };
    expect(wrongTarget(most)).to.deep.equal([]);
  });

  it('lets who only watches do without a driver', () => {
    expect(wrongTarget({ driver: undefined })).to.deep.equal([]);
  });

  for (const key of Object.keys(target).filter((one) => one !== 'driver')) {
    it(`asks for ${key}`, () => {
      expect(wrongTarget({ [key]: undefined })).to.deep.equal([`: must have required property '${key}'`]);
    });
  }

  const wrong: Readonly<Record<string, readonly [Changed, RegExp]>> = {
    'a URA as a number': [{ provider: { ura: 90000382, providerType: 'Z3' } }, /^provider\.ura: must be string/],
    'a URA of seven digits': [
      { provider: { ura: '9000038', providerType: 'Z3' } },
      /^provider\.ura: must match pattern/,
    ],
    'a provider type in small letters': [
      { provider: { ura: '90000382', providerType: 'z3' } },
      /^provider\.providerType: /,
    ],
    'an OID without urn': [
      { connector: { ...target.connector, gatewaySystem: '2.16.840' } },
      /^connector\.gatewaySystem: /,
    ],
    'no functionality': [{ functionalities: [] }, /^functionalities: must NOT have fewer than 1/],
    'a functionality twice': [{ functionalities: ['open', 'open'] }, /^functionalities: must NOT have duplicate/],
    'a functionality that does not exist': [
      { functionalities: ['opne'] },
      /^functionalities\.0: must be one of lokalisatie, .*, not 'opne'$/,
    ],
    'a driver of no kind': [{ driver: { url: 'u' } }, /^driver: must have required property 'kind'/],
    'a driver of an unknown kind': [
      { driver: { kind: 'soap' } },
      /^driver\.kind: must be one of http, command, module, attended, not 'soap'$/,
    ],
    'no command': [{ process: { command: [], ready: 'r' } }, /^process\.command: /],
    'no instances': [{ process: { command: ['a'], ready: 'r', instances: 0 } }, /^process\.instances: must be >= 1/],
    'a port that is none': [{ mitz: { port: 65_536 } }, /^mitz\.port: must be <= 65535/],
    'half a millisecond': [{ patience: { quietMs: 1.5 } }, /^patience\.quietMs: must be integer/],
    'no patience at all': [{ patience: { messageMs: 0 } }, /^patience\.messageMs: must be >= 1/],
    'another format': [{ formats: ['json', 'yaml'] }, /^formats\.1: must be one of json, xml, not 'yaml'$/],
    'a phase as a number': [{ planning: { phase: 1 } }, /^planning\.phase: must be one of 1, 2\.1, 2\.2, 3/],
  };
  for (const [what, [change, words]] of Object.entries(wrong)) {
    it(`refuses ${what}`, () => {
      const all = wrongTarget(change);
      expect(all).to.have.length(1);
      expect(all[0]).to.match(words);
    });
  }

  it('names a key that it does not know, with those that may stand there', () => {
    const [first, ...others] = violations('target', { ...target, provider: { ...target.provider, urra: '1' } });
    expect(others).to.deep.equal([]);
    expect(first?.path).to.deep.equal(['provider', 'urra']);
    expect(first?.unknownKey).to.deep.equal({ key: 'urra', known: ['ura', 'providerType', 'name'] });
  });

  it('tells of everything that is wrong, not just of the first', () => {
    expect(wrongTarget({ supplier: '', provider: {}, colour: 'red' })).to.have.length(4);
  });

  it('gives keys that hold a slash or a tilde as they are', () => {
    expect(violations('target', { ...target, 'a/b~c': 1 })[0]?.path).to.deep.equal(['a/b~c']);
  });

  it('takes no other thing for a target file', () => {
    for (const data of [null, [], 'target', 1]) expect(violations('target', data), String(data)).to.have.length(1);
  });
});

describe('the other schemas', () => {
  it('compile, and refuse an empty object', () => {
    for (const name of ['target', 'declarations', 'subscription', 'consent-bundle'] satisfies SchemaName[])
      expect(violations(name, {}), name).not.to.be.empty;
  });

  it('take a good declaration, and refuse a date that is none or a digest that is none', () => {
    const good = { condition: '1.03', document: 'd.pdf', signedBy: 'A. Arts', role: 'directeur', date: '2026-01-31' };
    const wrong = (change: Changed): readonly string[] =>
      told(violations('declarations', { declarations: [{ ...good, ...change }] }));
    expect(wrong({ sha256: 'ab'.repeat(32), validUntil: '2027-01-31' })).to.deep.equal([]);
    expect(wrong({ date: '2026-02-30' })[0]).to.match(/^declarations\.0\.date: /);
    expect(wrong({ date: '31-01-2026' })[0]).to.match(/^declarations\.0\.date: /);
    expect(wrong({ sha256: 'AB' })[0]).to.match(/^declarations\.0\.sha256: /);
    expect(wrong({ signed: 'x' })).to.deep.equal(["declarations.0.signed: unknown key 'signed'"]);
  });

  it('are found from the root of the package, wherever the code runs', () => {
    expect(existsSync(path.join(packageRoot, 'schemas', 'xis-driver.openapi.yaml'))).to.be.true;
    expect(path.basename(packageRoot)).not.to.equal('dist');
  });
});

const report = { done: true, total: 2, offered: 1, accepted: 1, rejected: 0, excluded: 1 };
/** Of each action with an output: the least and the most it may be, and ways in which it is wrong. */
const outputs: Readonly<Record<string, { good: readonly unknown[]; bad: readonly unknown[] }>> = {
  'answer-data-request': {
    good: [{ released: [] }, { released: ['GGC002', 'GGC013'], reason: 'r' }],
    bad: [{}, { released: 'GGC002' }, { released: ['GGC999'] }, { released: [null] }, { released: [], reason: 1 }],
  },
  'locate-dossiers': {
    good: [
      { holders: [] },
      { holders: [{ ura: '90000382', homeCommunityId: 'h', sourceId: 's', dataCategories: ['GGC012'] }, {}] },
    ],
    bad: [
      {},
      { holders: {} },
      { holders: ['90000382'] },
      { holders: [{ ura: '9' }] },
      { holders: [{ dataCategories: ['x'] }] },
    ],
  },
  'start-consent-question': {
    good: [
      { questionId: '1', questionText: 't', patientShown: '999990019' },
      {
        questionId: '1',
        questionText: 't',
        patientShown: '999990019',
        informationShown: true,
        questionVersion: '3.8.1',
        preselected: 'nothing',
      },
    ],
    bad: [
      { questionText: 't', patientShown: '999990019' },
      { questionId: '1', questionText: 't', patientShown: '99999001' },
      { questionId: '1', questionText: 't', patientShown: '999990019', preselected: 'maybe' },
      { questionId: '1', questionText: 't', patientShown: '999990019', informationShown: 'yes' },
    ],
  },
  'answer-consent-question': {
    good: [{ recorded: true }, { recorded: false, dossierNote: 'n' }],
    bad: [{}, { recorded: 'true' }],
  },
  'open-mijnmitz': {
    good: [{ launched: true }, { launched: false, userAgent: 'u', patientLaunched: '999990019' }],
    bad: [{}, { launched: true, patientLaunched: '' }],
  },
  'local-consent': {
    good: [
      { source: 'none' },
      {
        source: 'mitz',
        choice: 'yes',
        choices: [{ dataCategory: 'GGC002', consultingCategory: 'RPZAC001', choice: 'unknown' }],
      },
    ],
    bad: [
      {},
      { source: 'xis' },
      { source: 'mitz', choice: 'none' },
      { source: 'mitz', choices: [{ dataCategory: 'x' }] },
    ],
  },
  'start-migration': {
    good: [
      report,
      { ...report, offeredByChoice: { yes: 1 }, items: [{ bsn: '999990019', status: 'pending', reason: 'r' }] },
    ],
    bad: [
      {},
      { ...report, done: undefined },
      { ...report, total: 1.5 },
      { ...report, items: [{ bsn: '999990019' }] },
      { ...report, items: [{ bsn: '999990019', status: 'sent' }] },
    ],
  },
  'migration-report': { good: [report], bad: [{ ...report, accepted: '1' }, null] },
  'run-scheduled-work': { good: [{ pending: 0 }], bad: [{}, { pending: '0' }, { pending: 0.5 }] },
  'work-list': {
    good: [{ items: [] }, { items: [{ reason: 'r' }, { reason: 'r', bsn: '999990019' }] }],
    bad: [{}, { items: [{}] }, { items: [{ reason: 'r', bsn: 'x' }] }],
  },
  'audit-log': {
    good: [
      { entries: [] },
      {
        entries: [
          {
            at: '2026-11-21T10:00:00Z',
            event: 'migrate',
            professional: 'p',
            bsn: '999990019',
            outcome: 'success',
            choice: 'no',
          },
        ],
      },
    ],
    bad: [
      {},
      { entries: [{ at: 'today', event: 'migrate', professional: 'p', bsn: '999990019', outcome: 'success' }] },
      {
        entries: [{ at: '2026-11-21T10:00:00Z', event: 'migrate', professional: 'p', bsn: '999990019', outcome: 'ok' }],
      },
      { entries: [{ at: '2026-11-21T10:00:00Z', event: 'migrate', bsn: '999990019', outcome: 'success' }] },
    ],
  },
};

describe('the XIS driver contract', () => {
  it('has these actions', () => {
    expect([...driverActions()].sort()).to.deep.equal(
      [
        ...['reset', 'configure', 'register-patients', 'open-dossier', 'close-dossier', 'login', 'select-patient'],
        ...['load-local-consents', 'restart', ...Object.keys(outputs)],
      ].sort(),
    );
  });

  it('gives an output to these, and to no other', () => {
    expect(driverActions().filter(hasOutput).sort()).to.deep.equal(Object.keys(outputs).sort());
    expect(hasOutput('no-such-action')).to.be.false;
    expect(() => outputViolations('reset', {})).to.throw("no output for 'reset'");
  });

  for (const [action, { good, bad }] of Object.entries(outputs)) {
    it(`takes a good output of ${action}, also with more in it than asked, and refuses a bad one`, () => {
      for (const one of good) {
        expect(told(outputViolations(action, one)), JSON.stringify(one)).to.deep.equal([]);
        expect(told(outputViolations(action, { ...(one as object), extra: { own: 1 } }))).to.deep.equal([]);
      }
      for (const one of [...bad, null, [], 'output', undefined])
        expect(outputViolations(action, one), JSON.stringify(one)).not.to.be.empty;
    });
  }
});
