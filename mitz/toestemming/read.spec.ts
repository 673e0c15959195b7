import { expect } from 'chai';
import type { Json } from '../fhir/json.js';
import { defaultSpecification } from '../specification/index.js';
import { buildConsentBundle } from './bundle.js';
import { readConsents } from './read.js';

const bundle = (): string =>
  JSON.stringify(
    buildConsentBundle(
      {
        bsn: '999900006',
        birthDate: '1971-04-12',
        holder: { ura: '90000382', providerType: 'Z3', name: 'Huisartsenpraktijk De Proef' },
        consents: [
          {
            choice: 'yes',
            dataCategory: 'GGC002',
            consultingCategories: ['RPZAC001'],
            decidedAt: '2024-01-01T10:00:00Z',
          },
        ],
      },
      defaultSpecification,
    ),
  );

const read = (text: string) => readConsents(JSON.parse(text) as Json, defaultSpecification);

describe('reading a message that records consents', () => {
  it('takes a message of the known form for what it says', () => {
    expect(read(bundle())).to.not.have.property('unrecognised');
  });

  for (const [what, from, to] of [
    ['a nested provision', '"provision":{', '"provision":{"provision":[{"type":"deny"}],'],
    ['a security label', '"provision":{', '"provision":{"securityLabel":[{"code":"R"}],'],
    ['a modifierExtension', '"status":"active"', '"status":"active","modifierExtension":[{"url":"urn:x"}]'],
    ['a Bundle within it', '"entry":[', '"entry":[{"resource":{"resourceType":"Bundle","type":"collection"}},'],
    ['a second URA', /(\{"system":"[^"]*ura","value":)"90000382"\}/, '$1"90000382"},$1"90000697"}'],
  ] as const)
    it(`does not take one with ${what} for something it may not say`, () => {
      expect(read(bundle().replace(from, to))).to.have.property('unrecognised');
    });
});
