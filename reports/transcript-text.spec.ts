import { expect } from 'chai';
import { failing, fixtureHar } from './fixture.js';
import { indent } from './indent.js';
import { namedExchanges, transcriptText } from './transcript-text.js';

describe('the text of a transcript', () => {
  const text = transcriptText(fixtureHar, failing, 'en');

  it('tells all that happened in the order in which it began', () => {
    const places = [
      'action requestData',
      'exchange 1, target',
      'exchange 2, target',
      'delivery to',
      'connection refused',
    ].map((part) => text.indexOf(`──── ${part}`));
    expect(places).to.not.include(-1);
    expect(places).to.deep.equal([...places].sort((a, b) => a - b));
  });

  it('puts >>> before the exchange that a failing check names, and before no other', () => {
    expect(text).to.match(
      />>> nothing-released \(MUST\): .*\n>>> {3}Expected: nothing delivered\n>>> {3}Received: .*\n>>> {3}Where: exchange 1.*\n>>> ──── exchange 1/,
    );
    expect(text).to.not.include('>>> ──── exchange 2');
  });

  it('marks the line in the message that a failing check names', () => {
    const where = 'exchange 1, /Envelope/Body/Request/Bsn | exchange 2, /a';
    const checks = failing.checks.map((check) => ({ ...check, where }));
    const marked = transcriptText(fixtureHar, { ...failing, checks }, 'en').split('\n');
    expect(marked.filter((line) => /^>>> +</.test(line))).to.deep.equal([
      '>>>       <Bsn>999900006</Bsn>',
      `>>> <a>${'y'.repeat(20_000 - 3)}`,
    ]);
  });

  it('indents bodies and keeps what was sent: doubled keys, the spelling of numbers', () => {
    expect(text).to.include('        <Bsn>999900006</Bsn>');
    expect(text).to.match(/"n": 1\.10,\s+"n": \[\],/);
  });

  it('cuts a long body and says so, and shows no control character', () => {
    expect(text).to.include('cut at 20 kB; the whole body has 100000 bytes');
    expect(text).to.include('\\u{1b}[31mred');
    expect(text).to.not.match(/(?![\t\n])[\p{Cc}\u202e]/u);
  });

  it('makes something of anything', () => {
    for (const har of [
      null,
      1,
      'x',
      [],
      {},
      { log: { entries: [null, 1, {}], _events: [{ kind: 'action' }, { kind: 'odd' }, null] } },
    ]) {
      expect(transcriptText(har, failing, 'nl')).to.include('1.02/deny-releases-nothing');
    }
  });
});

describe('namedExchanges', () => {
  it('reads one, several, and those of joined shortcomings', () => {
    expect(namedExchanges('exchange 3, /Envelope/Body/2 items')).to.deep.equal([3]);
    expect(namedExchanges('exchanges 3 and 5')).to.deep.equal([3, 5]);
    expect(namedExchanges('exchange 3, 2 bodies | exchange 12, a')).to.deep.equal([3, 12]);
    expect(namedExchanges('action 3')).to.deep.equal([]);
    expect(namedExchanges(undefined)).to.deep.equal([]);
  });
});

describe('indent', () => {
  it('loses no mark of the text but white space', () => {
    for (const text of [
      '{"a":[{"b":"x, {y}"},[]],"c":{}}',
      '<a b="1"><!-- c > d --><d><![CDATA[<x>]]></d>t<e/></a>',
      '{"broken',
      '<a',
      '[1,2',
      '</a></b>',
    ]) {
      expect(indent(text).replace(/\s/g, '')).to.equal(text.replace(/\s/g, ''));
    }
  });

  it('stays quick and small on hostile depth', () => {
    const begun = Date.now();
    for (const mark of ['[', '<a>', '<!--', '{"a":', '<![CDATA[']) {
      expect(indent(mark.repeat(20_000)).length).to.be.lessThan(8_000_000);
    }
    expect(Date.now() - begun).to.be.lessThan(2000);
  });
});
