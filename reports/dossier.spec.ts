import { expect } from 'chai';
import type { RunRecord } from '../core/run-record.js';
import { dossier } from './dossier.js';
import { attended } from './fixture.attended.js';
import { fixture, hostile } from './fixture.js';

/** What a reader sees: without tags, entities resolved, spaces as one. */
const seen = (page: string): string =>
  page
    .replace(/<style>.*?<\/style>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');

describe('the dossier', () => {
  const [nl, en] = [dossier(fixture, 'nl'), dossier(fixture, 'en')];

  it('opens with who, and with the verdict in words', () => {
    expect(seen(nl)).to.include('Voorbeeld HIS ë 4.2.0').and.include('✗ Niet geaccepteerd');
    expect(seen(nl)).to.include('Niet geaccepteerd Regel 1.02.a (Wat regel 1.02.a eist): voldoet niet. wat 1.02 zou');
    expect(seen(en)).to.include('✗ Not accepted Line 1.02.a (What line 1.02.a demands): not met. what would show');
  });

  it('has on its first page for what it was accepted, how the lines were shown, what is open, and the patience', () => {
    const page = seen(dossier({ ...fixture, patience: { messageMs: 5000, lateMs: 500 } }, 'nl'));
    const first = page.slice(0, page.indexOf('De voorwaarden'));
    expect(first).to.include('niet geaccepteerd voor gesloten, lokalisatie (2 van 7 regels)');
    expect(first).to.include('Wat open staat, en wat het zou aantonen (5)').and.include('wat 4.01 zou tonen');
    expect(first).to.include('5 s voor een bericht dat moet komen; na het laatste scenario is nog 0,5 s');
  });

  it('gives every condition a word and a sign', () => {
    for (const word of ['✗ voldoet niet', '! niet beoordeeld', '✓ voldoet', '? niet aangetoond', '✓ verklaard'])
      expect(seen(nl)).to.include(word);
    for (const { id } of fixture.conditions) expect(nl).to.include(`<th scope="row">${id}</th>`);
  });

  it('says of each condition by which kinds of evidence it was shown, and nothing of what was not', () => {
    const shownBy = [
      { kind: 'declared', what: 'a.pdf' },
      { kind: 'seen', what: 'A. Proef' },
    ] as const;
    const conditions = fixture.conditions.map((one) =>
      one.id === '3.02' ? { ...one, lines: one.lines.map((line) => ({ ...line, shownBy })) } : one,
    );
    expect(seen(dossier({ ...fixture, conditions }, 'nl'))).to.include('3.02 Voorwaarde 3.02 gezien, verklaring –');
    expect(seen(nl)).to.include('3.02 Voorwaarde 3.02 – –');
  });

  it('tells of each blocking failure what was expected, what came, where, and how to repeat it', () => {
    const text = seen(nl);
    expect(text).to.include('Verwacht niets afgeleverd Ontvangen one delivery, category huisartsgegevens');
    expect(text).to.include('Waar uitwisseling 1, /Envelope/Body/Response/Result/Decision');
    expect(text).to.include('Herhalen mitz-keur run 1.02/deny-releases-nothing --target target.yaml --seed 7');
    expect(nl).to.include('<a href="transcripts/1.02--deny-releases-nothing.har">');
  });

  it('tells what was not shown, who declared what, and which rules are assumptions', () => {
    const text = seen(en);
    expect(text).to.include('migratiebericht/shape not shown no message arrived');
    expect(text).to.include('3.02 werkwijze.pdf J. Jansen 2026-11-02 cd34');
    expect(text).to.include('Check form-of-identifier form-of-identifier');
  });

  it('shows what a person stated beside what the wire showed, and each attempt that was set aside', () => {
    const text = seen(dossier(attended, 'nl'));
    expect(text).to.include('2.01/census request-data : refused not allowed “]]>');
    expect(text).to.include('” exchange 1: 200 A. <Proef> 21 november 2026');
    expect(text).to.include('Pogingen die terzijde zijn gelegd (1)').and.include('the wrong patient (A. <Proef>');
    expect(seen(nl)).to.not.include('Pogingen die terzijde');
  });

  it('lets nothing of a target become markup, and links to nothing outside', () => {
    expect(nl).to.not.include('<script>alert').and.not.include('javascript:').and.not.include('\u202e');
    const foreign: RunRecord = {
      ...fixture,
      conditions: fixture.conditions.map((condition) => ({
        ...condition,
        scenarios: condition.scenarios.map((one) => ({ ...one, transcript: `https://elsewhere.example/${hostile}` })),
      })),
    };
    expect(dossier(foreign, 'nl')).to.not.match(/href="(?!transcripts\/)/);
  });

  it('says so when the run was a part, was broken off, or only looked on', () => {
    expect(seen(dossier({ ...fixture, scope: 'partial' }, 'nl'))).to.include('geldt niet als kwalificatie');
    expect(seen(dossier({ ...fixture, interrupted: true }, 'nl'))).to.include('De run is afgebroken');
  });
});
