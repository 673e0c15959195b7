import { wrongIn } from './table.js';
import type { WrongVariation } from './table.js';

const guide = 'as-the-guide-has-it.xml';

/** The whole attribute with this id. */
export const attribute = (id: string): RegExp =>
  new RegExp(`<x:Attribute AttributeId="${id.replaceAll('.', '[.]')}"[^]*?</x:Attribute>`);
const bsn = attribute('urn:oasis:names:tc:xacml:2.0:resource:resource-id');
const holderUra = attribute('urn:ihe:iti:appc:2016:author-institution:id');
const holderType = attribute('urn:ihe:iti:appc:2016:document-entry:healthcare-facility-type-code');
const role = attribute('urn:oasis:names:tc:xacml:2.0:subject:role');
const professional = attribute('urn:ihe:iti:xua:2017:subject:provider-identifier');
const mandated = attribute('urn:nl:otv:names:tc:1.0:subject:mandated');
const consulterUra = attribute('urn:nl:otv:names:tc:1.0:subject:provider-institution');
const consulterType = attribute('urn:nl:otv:names:tc:1.0:subject:consulting-healthcare-facility-type-code');
const purpose = attribute('urn:oasis:names:tc:xspa:1.0:subject:purposeofuse');

/** Moves what matches to the block of this category. */
const moved =
  (part: RegExp, to: string) =>
  (body: string): string => {
    const found = part.exec(body)?.[0] ?? '';
    return body.replace(found, '').replace(new RegExp(`<x:Attributes Category="[^"]*${to}"[^>]*>`), `$&${found}`);
  };

/** What can be wrong with the attributes that a question must hold once. */
export const wrongAttributes: readonly WrongVariation[] = [
  ...wrongIn(guide, [
    ['bsn-under-its-oid', 'under the OID of the URA', '2.16.840.1.113883.2.4.6.3', '2.16.528.1.1007.3.3'],
    ['bsn-under-its-oid', 'under a URN', '"2.16.840.1.113883.2.4.6.3"', '"urn:oid:2.16.840.1.113883.2.4.6.3"'],
    ['bsn-under-its-oid', 'eight digits', '999990019', '99999001'],
    ['bsn-under-its-oid', 'fails the eleven-test', '999990019', '999990018'],
    ['bsn-under-its-oid', 'empty', 'extension="999990019"', 'extension=""'],
    ['bsn-under-its-oid', 'with dots', '999990019', '9999.90.019'],
    ['bsn-under-its-oid', 'a plain text', /<h:InstanceIdentifier[^>]*999990019"\/>/, '999990019'],
    [
      'bsn-under-its-oid',
      'a plain text with its OID',
      /<h:InstanceIdentifier[^>]*999990019"\/>/,
      '999990019^^^&amp;2.16.840.1.113883.2.4.6.3',
    ],
    [
      'bsn-under-its-oid',
      'in another namespace',
      /xmlns:h="urn:hl7-org:v3"(?= root="2.16.840.1.113883.2.4.6.3")/,
      'xmlns:h="urn:hl7-org:v2"',
    ],
    [
      'bsn-under-its-oid',
      'as a code',
      /<h:InstanceIdentifier([^>]*) root="([^"]*)" extension="999990019"/,
      '<h:CodedValue$1 codeSystem="$2" code="999990019"',
    ],
    ['bsn-under-its-oid', 'the attribute twice', bsn, '$&$&'],
    ['bsn-under-its-oid', 'left out', bsn],
    ['bsn-under-its-oid', 'in the block of the subject', moved(bsn, 'access-subject')],
    [
      'bsn-under-its-oid',
      'no value',
      /<x:AttributeValue[^>]*><h:InstanceIdentifier[^>]*999990019"\/><\/x:AttributeValue>/,
    ],
    ['holder-ura-under-its-oid', 'seven digits', '"90000382"', '"9000038"'],
    [
      'holder-ura-under-its-oid',
      'an AGB code under its own OID',
      /root="2.16.528.1.1007.3.3" extension="90000382"/,
      'root="2.16.840.1.113883.2.4.6.1" extension="01012345"',
    ],
    ['holder-ura-under-its-oid', 'left out', holderUra],
    ['holder-ura-under-its-oid', 'twice', holderUra, '$&$&'],
    ['holder-type-is-known', 'an unknown one', 'code="Z3"', 'code="QQ9"'],
    ['holder-type-is-known', 'in lower case', 'code="Z3"', 'code="z3"'],
    ['holder-type-is-known', 'its name', 'code="Z3"', 'code="huisartspraktijk"'],
    [
      'holder-type-is-known',
      'under the OID of roles',
      /(code="Z3" codeSystem=")[^"]*/,
      '$12.16.840.1.113883.2.4.15.111',
    ],
    ['holder-type-is-known', 'left out', holderType],
    ['role-is-a-uzi-role', 'without its dot', '01.016', '01016'],
    ['role-is-a-uzi-role', 'unknown', '01.016', '99.999'],
    ['role-is-a-uzi-role', 'under another OID', '2.16.840.1.113883.2.4.15.111', '2.16.840.1.113883.2.4.15.112'],
    ['role-is-a-uzi-role', 'left out', role],
    ['professional-is-identified', 'with punctuation', '900027308', '9000-27308'],
    ['professional-is-identified', 'empty', 'extension="900027308"', 'extension=""'],
    ['professional-is-identified', 'of 61 letters', '900027308', 'a'.repeat(61)],
    [
      'professional-is-identified',
      'not under an OID',
      /root="[^"]*" extension="900027308"/,
      'root="UZI" extension="900027308"',
    ],
    ['professional-is-identified', 'left out', professional],
    ['professional-is-identified', 'two responsible ones', professional, '$&$&'],
    ['consulter-ura-under-its-oid', 'with a blank', '"90000697"', '" 90000697"'],
    [
      'consulter-ura-under-its-oid',
      'under the OID of the BSN',
      /root="2.16.528.1.1007.3.3" extension="90000697"/,
      'root="2.16.840.1.113883.2.4.6.3" extension="90000697"',
    ],
    ['consulter-ura-under-its-oid', 'left out', consulterUra],
    ['consulter-type-is-known', 'its name', 'code="V4"', 'code="ziekenhuis"'],
    ['consulter-type-is-known', 'left out', consulterType],
    ['consulter-type-is-known', 'in the block of the resource', moved(consulterType, 'attribute-category:resource')],
    ['purpose-of-use-is-known', 'research', 'TREAT', 'RESEARCH'],
    ['purpose-of-use-is-known', 'emergency', 'TREAT', 'ETREAT'],
    ['purpose-of-use-is-known', 'in lower case', 'TREAT', 'treat'],
    ['purpose-of-use-is-known', 'under another OID', '2.16.840.1.113883.1.11.20448', '2.16.840.1.113883.5.8'],
    ['purpose-of-use-is-known', 'left out', purpose],
  ]),
  ...wrongIn('mandated-person.xml', [
    ['mandated-is-identified', 'with punctuation', '900000009', 'a.arts@example.nl'],
    [
      'mandated-is-identified',
      'not under an OID',
      /root="[^"]*" extension="900000009"/,
      'root="" extension="900000009"',
    ],
    ['mandated-is-identified', 'two of them', mandated, '$&$&'],
    ['mandated-is-identified', 'in the block of the environment', moved(mandated, 'attribute-category:environment')],
    ['professional-is-identified', 'the mandated one alone', professional],
  ]),
  ...wrongIn('several-categories.xml', [
    ['data-category-is-known', 'one of three unknown', 'GGC013', 'GGC031'],
    ['one-action-block-per-category', 'one of three twice', 'GGC013', 'GGC012'],
  ]),
  ...wrongIn('by-another-hand.xml', [
    [
      'bsn-under-its-oid',
      'one digit of the OID too many',
      "root='2.16.840.1.113883.2.4.6.3'",
      "root='2.16.840.1.113883.2.4.6.33'",
    ],
    [
      'purpose-of-use-is-known',
      'the code and its system exchanged',
      "codeSystem='2.16.840.1.113883.1.11.20448' code='TREAT'",
      "code='2.16.840.1.113883.1.11.20448' codeSystem='TREAT'",
    ],
  ]),
];
