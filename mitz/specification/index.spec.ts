import { expect } from 'chai';
import { bases } from '../../core/basis.js';
import { UsageError } from '../../core/errors.js';
import { messageOf } from '../../core/errors.js';
import { koppelvlakken } from '../world.js';
import { defaultSpecification, groupOf, specificationSets } from './index.js';
import type { MitzSpecification } from './index.js';
import { overlaid } from './overlay.js';

const overlay = (yaml: string): MitzSpecification => overlaid(defaultSpecification, yaml, 'overlay.yaml');
/** The one sentence with which an overlay is refused. */
function refusal(yaml: string): string {
  try {
    overlay(yaml);
  } catch (thrown) {
    expect(thrown).to.be.instanceOf(UsageError);
    return messageOf(thrown);
  }
  throw new Error('the overlay was taken');
}
const sourced = 'basis: published, source: guide 4.0';

describe('an overlay of a specification set', () => {
  it('replaces value, basis and source of what it names, and nothing else', () => {
    const set = overlay(`
# settled on 2026-12-01
path.migreren:
  value: migratie/v2/
  basis: normative
  source: guide 4.0, page 3
vraag.purposes: { value: [TREAT, COC, ETREAT], ${sourced} }
`);
    expect(set['path.migreren']).to.deep.equal({
      value: 'migratie/v2/',
      basis: 'normative',
      source: 'guide 4.0, page 3',
    });
    expect(set['vraag.purposes']).to.deep.equal({
      value: ['TREAT', 'COC', 'ETREAT'],
      basis: 'published',
      source: 'guide 4.0',
    });
    const { 'path.migreren': _path, 'vraag.purposes': _purposes, ...rest } = set;
    const { 'path.migreren': _ownPath, 'vraag.purposes': _ownPurposes, ...own } = defaultSpecification;
    expect(rest).to.deep.equal(own);
  });

  it('leaves the set that it overlays as it is', () => {
    const before = JSON.stringify(defaultSpecification);
    overlay(`path.base: { value: /prd/, ${sourced} }`);
    expect(JSON.stringify(defaultSpecification)).to.equal(before);
  });

  it('takes a value of every kind that the set has', () => {
    const set = overlay(`
abonnement.accepted: { value: 201, ${sourced} }
vraag.flags: { value: { ReturnPolicyIdList: 'true', CombinedDecision: 'false' }, ${sourced} }
codes.dataCategories: { value: { GGC002: Behandelgegevens, GGC099: Nieuw }, ${sourced} }
codes.lowerCategories: { value: { GGC002: [] }, ${sourced} }
codes.holderGroups:
  value: [{ name: Huisartsen, types: [Z3], dataCategory: GGC002, consultsAs: RPZAC001 }]
  basis: normative
  source: annex
`);
    expect(set['abonnement.accepted'].value).to.equal(201);
    expect(set['codes.dataCategories'].value).to.have.all.keys('GGC002', 'GGC099');
    expect(set['codes.lowerCategories'].value).to.deep.equal({ GGC002: [] });
    expect(groupOf(set, 'Z3')?.name).to.equal('Huisartsen');
    expect(groupOf(set, 'V4')).to.be.undefined;
  });

  it('takes its own values back, all of them', () => {
    expect(overlay(JSON.stringify(defaultSpecification))).to.deep.equal(defaultSpecification);
  });

  describe('is refused, with file and line,', () => {
    it('for a key that the set does not know, with the nearest that it does', () => {
      expect(refusal(`\npath.base: { value: /prd/, ${sourced} }\npath.migratie: { value: a, ${sourced} }`)).to.equal(
        "overlay.yaml, line 3: no value 'path.migratie' in this set; did you mean 'path.migreren'?",
      );
      for (const key of ['constructor', 'toString', 'Path.base', '3.8'])
        expect(refusal(`${key}: { value: a, ${sourced} }`), key).to.contain(`line 1: no value '${key}'`);
    });

    const wrong: Readonly<Record<string, readonly [yaml: string, words: string]>> = {
      'a number for a text': [`path.base: { value: 1, ${sourced} }`, "'path.base' must be a string, not a number"],
      'a text for a number': [`abonnement.accepted: { value: '202', ${sourced} }`, 'must be a number, not a string'],
      'a text for a list': [`vraag.purposes: { value: TREAT, ${sourced} }`, 'must be a list, not a string'],
      'a list for a map': [`vraag.flags: { value: [a], ${sourced} }`, 'must be a map, not a list'],
      'nothing for a text': [`path.base: { value: , ${sourced} }`, 'must be a string, not a null'],
      'a number that should be a code': [
        `codes.roles: { value: [01.015], ${sourced} }`,
        "'codes.roles' (0) must be a string, not a number",
      ],
      'false that should be a text': [
        `vraag.flags: { value: { ReturnPolicyIdList: false }, ${sourced} }`,
        "'vraag.flags' (ReturnPolicyIdList) must be a string, not a boolean",
      ],
      'a text among lists': [
        `codes.lowerCategories: { value: { GGC002: GGC012 }, ${sourced} }`,
        'must be a list, not a string',
      ],
      'a group that is none': [
        `codes.holderGroups: { value: [Huisartsen], ${sourced} }`,
        'must be a map, not a string',
      ],
      'no value': [`path.base: { ${sourced} }`, "'path.base' must be a string"],
      'a value by itself': ['path.base: /prd/', "'path.base' must be a string"],
      'nothing at all': ['path.base:', "'path.base' must be a string"],
      'a basis that does not exist': ['path.base: { value: a, basis: official, source: s }', bases.join(', ')],
      'no basis': ['path.base: { value: a, source: s }', 'needs a basis'],
      'no source': ['path.base: { value: a, basis: normative }', 'and a source'],
    };
    for (const [what, [yaml, words]] of Object.entries(wrong)) {
      it(`for ${what}`, () => {
        expect(refusal(`# first line\n${yaml}`))
          .to.match(/^overlay\.yaml, line 2: /)
          .and.to.contain(words);
      });
    }

    it('for what is no YAML, no map, or names a key twice', () => {
      expect(refusal('path.base: [')).to.match(/^overlay\.yaml: .*line 1/s);
      expect(refusal('- path.base')).to.equal('overlay.yaml: an overlay is a map from key to value, basis and source');
      expect(refusal('')).to.contain('an overlay is a map');
      const twice = `path.base: { value: a, ${sourced} }`;
      expect(refusal(`${twice}\n${twice}`)).to.match(/^overlay\.yaml: .*line 2/s);
    });
  });
});

describe('specification set 3.8', () => {
  it('is the default, and has of every value a basis and who says so', () => {
    expect(specificationSets['3.8']).to.equal(defaultSpecification);
    for (const [key, { basis, source }] of Object.entries(defaultSpecification)) {
      expect(basis, key).to.be.oneOf([...bases]);
      expect(source, key).to.match(/\S/);
    }
  });

  it('calls assumed what only we say, and nothing normative that the norm does not', () => {
    for (const [key, { basis, source }] of Object.entries(defaultSpecification)) {
      if (/assumption|by analogy/.test(source)) expect(basis, key).to.equal('assumed');
      if (basis === 'normative') expect(source, key).to.match(/MA11|Afsprakenstelsel/);
    }
  });

  it('puts every provider type in one group, with a category and a consulting category that exist', () => {
    const groups = defaultSpecification['codes.holderGroups'].value;
    const types = groups.flatMap((group) => group.types);
    expect(new Set(types).size).to.equal(types.length);
    expect(types.every((type) => /^[A-Z]{1,3}\d{0,2}$/.test(type))).to.be.true;
    for (const { name, dataCategory, consultsAs } of groups) {
      expect(defaultSpecification['codes.dataCategories'].value, name).to.have.property(dataCategory);
      expect(defaultSpecification['codes.consultingCategories'].value, name).to.have.property(consultsAs);
    }
    expect(groupOf(defaultSpecification, 'Z3')?.dataCategory).to.equal('GGC002');
    expect(groupOf(defaultSpecification, 'Z33')).to.be.undefined;
  });

  it('holds patterns that compile, codes in their form, and OIDs that are OIDs', () => {
    for (const key of ['vraag.messageId', 'vraag.professionalForm', 'abonnement.endpoint'] as const)
      expect(() => new RegExp(defaultSpecification[key].value), key).not.to.throw();
    for (const [key, { value }] of Object.entries(defaultSpecification))
      if (key.startsWith('oid.')) expect(value, key).to.match(/^[0-2](\.(0|[1-9]\d*))+$/);
    for (const role of defaultSpecification['codes.roles'].value) expect(role).to.match(/^\d{2}\.\d{3}$/);
  });

  it('gives every koppelvlak that the target calls a path of its own', () => {
    const called = koppelvlakken.filter(
      (one): one is Exclude<typeof one, 'opzeggen' | 'notificeren'> => `path.${one}` in defaultSpecification,
    );
    const paths = called.map((one) => defaultSpecification[`path.${one}`].value);
    expect(called).to.include.members(['geslotenAutorisatievraag', 'abonneren', 'migreren', 'registreren']);
    expect(new Set(paths).size).to.equal(paths.length);
    expect(paths.every((path) => !path.startsWith('/'))).to.be.true;
  });
});
