import { expect } from 'chai';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'yaml';
import type { RunRecord } from '../core/run-record.js';
import { demoTarget } from '../cli/run/demo-target.js';
import type { Target } from '../cli/run/target.js';
import { connector, inFolder, mitzKeur, recordIn } from './command.spec.kit.js';

const module = connector.replace(/main(\.\w+)$/, 'module$1');
const demo = demoTarget([], undefined);
const patience = { messageMs: 1500, quietMs: 100, actionMs: 10_000, decisionMs: 8000, consentMs: 250, lateMs: 500 };

/** Runs the reference connector by one form of the driver contract, as a program of its own. */
async function runBy(
  form: Pick<Target, 'driver' | 'process'>,
  ids: readonly string[],
  faults = '',
): Promise<RunRecord> {
  return inFolder(async (folder) => {
    const { folder: _, mitz: __, ...rest } = demo;
    const target = path.join(folder, 'target.yaml');
    await writeFile(target, stringify({ ...rest, process: undefined, patience, ...form }));
    const out = path.join(folder, 'out');
    const { stderr, stdout } = await mitzKeur(
      ['run', ...ids, '--target', target, '--out', out, '--no-allure', '--json'],
      {
        REFERENCE_FAULTS: faults,
      },
    );
    expect(() => JSON.parse(stdout) as unknown, stderr).not.to.throw();
    return recordIn(out);
  });
}

const inProcess = (ids: readonly string[], faults: readonly string[] = []): Promise<RunRecord> =>
  runBy({ driver: { kind: 'module', module } }, ids, faults.join());
const overHttp = (ids: readonly string[], faults: readonly string[] = []): Promise<RunRecord> => {
  const command = demoTarget(faults, undefined).process?.command ?? [];
  const process = { command, ready: 'http://127.0.0.1:{port}/ready', instances: 2 };
  return runBy({ driver: { kind: 'http', url: 'http://127.0.0.1:{port}' }, process }, ids);
};

/** What each check came to, and each scenario. */
const outcomes = (record: RunRecord): Readonly<Record<string, string>> =>
  Object.fromEntries(
    record.conditions
      .flatMap(({ scenarios }) => scenarios)
      .flatMap(({ id, outcome, checks }): [string, string][] => [
        [id, outcome],
        ...checks.map((one): [string, string] => [`${id}#${one.id}`, one.outcome]),
      ]),
  );

/** One of each kind of thing that a connector does or that is done to it, and quick. */
const selection = [
  '1.01/only-known-interfaces',
  '1.02/connection-reset',
  '1.02/deny-releases-nothing',
  '1.02/forty-at-once',
  '1.02/open-lists-holders-as-answered',
  '1.02/oversize-answer',
  '1.02/permit-releases',
  '1.02/question-form',
  '1.02/redirect-elsewhere',
  '1.02/truncated-answer',
  '1.02/unknown-decision-word',
  '2.01/census',
  '2.02/same-notification-twice',
  '3.01/not-approved-nothing-sent',
  '4.05/yes-is-recorded-as-yes',
  '4.05/cancel-nothing-sent',
  'migratiebericht/counts-add-up',
];
const aboutTls = ['1.01/every-call-uses-the-declared-certificate', '1.03/tls-1.2-or-higher'];

describe('the reference connector as a module in process', function () {
  this.timeout(120_000);

  it('gets the verdicts that it gets over HTTP, and for what needs TLS none, with the reason', async () => {
    const [here, there] = await Promise.all([inProcess([...selection, ...aboutTls]), overHttp(selection)]);
    const [found, expected] = [outcomes(here), outcomes(there)];
    expect(Object.keys(expected)).to.have.length.greaterThan(40);
    for (const id of aboutTls) expect(found[id], id).to.equal('not-shown');
    const same = Object.fromEntries(
      Object.entries(found).filter(([id]) => aboutTls.every((one) => !id.startsWith(one))),
    );
    expect(same).to.deep.equal(expected);
    const reasons = here.conditions.flatMap(({ scenarios }) => scenarios).filter(({ id }) => aboutTls.includes(id));
    for (const { reason } of reasons) expect(reason).to.match(/no TLS|not carried over TLS/);
  });

  it('is seen to be wrong where it is, as over HTTP', async () => {
    const faults = [
      'takes-a-redirect-for-permit',
      'follows-redirects',
      'calls-an-unknown-interface',
      'sends-another-ura',
    ];
    const ids = [
      '1.01/only-known-interfaces',
      '1.02/redirect-elsewhere',
      '1.02/question-form',
      '2.01/subscription-form',
    ];
    const [here, there] = await Promise.all([inProcess(ids, faults), overHttp(ids, faults)]);
    expect(outcomes(here)).to.deep.equal(outcomes(there));
    expect(Object.values(outcomes(here))).to.include('fail');
  });
});
