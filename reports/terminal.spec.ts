import { expect } from 'chai';
import { attended } from './fixture.attended.js';
import { fixture } from './fixture.js';
import { progressLine, terminal } from './terminal.js';

describe('terminal', () => {
  const text = terminal(fixture, { lang: 'nl', colour: false, out: 'out/run' });

  it('begins with the verdict, then counts the conditions by verdict', () => {
    expect(text).to.match(/^✗ NIET GEACCEPTEERD {2}Voorbeeld HIS ë 4\.2\.0/);
    expect(text).to.match(
      /✗ voldoet niet\s+1 {3}1\.02\n\s+! niet beoordeeld\s+1 {3}1\.03\n\s+\? niet aangetoond\s+3 {3}migratiebericht 3\.01 4\.01\n/,
    );
  });

  it('tells of each blocking failure the demand, expected, received, where, and how to repeat', () => {
    expect(text).to.match(
      /✗ 1\.02\/deny-releases-nothing {2}nothing-released\n\s+Hieraan is niet voldaan: Er is niets geleverd\n\s+Eis +1\.02\.a: Wat regel 1\.02\.a eist \(.*\n\s+Melding .*after Deny\n\s+Verwacht .*\n\s+Ontvangen .*\n\s+Waar .*\n\s+Verslag +out\/run\/transcripts\/1\.02--deny-releases-nothing\.har\n\s+Herhalen .*/,
    );
  });

  it('then errors, what is not shown, findings, counts and the reports, in that order', () => {
    const places = ['! niet beoordeeld\n', '? niet aangetoond\n', 'Bevindingen', 'Scenario’s:', 'Rapporten\n'].map(
      (part) => text.indexOf(part),
    );
    expect(places).to.not.include(-1);
    expect(places).to.deep.equal([...places].sort((a, b) => a - b));
    expect(text).to.include('out/run/junit.xml');
  });

  it('prints no control character of a target, and colours only when asked', () => {
    expect(text).to.not.match(/(?![\t\n])[\p{Cc}\u202e]/u);
    expect(terminal(fixture, { lang: 'nl', colour: true, out: 'out' })).to.include('\u001b[31m');
  });

  it('bounds every list and says how much is left', () => {
    const findings = Array.from({ length: 40 }, (_, index) => ({
      kind: 'assumption',
      text: `finding ${String(index)}`,
    }));
    expect(terminal({ ...fixture, findings }, { lang: 'en', colour: false, out: 'out' })).to.include('… and 33 more');
    expect(text.length).to.be.lessThan(10_000);
  });

  it('tells what a person stated, beside what the wire showed', () => {
    const told = terminal(attended, { lang: 'nl', colour: false, out: 'out' });
    expect(told).to.match(
      /Wat een persoon heeft verklaard bij de stappen\n {4}2\.01\/census request-data: refused, not allowed, .*; op de lijn: exchange 1: 200 \(A\. <Proef>, 21 november 2026/,
    );
    expect(told).to.not.match(/(?![\t\n])[\p{Cc}\u202e]/u);
  });

  it('says that a run is partial or was broken off', () => {
    const partial = terminal(
      { ...fixture, scope: 'partial', interrupted: true },
      { lang: 'en', colour: false, out: 'out' },
    );
    expect(partial).to.include('does not count as a qualification').and.to.include('broken off');
  });
});

describe('progressLine', () => {
  it('has a sign, the scenario, and why it did not pass', () => {
    const lines = fixture.conditions
      .flatMap(({ scenarios }) => scenarios)
      .map((scenario) => [scenario.id, progressLine(scenario, { colour: false, lang: 'en' })] as const);
    const line = (id: string): string | undefined => new Map(lines).get(id);
    expect(line('1.02/deny-releases-nothing')).to.equal(
      '✗ 1.02/deny-releases-nothing  nothing-released, hostile-value  (form-of-header)  120 ms',
    );
    expect(line('2.01/census')).to.equal('✓ 2.01/census  (should-retry, form-of-identifier)  120 ms');
    expect(line('migratiebericht/shape')).to.match(/^\? migratiebericht\/shape {2}no message arrived/);
    expect(line('1.03/driver-broke'))
      .to.match(/^! .*the driver answered 500/)
      .and.to.have.property('length')
      .lessThan(200);
  });
});
