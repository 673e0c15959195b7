import { expect } from 'chai';
import type { CheckResult, RunRecord } from '../core/run-record.js';
import { dossier } from './dossier.js';
import { failing, fixture } from './fixture.js';
import { markdown } from './markdown.js';
import { findingsOf } from './shortcomings.js';
import { judgedLine, sentenceOf } from './wording.js';

const [condition] = fixture.conditions;
const check = failing.checks.find(({ id }) => id === 'nothing-released');

describe('a check in the words of its reader', () => {
  it('names the line that was judged, also where it stands under another condition', () => {
    if (!condition) throw new Error('the fixture has no condition');
    expect(judgedLine(fixture, condition, { line: '2.01.a' }, 'nl')).to.equal('2.01.a: Wat regel 2.01.a eist');
    expect(judgedLine(fixture, condition, { line: '9.99.z' }, 'en')).to.equal(`9.99.z: ${condition.demand.en}`);
    for (const text of [markdown(fixture, 'nl'), dossier(fixture, 'nl')])
      expect(text).to.include('Wat regel 1.02.a eist').and.not.include('geen gegevens zonder toestemming');
  });

  it('tells it in Dutch to a Dutch reader, with the English message as a detail', () => {
    const cases: readonly (readonly [CheckResult['outcome'], string])[] = [
      ['fail', 'Hieraan is niet voldaan: Er is niets geleverd'],
      ['not-shown', 'Dit is niet aangetoond: Er is niets geleverd'],
      ['error', 'Er is niets geleverd'],
    ];
    if (!check) throw new Error('the fixture has no such check');
    for (const [outcome, sentence] of cases) expect(sentenceOf({ ...check, outcome }, 'nl')).to.equal(sentence);
    expect(sentenceOf(check, 'en')).to.equal('data was released after Deny');
    expect(markdown(fixture, 'nl')).to.include('Melding: data was released after Deny');
    expect(markdown(fixture, 'en')).to.not.include('Message: data was released');
  });

  it('gives a finding that was written here in the language of its reader', () => {
    const findings = [{ kind: 'declaration', text: 'declared for 1.01.a', nl: 'verklaard voor 1.01.a' }];
    const [dutch] = findingsOf({ ...fixture, findings }, 'nl');
    const [english] = findingsOf({ ...fixture, findings }, 'en');
    expect([dutch?.text, english?.text]).to.deep.equal(['verklaard voor 1.01.a', 'declared for 1.01.a']);
  });

  it('does so in findings, whether a check or the record tells of them', () => {
    const told = {
      kind: 'assumption',
      text: '1.02/deny-releases-nothing: the header is absent',
      scenario: '1.02/deny-releases-nothing form-of-header',
    };
    const twice: RunRecord = { ...fixture, findings: [told] };
    const texts = (record: RunRecord): readonly string[] =>
      findingsOf(record, 'nl')
        .filter(({ scenario }) => scenario?.endsWith('form-of-header'))
        .map(({ text }) => text);
    expect(texts(twice)).to.deep.equal([
      'Hieraan is niet voldaan: Controle form-of-header (aanname, bevestig met Mitz). Melding: the header is absent',
    ]);
    expect(texts(fixture)).to.have.length(1);
    expect(texts(fixture)[0]).to.match(/^Hieraan is niet voldaan: Controle form-of-header/);
    expect(findingsOf(twice, 'en')).to.deep.include(told);
  });
});
