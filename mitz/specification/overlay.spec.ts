import { expect } from 'chai';
import { inconsistenciesIn } from './consistency.js';
import { differencesBetween } from './differences.js';
import type { Change } from './differences.js';
import { defaultSpecification } from './index.js';
import { overlaid, readOverlay } from './overlay.js';

const sourced = 'basis: published, source: guide 4.0';

describe('reading an overlay', () => {
  it('tells all that is wrong with it, each with its line, and keeps what can be used', () => {
    const { values, faults, placeOf } = readOverlay(
      defaultSpecification,
      `path.migratie: { value: a, ${sourced} }
path.base: { valeu: /prd/, ${sourced} }
path.abonneren: { value: abonneren/, ${sourced} }
codes.holderGroups: { value: [{ name: Huisartsen }], ${sourced} }
path.launch: { value: launch, basis: published, source: ' ' }
`,
      'own.yaml',
    );
    expect(faults).to.have.length(4);
    expect(faults[0]).to.equal("own.yaml, line 1: no value 'path.migratie' in this set; did you mean 'path.migreren'?");
    expect(faults[1]).to.equal("own.yaml, line 2: 'path.base' has an unknown key 'valeu'; did you mean 'value'?");
    expect(faults[2]).to.equal("own.yaml, line 4: 'codes.holderGroups' (0) lacks 'types'");
    expect(faults[3]).to.match(/^own\.yaml, line 5: 'path\.launch' needs a basis .* and a source$/);
    expect(Object.keys(values)).to.deep.equal(['path.abonneren']);
    expect(placeOf('path.abonneren')).to.equal('own.yaml, line 3');
  });
});

describe('values that are used together', () => {
  it('go together in the set that ships', () => {
    expect(inconsistenciesIn(defaultSpecification)).to.deep.equal([]);
  });

  const wrong: Readonly<Record<string, readonly [yaml: string, key: string, words: string]>> = {
    'another rule than the code has': ['bundel.birthDate: { value: optional', 'bundel.birthDate', 'required'],
    'a pattern that does not compile': ["vraag.messageId: { value: '('", 'vraag.messageId', 'regular expression'],
    'an OID with a prefix': ['oid.bsn: { value: urn:oid:2.16', 'oid.bsn', 'an OID'],
    'a status that HTTP has not': ['abonnement.accepted: { value: 20', 'abonnement.accepted', 'status of HTTP'],
    'a status in words': ['migratie.entryStatus: { value: Created', 'migratie.entryStatus', '201 Created'],
    'a header with a space': ["header.requestId: { value: 'X Request'", 'header.requestId', 'name of a header'],
    'an address without its ticket': ["launch.address: { value: '?t='", 'launch.address', '{ticket}'],
    'a base without a slash': ['path.base: { value: mitz/', 'path.base', 'begin and end with a slash'],
    'a path from the root': ['path.migreren: { value: /migratie/', 'path.migreren', 'must not be empty or begin'],
    'one path for two messages': ['path.registreren: { value: migratie/fhir/', 'path.registreren', 'path.migreren'],
    'a launch without the patient': ['launch.fields: { value: { ura: ura }', 'launch.fields', "lacks 'bsn'"],
    'a lower category that does not exist': [
      'codes.lowerCategories: { value: { GGC002: [GGC099] }',
      'codes.lowerCategories',
      'GGC099',
    ],
    'a group with a category that does not exist': [
      'codes.holderGroups: { value: [{ name: A, types: [Z3], dataCategory: GGC1, consultsAs: RPZAC001 }]',
      'codes.holderGroups',
      "'GGC1'",
    ],
    'a provider type in two groups': [
      'codes.holderGroups: { value: [{ name: A, types: [Z3, Z3], dataCategory: GGC002, consultsAs: RPZAC001 }]',
      'codes.holderGroups',
      'twice',
    ],
  };
  for (const [what, [yaml, key, words]] of Object.entries(wrong)) {
    it(`are found not to for ${what}`, () => {
      const found = inconsistenciesIn(overlaid(defaultSpecification, `${yaml}, ${sourced} }`, 'own.yaml'));
      expect(found.map((one) => one.key)).to.include(key);
      expect(found.map(({ text }) => text).join()).to.include(words);
    });
  }
});

describe('the difference between two sets', () => {
  const changeOf = (yaml: string): Change | undefined =>
    differencesBetween(defaultSpecification, overlaid(defaultSpecification, yaml, 'own.yaml'))[0]?.change;
  const { value, source } = defaultSpecification['path.migreren'];

  it('is none between a set and itself', () => {
    expect(differencesBetween(defaultSpecification, { ...defaultSpecification })).to.deep.equal([]);
  });

  const changes: readonly (readonly [Change | undefined, string])[] = [
    ['settled', `path.migreren: { value: '${value}', ${sourced} }`],
    ['settled', `path.migreren: { value: elsewhere/, ${sourced} }`],
    ['corrected', `path.migreren: { value: elsewhere/, basis: assumed, source: ours }`],
    ['corrected', `path.abonneren: { value: elsewhere/, ${sourced} }`],
    ['better-founded', `path.abonneren: { value: abonnementen/fhir/Subscription, ${sourced} }`],
    ['weakened', `abonnement.accepted: { value: 202, basis: assumed, source: ours }`],
    ['source', `path.migreren: { value: '${value}', basis: assumed, source: somebody }`],
    [undefined, `path.migreren: { value: '${value}', basis: assumed, source: '${source}' }`],
  ];
  for (const [change, yaml] of changes)
    it(`is ${change ?? 'none'} for ${yaml}`, () => expect(changeOf(yaml)).to.equal(change));

  it('names what only one of the two has', () => {
    const { 'path.base': base, ...rest } = defaultSpecification;
    expect(differencesBetween(defaultSpecification, rest)).to.deep.equal([
      { key: 'path.base', change: 'gone', isOtherValue: true, old: base },
    ]);
    expect(differencesBetween(rest, defaultSpecification)[0]?.change).to.equal('added');
  });
});
