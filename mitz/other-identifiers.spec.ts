import { expect } from 'chai';
import fc from 'fast-check';
import { mitzDoor } from './door.js';
import { passesElevenTest } from './identifiers.js';
import { defaultSpecification } from './specification/index.js';

const uziOid = defaultSpecification['oid.uzi'].value;
const bsnOid = defaultSpecification['oid.bsn'].value;
const uziSystem = 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers';
const uraSystem = defaultSpecification['system.ura'].value;

/** Nine digits that pass the eleven-test by chance. */
const number = fc
  .integer({ min: 10_000_000, max: 998_999_999 })
  .map((one) => String(one).padStart(9, '0'))
  .filter(passesElevenTest);

/** The number of a professional, as messages, the contract and logs have it. */
const places: Readonly<Record<string, (uzi: string) => unknown>> = {
  'II, root first': (uzi) => `<h:InstanceIdentifier root="${uziOid}" extension="${uzi}"/>`,
  'II, extension first': (uzi) => `<id extension='${uzi}' assigningAuthorityName='x' root='${uziOid}'/>`,
  'FHIR JSON': (uzi) => JSON.stringify({ identifier: [{ system: uziSystem, value: uzi }] }),
  'FHIR JSON, value first, on several lines': (uzi) => JSON.stringify({ value: uzi, system: uziSystem }, null, 2),
  'FHIR JSON with escaped slashes': (uzi) => JSON.stringify({ system: uziSystem, value: uzi }).replaceAll('/', '\\/'),
  'FHIR JSON by OID': (uzi) => JSON.stringify({ system: `urn:oid:${uziOid}`, value: uzi }),
  'FHIR JSON of a provider': (uzi) => JSON.stringify({ system: uraSystem, value: uzi }),
  'FHIR XML': (uzi) => `<identifier><system value="${uziSystem}"/>\n<value value="${uzi}"/></identifier>`,
  'FHIR XML, value first': (uzi) => `<f:value value='${uzi}'/><f:system value='${uziSystem}'/>`,
  'a launch': (uzi) => JSON.stringify({ zorgverlener: { root: uziOid, extension: uzi } }),
  'an input of the driver': (uzi) => ({ professional: { root: uziOid, extension: uzi } }),
  'an entry of the audit log': (uzi) => ({ output: { entries: [{ professional: uzi }] } }),
};

/** The same number where no other identifier is named. */
const unnamed: Readonly<Record<string, (bsn: string) => unknown>> = {
  'an unknown OID': (bsn) => `<id root="1.2.3" extension="${bsn}"/>`,
  'an OID that begins like one of the set': (bsn) => `<id root="${uziOid}9" extension="${bsn}"/>`,
  'an unknown system': (bsn) => JSON.stringify({ system: 'http://example.test/x', value: bsn }),
  'the OID of the BSN': (bsn) => `<id root="${bsnOid}" extension="${bsn}"/>`,
  'beside the number of a professional': (bsn) => `<id root="${uziOid}" extension="000095254"/> ${bsn}`,
  'in a sentence of the audit log': (bsn) => ({ professional: `namens ${bsn}` }),
};

describe('a number that passes the eleven-test by chance', () => {
  for (const [name, write] of Object.entries(places)) {
    it(`stays where the set names another identifier: ${name}`, () => {
      fc.assert(
        fc.property(number, (uzi) => {
          expect(mitzDoor()(write(uzi))).to.deep.equal(write(uzi));
        }),
        { numRuns: 25 },
      );
    });

    it(`is hidden there as well once it was met in the place of a BSN: ${name}`, () => {
      fc.assert(
        fc.property(number, (bsn) => {
          const safe = mitzDoor();
          safe({ bsn });
          expect(JSON.stringify(safe(write(bsn)))).not.to.include(bsn);
        }),
        { numRuns: 25 },
      );
    });
  }

  for (const [name, write] of Object.entries(unnamed))
    it(`is hidden where the set names no other identifier: ${name}`, () => {
      fc.assert(
        fc.property(number, (bsn) => {
          expect(JSON.stringify(mitzDoor()(write(bsn)))).not.to.include(bsn);
        }),
        { numRuns: 25 },
      );
    });
});
