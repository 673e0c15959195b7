import { expect } from 'chai';
import { objectionsIn } from './oracle-outcome.js';

const files = ['message-0001.json', 'message-0002.xml'];
const outcome = (text: string, named?: string): object => ({
  resourceType: 'OperationOutcome',
  ...(named !== undefined && {
    extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/operationoutcome-file', valueString: named }],
  }),
  issue: [{ severity: 'error', details: { text } }],
});
const placed = (...outcomes: readonly object[]): readonly string[] =>
  objectionsIn(
    JSON.stringify({ resourceType: 'Bundle', entry: outcomes.map((resource) => ({ resource })) }),
    files,
  ).map(({ index, text }) => `${text} ${index}`);

describe('what the FHIR validator wrote', () => {
  it('is about the file that it names, in whatever way, or else the one in its place', () => {
    for (const around of [
      (name: string) => name,
      (name: string) => `/tmp/of this/${name}`,
      (name: string) => `C:\\of this\\${name}`,
      (name: string) => `${name} (bundle)`,
      (name: string) => `file:${name}#Bundle/entry[0]`,
    ])
      expect(placed(outcome('b', around('message-0002.xml')), outcome('a', around('message-0001.json')))).to.deep.equal(
        ['b 1', 'a 0'],
      );
    expect(placed(outcome('a'), outcome('b'))).to.deep.equal(['a 0', 'b 1']);
  });

  it('is not understood, and loses no objection in silence, where it names a file that it was not asked about', () => {
    expect(() => placed(outcome('a', 'message-0001.json'), outcome('b', 'another.json'))).to.throw(
      "it names the file 'another.json', which is none of the 2 that it was asked about: its output is not understood",
    );
  });
});
