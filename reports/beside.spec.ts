import { expect } from 'chai';
import { besideLines } from './beside.js';
import { dossier } from './dossier.js';
import { fixture } from './fixture.js';
import { markdown } from './markdown.js';
import { terminal } from './terminal.js';

const control = {
  specification: '3.8',
  seconds: 90,
  sound: 12,
  faulty: [{ fault: 'a', mustFail: ['1.02/x#y'] }],
  blind: [],
  problems: [],
};
const failing = { ...control, problems: ['no fault is found by <b>1.02/x</b>'] };
const sha256 = 'ab'.repeat(32);
const oracle = { jar: 'v.jar', sha256, version: '6.3.11', seconds: 9, messages: 40, forms: 3, errors: 2, warnings: 1 };
const fhirPackage = {
  name: 'vzvz.fhir.mitz',
  version: '3.8.0',
  sha256,
  profiles: 4,
  messages: 40,
  forms: 3,
  judged: 5,
  objections: 0,
  unjudged: ['a (slice)'],
};

describe('what was laid beside a run', () => {
  it('is a line each, in both languages, and none where nothing was', () => {
    expect(besideLines(fixture, 'nl')).to.deep.equal([]);
    const lines = besideLines({ ...fixture, control, oracle, fhirPackage }, 'en');
    expect(lines.map(({ held }) => held)).to.deep.equal([true, false, true]);
    expect(lines[0]?.text).to.include('passed all 12 scenarios').and.to.include('(1 fault)');
    expect(lines[1]?.text).to.include('6.3.11').and.to.include('2 errors and 1 warning in 3 forms of 40 messages');
    expect(lines[2]?.text).to.include('vzvz.fhir.mitz 3.8.0').and.to.include('not judged of those: 1 demand');
    const silent = besideLines({ ...fixture, oracle: { ...oracle, problem: 'out of time' } }, 'nl');
    expect(silent[0]?.text).to.equal('gaf geen oordeel: out of time');
  });

  it('says on every report that a control did not hold, with the reason, escaped', () => {
    const record = { ...fixture, verdict: 'not-judged' as const, control: failing };
    const page = dossier(record, 'nl');
    expect(page).to.include('De controle van de toets zelf is niet geslaagd').and.not.to.include('<b>1.02/x</b>');
    expect(markdown(record, 'nl')).to.include('dus is niets beoordeeld').and.not.to.include('<b>');
    expect(terminal(record, { lang: 'en', colour: false, out: 'o' })).to.include('did not hold, so nothing is judged');
  });
});
