import { expect } from 'chai';
import { indent } from './indent.js';
import { lineOf } from './place.js';

const soap = indent(
  '<?xml version="1.0"?><s:Envelope xmlns:s="x"><s:Header><MessageID>1</MessageID><MessageID>2</MessageID><To/></s:Header><s:Body><Request><A n="1"/><A n="2"><V>x</V></A></Request></s:Body></s:Envelope>',
);
const json = indent(
  '{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Consent","status":"active","category":[{"text":"a"},{"text":"b"}]}},{"resource":{"status":"inactive","list":[]}}]}',
);
const fhirXml = indent(
  '<Bundle xmlns="http://hl7.org/fhir"><entry><resource><Consent><status value="active"/></Consent></resource></entry><entry><resource><Consent><category><text value="a"/></category><category><text value="b"/></category></Consent></resource></entry></Bundle>',
);

const found = (text: string, place: string): string | undefined => {
  const line = lineOf(text, place);
  return line === undefined ? undefined : text.split('\n')[line]?.trim();
};

describe('the line of a place', () => {
  for (const [text, place, line] of [
    [soap, '/Envelope/Header/MessageID', '<MessageID>1</MessageID>'],
    [soap, '/Envelope/Header/MessageID[2]', '<MessageID>2</MessageID>'],
    [soap, '/Envelope/Body/Request/A[2]/V', '<V>x</V>'],
    [soap, '/Envelope/Body', '<s:Body>'],
    [json, 'Bundle.entry[1].resource.status', '"status": "inactive",'],
    [json, 'Bundle.entry[0].resource.category[1].text', '"text": "b"'],
    [fhirXml, 'Bundle.entry[0].resource.status', '<status value="active"/>'],
    [fhirXml, 'Bundle.entry[1].resource.category[1].text', '<text value="b"/>'],
  ] as const)
    it(`${place} is ${line}`, () => {
      expect(found(text, place)).to.equal(line);
    });

  it('is that of what should have held it, where it is lacking', () => {
    expect(found(soap, '/Envelope/Body/Request/B')).to.equal('<Request>');
    expect(found(json, 'Bundle.entry[1].resource.scope')).to.equal('"resource": {');
    expect(found(fhirXml, 'Bundle.entry[1].resource.status')).to.equal('<resource>');
  });

  it('is none where nothing of it is there', () => {
    expect(lineOf('no message', '/Envelope')).to.equal(undefined);
    expect(lineOf(soap, '/Other')).to.equal(undefined);
    expect(lineOf(json, '/Envelope')).to.equal(undefined);
    expect(lineOf(json, '')).to.equal(undefined);
  });
});
