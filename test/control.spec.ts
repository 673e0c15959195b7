import { expect } from 'chai';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { demoTarget } from '../cli/run/demo-target.js';
import { control, faultsFor } from '../cli/run/control.js';
import type { ControlRequest } from '../cli/run/request.js';
import { conclusionOf } from '../core/conclusion.js';
import type { Grounds } from '../core/conclusion.js';
import type { ControlRecord } from '../core/run-record.js';
import { makeIdentities } from '../mocks/certificates.js';
import type { Identities } from '../mocks/certificates.js';
import { loadSuites } from '../suites/index.js';
import { inFolder, mitzKeur, recordIn } from './command.spec.kit.js';

const suites = await loadSuites();
const denies = '1.02/deny-releases-nothing';

describe('the control of a run', function () {
  this.timeout(120_000);

  it('has a fault for the first MUST of every scenario', () => {
    const all = suites.scenarios.map(({ id }) => id);
    const found = [...faultsFor(suites, all).values()].flat().map((check) => check.split('#')[0]);
    expect(all.filter((id) => !found.includes(id))).to.deep.equal([]);
    expect([...faultsFor(suites, [denies]).values()]).to.deep.equal([[`${denies}#nothing-released`]]);
  });

  it('holds where the harness passes the sound connector and finds the faulty one; its record is sealed with the run', async () => {
    await inFolder(async (folder) => {
      const out = path.join(folder, 'run');
      const ran = await mitzKeur(['demo', denies, '--control', '--no-allure', '--out', out]);
      const { control: held, verdict, command } = await recordIn(out);
      expect([ran.code, verdict, held?.sound, held?.problems], ran.stderr).to.deep.equal([0, 'accepted', 1, []]);
      expect(held?.faulty.map(({ mustFail }) => mustFail)).to.deep.equal([[`${denies}#nothing-released`]]);
      expect(command).to.match(/ --control$/);
      for (const file of ['summary.md', 'dossier.nl.html'])
        expect(await readFile(path.join(out, file), 'utf8'), file).to.include('Controle van de toets');
      expect((await mitzKeur(['keygen', '--out', path.join(folder, 'keys')])).code).to.equal(0);
      const key = path.join(folder, 'keys', 'mitz-keur-private.pem');
      expect((await mitzKeur(['seal', out, '--key', key, '--part'])).code).to.equal(0);
      const verified = await mitzKeur(['verify', `${out}.zip`, '--lang', 'en']);
      expect([verified.code, verified.stdout.includes('Control: the run says that it held')]).to.deep.equal([0, true]);
    });
  });

  describe('does not hold, and says why,', () => {
    let identities: Identities;
    before(async () => {
      identities = await makeIdentities('localhost');
    });
    const controlled = (different: Partial<ControlRequest>, known = suites): Promise<ControlRecord> => {
      const { signal } = new AbortController();
      const usual = { target: demoTarget([], undefined), seed: 1, stop: signal, ids: [denies], identities };
      return control(known, { ...usual, ...different }, { onSound: () => undefined, onFaulty: () => undefined });
    };

    it('where a faulty connector is not found', async () => {
      const scenarios = suites.scenarios.map((placed) => {
        const [[name, check] = []] = Object.entries(placed.scenario.checks);
        if (placed.id !== denies || !name || !check) return placed;
        const checks = { [name]: { ...check, trippedBy: ['keeps-no-audit-log'] as const } };
        return { ...placed, scenario: { ...placed.scenario, checks } };
      });
      const { problems, sound } = await controlled({}, { ...suites, scenarios });
      expect(sound).to.equal(1);
      expect(problems).to.have.length(1);
      expect(problems[0]).to.include(`no fault of the reference connector is found by ${denies}`);
    });

    it('but holds, and says so, where a scenario finds another fault only', async () => {
      const mixed = '2.03/mixed-answer-per-category';
      const provider = { ura: '90000390', providerType: 'J8', name: 'Apotheek De Proef' };
      const target = { ...demoTarget([], undefined), provider, providers: [] };
      const { problems, blind, faulty } = await controlled({ target, ids: [mixed] });
      expect([problems, faulty.map(({ mustFail }) => mustFail)]).to.deep.equal([[], [[`${mixed}#twin-is-released`]]]);
      expect(blind[0]).to.match(
        /#denied-category-stays-inside does not find 'takes-one-permit-for-all' for this provider/,
      );
    });

    it('where the sound connector does not pass, or cannot be run', async () => {
      const target = { ...demoTarget([], undefined), functionalities: ['lokalisatie' as const] };
      const unpassed = await controlled({ target });
      expect(unpassed.problems[0]).to.match(
        new RegExp(`the sound reference connector does not pass ${denies} \\(.*claim`),
      );
      const { mitz } = target;
      const broken = await controlled({ target: { ...target, mitz: { ...mitz, specification: '9.9' } } });
      expect(broken.problems[0]).to.include("could not be run: no specification set '9.9'");
    });

    it('and then nothing of the run is judged', () => {
      const grounds: Grounds = {
        claimed: { functionalities: ['lokalisatie'], facts: {} },
        ids: [],
        conditions: suites.conditions.slice(0, 1),
        attestations: [],
        results: [],
        declarations: new Map(),
        interrupted: false,
      };
      const record = { specification: '3.8', seconds: 1, sound: 0, faulty: [], blind: [] };
      const { verdict, findings } = conclusionOf({ ...grounds, control: { ...record, problems: ['it is blind'] } });
      expect([verdict, findings]).to.deep.equal(['not-judged', [{ kind: 'control', text: 'it is blind' }]]);
      expect(conclusionOf({ ...grounds, control: { ...record, problems: [] } }).verdict).to.equal('not-accepted');
    });
  });
});
