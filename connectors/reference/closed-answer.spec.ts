import { expect } from 'chai';

import { ClosedAnswers } from './closed-answer.js';
import { envelopeXml, resultXml } from './fake-mitz.spec.kit.js';

const BSN = '999900006';
const URA = '90000382';
const good = { bsn: BSN, ura: URA, category: 'GGC002', decision: 'Permit' };
const asked = {
  messageId: 'urn:uuid:1',
  bsn: BSN,
  holder: { ura: URA, providerType: 'Z3' },
  dataCategories: ['GGC002'],
};

const answers = new ClosedAnswers();
const read = (results: string): [string, string][] => [...answers.read(envelopeXml(results), asked)];

describe('the reading of a closed answer', () => {
  it('takes a decision about the patient and the holder that were asked about', () => {
    expect(read(resultXml(good))).to.deep.equal([['GGC002', 'Permit']]);
    expect(read(resultXml({ ...good, decision: 'Indeterminate' }))).to.deep.equal([['GGC002', 'Indeterminate']]);
  });

  const another = (change: Partial<typeof good>): string => resultXml({ ...good, ...change });
  const nested = `${'<a>'.repeat(70)}${'</a>'.repeat(70)}`;
  const refused: Record<string, string> = {
    'another patient': another({ bsn: '999900018' }),
    'another holder': another({ ura: '00000666' }),
    'an unknown decision': another({ decision: 'Perhaps' }),
    'no decision': resultXml(good).replace('<Decision>Permit</Decision>', ''),
    'two decisions': resultXml(good).replace('<Decision>', '<Decision>Deny</Decision><Decision>'),
    'a missing result': '',
    'an unasked category': resultXml(good) + another({ category: 'GGC012' }),
    'two results for one category': resultXml(good) + resultXml(good),
    'a patient under another OID': resultXml(good).replace('2.16.840.1.113883.2.4.6.3', '2.16.528.1.1007.3.1'),
    'no echo of the patient': resultXml(good).replace('resource:resource-id', 'resource:other'),
    'too deep a nesting': nested + resultXml(good),
    'unfinished XML': `${resultXml(good)}<Result>`,
  };
  for (const [what, results] of Object.entries(refused)) {
    it(`refuses ${what}`, () => {
      expect(() => read(results)).to.throw();
    });
  }

  it('refuses a DOCTYPE, an entity, a fault, and an answer to another message', () => {
    const answer = envelopeXml(resultXml(good));
    const header =
      '<s:Header><RelatesTo xmlns="http://www.w3.org/2005/08/addressing">urn:uuid:2</RelatesTo></s:Header>';
    const variants = [
      `<!DOCTYPE x [<!ENTITY p "Permit">]>${answer}`,
      answer.replace('Permit', '&p;'),
      answer.replace('<s:Body>', '<s:Body><s:Fault/>'),
      answer.replace('<s:Body>', `${header}<s:Body>`),
      `${answer}<x/>`,
    ];
    for (const variant of variants) expect(() => answers.read(variant, asked)).to.throw();
  });
});
