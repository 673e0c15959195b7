import { expect } from 'chai';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ScenarioResult } from '../core/run-record.js';
import { isExchange } from '../core/transcript.js';
import type { Exchange } from '../core/transcript.js';
import { holdRun } from '../evidence/held-run.js';
import type { HeldRun } from '../evidence/held-run.js';
import { judgeAgain } from '../evidence/judge-again.js';
import { collect } from '../evidence/run-directory.js';
import { defaultSpecification } from '../mitz/specification/index.js';
import type { MitzSpecification, SpecificationKey } from '../mitz/specification/index.js';
import { loadSuites } from '../suites/index.js';
import { makeRun } from './synthetic-run.js';

const deny = '1.02/deny-releases-nothing';
const open = '1.02/open-lists-holders-as-answered';
const subscribes = '2.01/new-dossier-subscribes';
const notified = '2.02/withdrawn-in-mitz-wins';
const migrates = 'migratiebericht/choice-preserved';
const text = '4.02/question-text-as-defined';
const form = '1.02/question-form';
const ids = [deny, open, form, subscribes, notified, migrates, text];
const suites = await loadSuites();

type Overlay = Partial<Record<SpecificationKey, unknown>>;

const under = (overlay: Overlay): MitzSpecification => ({
  ...defaultSpecification,
  ...Object.fromEntries(
    Object.entries(overlay).map(([key, value]) => [key, { value, basis: 'normative', source: 'an overlay' }]),
  ),
});

describe('a run judged again under other values', () => {
  let directory: string;
  let run: HeldRun;

  before(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'other-values-'));
    await makeRun({ directory, suites, ids, seed: 1 });
    const { run: held } = holdRun((await collect(directory, [])).files);
    if (!held) throw new Error('the run cannot be read');
    run = held;
  });
  after(() => rm(directory, { recursive: true, force: true }));

  const again = (overlay: Overlay, of = run): ReadonlyMap<string, ScenarioResult> => {
    const { results } = judgeAgain(of, suites, { specification: under(overlay), policy: 'default' });
    return new Map(results.map((result) => [result.id, result]));
  };
  /** Which scenarios still pass. */
  const passing = (overlay: Overlay): readonly string[] =>
    [...again(overlay).values()].filter(({ outcome }) => outcome === 'pass').map(({ id }) => id);

  const lost: Readonly<Record<string, readonly [overlay: Overlay, scenarios: readonly string[]]>> = {
    'another path of the closed question': [{ 'path.geslotenAutorisatievraag': 'anders' }, [deny, notified, form]],
    'another path of the open question': [{ 'path.openAutorisatievraag': 'anders' }, [open]],
    'another path of subscriptions': [{ 'path.abonneren': 'anders' }, [subscribes, notified]],
    'another path of migration': [{ 'path.migreren': 'anders' }, [migrates]],
    'another base of all paths': [{ 'path.base': '/anders/' }, [deny, open, subscribes, notified, migrates, form]],
    'another text of a question': [{ 'vraagtekst.dossierhoudersknop': 'Anders?' }, [text]],
    'another version of the questions': [{ 'vraagtekst.versie': '9' }, [text]],
    'another status of a subscription': [{ 'abonnement.accepted': 200 }, [subscribes, notified]],
    'another action in the answer': [{ 'antwoord.action': 'urn:anders' }, [deny, notified]],
    'another profile of a notification': [{ 'profile.notification': 'urn:anders' }, [notified]],
    'other categories below one': [{ 'codes.lowerCategories': { GGC002: [] } }, [deny, open, notified]],
  };
  for (const [name, [overlay, scenarios]] of Object.entries(lost))
    it(`shows nothing by what Mitz said or handed out under the old ones: ${name}`, () => {
      expect(passing(overlay)).to.deep.equal(ids.filter((id) => !scenarios.includes(id)));
      const judged = again(overlay);
      for (const id of scenarios) {
        const { outcome, reason, checks } = judged.get(id) ?? expect.fail(`${id} is gone`);
        expect(outcome, `${id}: ${reason ?? ''}`).to.equal('not-shown');
        expect(
          checks.filter(({ outcome: one }) => one === 'fail'),
          id,
        ).to.deep.equal([]);
      }
    });

  it('is as it was where the values are the same, of whatever source', () => {
    const same = Object.fromEntries(
      (Object.keys(defaultSpecification) as SpecificationKey[]).map((key) => [key, defaultSpecification[key].value]),
    );
    expect(passing(same)).to.deep.equal(ids);
  });

  it('names the exchange, the values, and the set that Mitz spoke by', () => {
    const status = again({ 'abonnement.accepted': 200 }).get(subscribes);
    expect(status?.reason).to.match(/^exchange \d+: .*\(abonnement\.accepted\).* by 3\.8, and is no evidence/);
    const address = again({ 'path.abonneren': 'anders' }).get(subscribes);
    expect(address?.reason).to.include('was abonneren, and is an unknown address');
    expect(again({ 'vraagtekst.versie': '9' }).get(text)?.reason).to.include('the texts of 3.8 (vraagtekst.versie)');
  });

  it('takes a message to an address that was unknown for what it is now, with an answer that shows nothing', () => {
    const transcripts = [...run.transcripts].map(([name, transcript]) => {
      const entries = transcript.entries.map((entry) =>
        isExchange(entry) && entry.koppelvlak === 'abonneren' ? moved(entry) : entry,
      );
      return [name, { ...transcript, entries }] as const;
    });
    const strange = { ...run, transcripts: new Map(transcripts) };
    expect(again({}, strange).get(subscribes)?.outcome).to.equal('not-shown');
    const { outcome, reason } = again({ 'path.abonneren': 'anders' }, strange).get(subscribes) ?? {};
    expect([outcome, reason?.includes('was an unknown address, and is abonneren')]).to.deep.equal(['not-shown', true]);
  });
});

/** The same message to another path, where Mitz knew nothing. */
const moved = (exchange: Exchange): Exchange => ({
  ...exchange,
  koppelvlak: null,
  request: { ...exchange.request, path: `${defaultSpecification['path.base'].value}anders` },
  response: { status: 404, headers: [], body: '', bodyBytes: 0 },
});
