import { expect } from 'chai';
import { exampleContext } from '../example.js';
import { FhirFault, readFhir } from '../fhir/read.js';
import { defaultSpecification as specification } from '../specification/index.js';
import type { ConsentChoice } from './bundle.js';
import { buildNotification, partsOf, spoiltNotification } from './notification.js';
import { readConsents } from './read.js';

const all = Object.keys(specification['codes.consultingCategories'].value);
const change = { choice: 'yes', dataCategory: 'GGC002', decidedAt: '2025-03-01T09:30:00Z' } as const;
const bsn = '999990019';

function consentsIn(body: string): readonly ConsentChoice[] {
  const read = readConsents(readFhir(body, 'application/fhir+xml'), specification);
  if ('unrecognised' in read) throw new Error(read.unrecognised);
  return read.consents;
}
const written = (different: object = {}): string =>
  buildNotification(bsn, exampleContext.company.provider, { ...change, ...different }, specification);

describe('a notification', () => {
  it('says one choice for all consulting categories', () => {
    const [consent, ...more] = consentsIn(written());
    expect(consent).to.deep.equal({ ...change, consultingCategories: all });
    expect(more).to.be.empty;
  });

  it('says the opposite for the categories that are not named', () => {
    const consents = consentsIn(written({ consultingCategories: ['RPZAC104'] }));
    expect(consents).to.deep.equal([
      { ...change, consultingCategories: ['RPZAC104'] },
      { ...change, choice: 'no', consultingCategories: all.filter((code) => code !== 'RPZAC104') },
    ]);
  });

  it('has no empty part', () => {
    expect(partsOf({ choice: 'no', consultingCategories: all }, specification)).to.have.length(1);
  });

  for (const spoil of ['malformed', 'doctype'] as const) {
    it(`cannot be read when it is spoilt: ${spoil}`, () => {
      expect(() => consentsIn(spoiltNotification(spoil, written(), exampleContext.baseUrl))).to.throw(FhirFault);
    });
  }

  it('is 5 MB when it is huge, and tells first whom it is about', () => {
    const huge = spoiltNotification('huge', written(), exampleContext.baseUrl);
    expect(Buffer.byteLength(huge)).to.be.above(5 * 1024 * 1024);
    expect(huge.indexOf(bsn)).to.be.within(0, 64 * 1024);
    expect(huge.endsWith('</Bundle>')).to.be.true;
  });
});
