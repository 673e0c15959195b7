import { expect } from 'chai';
import { shortcomingOf } from '../../core/outcome.js';
import { evidenceOf } from '../../core/scenario.js';
import { Example, exampleContext, exampleMaker } from '../example.js';
import { ownProviders, uraIs } from './holder.js';

const check = uraIs({
  title: { nl: '', en: '' },
  what: 'the URA of the provider',
  asks: 'provider.ura',
  trippedBy: ['none'],
  source: ownProviders,
});

/** What the check says of a question that names this holder. */
function saidOf(ura: string): string {
  const example = new Example();
  example.question(exampleMaker().patient(), 'Deny', { holder: { ...exampleContext.company.provider, ura } });
  const given = { scenario: '', cast: {}, context: exampleContext, entries: example.entries() };
  try {
    check.judge(evidenceOf(given, example.specification) as never);
    return 'pass';
  } catch (thrown) {
    return shortcomingOf(thrown).message;
  }
}

describe('the URA in a message', () => {
  const asked = 'the message must name the URA of the provider; or is it your target file? provider.ura there says otherwise'; // prettier-ignore
  const cases: Readonly<Record<string, string>> = {
    [exampleContext.company.provider.ura]: 'pass',
    '90000991': asked,
    '9000099': 'the message must name the URA of the provider',
    'urn:oid:1.2': 'the message must name the URA of the provider',
  };
  for (const [ura, said] of Object.entries(cases))
    it(`asks for the target file where it could be right: ${ura}`, () => {
      expect(saidOf(ura)).to.equal(said);
    });
});
