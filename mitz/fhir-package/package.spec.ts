import { expect } from 'chai';
import { gzipSync } from 'node:zlib';
import { UsageError } from '../../core/errors.js';
import { goodConsent, manifest, profile, profileUrl, proefPackage, tgz } from '../../test/fhir-package.spec.kit.js';
import type { Json } from '../fhir/json.js';
import { PackageJudge } from './judge.js';
import { readFhirPackage } from './package.js';
import { filesInTgz } from './tar.js';

const paths = (message: object, from = proefPackage()): readonly string[] =>
  new PackageJudge(readFhirPackage(from, 'x.tgz')).opinionOn(message as Json).objections.map(({ path }) => path);

describe('a FHIR package', () => {
  it('is read with its name, its profiles and its codes; examples are left alone', () => {
    const { name, version, profiles, valueSets, codeSystems } = readFhirPackage(proefPackage(), 'x.tgz');
    expect([name, version, profiles.size, valueSets.size, codeSystems.size]).to.deep.equal([
      'proef.fhir.mitz',
      '3.8.0',
      2,
      1,
      1,
    ]);
  });

  const consent = profile('Consent', []);
  const wrong: Readonly<Record<string, readonly [() => Buffer, RegExp]>> = {
    'is no gzip': [() => Buffer.from('PK\u0003\u0004'), /'x\.tgz' is no gzip: a FHIR package is a \.tgz/],
    'is a gzip of something else': [() => gzipSync('x'.repeat(1024)), /is no tar archive/],
    'is a gzip that was cut short': [() => proefPackage().subarray(0, 200), /cannot be unpacked/],
    'has no package.json': [() => tgz({ 'package/a.json': consent }), /has no package\/package\.json/],
    'has a package.json without name': [() => tgz({ 'package/package.json': {} }), /no name and version/],
    'is about another FHIR': [
      () => tgz({ 'package/package.json': { ...manifest, fhirVersions: ['5.0.0'] } }),
      /about FHIR 5\.0\.0/,
    ],
    'holds no profile': [() => tgz({ 'package/package.json': manifest }), /no StructureDefinition/],
    'holds a file that is no JSON': [
      () => tgz({ 'package/package.json': manifest, 'package/a.json': '{' }),
      /package\/a\.json is no JSON/,
    ],
    'has a name that leaves it': [
      () => tgz({ 'package/package.json': manifest, '../../evil.json': consent }),
      /a name that leaves the package/,
    ],
    'has a name from the root': [() => tgz({ '/etc/evil.json': consent }), /a name that leaves the package/],
  };
  for (const [what, [make, words]] of Object.entries(wrong))
    it(`is refused in one sentence where it ${what}`, () => {
      expect(() => readFhirPackage(make(), 'x.tgz')).to.throw(UsageError, words);
    });

  it('is refused where it is larger than any package, packed or unpacked', () => {
    const limits = { packed: 2 ** 20, unpacked: 2048, files: 10 };
    expect(() => filesInTgz(proefPackage(), 'x.tgz', limits)).to.throw(UsageError, /cannot be unpacked/);
    expect(() => filesInTgz(proefPackage(), 'x.tgz', { ...limits, packed: 10 })).to.throw(UsageError, /too large/);
    expect(() => filesInTgz(proefPackage(), 'x.tgz', { packed: 2 ** 20, unpacked: 2 ** 20, files: 2 })).to.throw(
      UsageError,
      /too many files/,
    );
  });
});

describe('judging by a FHIR package', () => {
  it('holds nothing against a resource that fits its profile, nor against one that there is no profile for', () => {
    const judge = new PackageJudge(readFhirPackage(proefPackage(), 'x.tgz'));
    expect(judge.opinionOn(goodConsent)).to.deep.equal({ judged: 1, objections: [] });
    expect(judge.opinionOn({ resourceType: 'Patient' })).to.deep.equal({ judged: 0, objections: [] });
  });

  const { provision: _provision, category: _category, ...rest } = goodConsent;
  const wrong: Readonly<Record<string, readonly [object, string]>> = {
    'an element that must be there': [rest, 'Consent.category'],
    'an element too often': [
      { ...goodConsent, category: [...goodConsent.category, ...goodConsent.category] },
      'Consent.category',
    ],
    'an element that may not be there': [{ ...goodConsent, policyRule: {} }, 'Consent.policyRule'],
    'a fixed value': [{ ...goodConsent, provision: { type: 'deny' } }, 'Consent.provision.type'],
    'a part without what it must have': [{ ...goodConsent, provision: {} }, 'Consent.provision.type'],
    'a pattern': [{ ...goodConsent, scope: { coding: [{ code: 'research' }] } }, 'Consent.scope'],
    'a code that its list does not have': [
      { ...goodConsent, category: [{ coding: [{ system: 'x', code: 'GGC012' }] }] },
      'Consent.category[0]',
    ],
    'a type that may not be chosen': [{ ...goodConsent, sourceAttachment: {} }, 'Consent.sourceAttachment'],
    'an extension that is lacking': [
      { ...goodConsent, extension: [{ url: 'http://other', valueString: 'x' }] },
      'Consent.extension',
    ],
    'an extension with a value of another type': [
      {
        ...goodConsent,
        extension: [{ ...goodConsent.extension[0], valueCodeableConcept: undefined, valueString: 'ja' }],
      },
      'Consent.extension[0].valueString',
    ],
  };
  for (const [what, [message, path]] of Object.entries(wrong))
    it(`names ${what}, with its place`, () => {
      expect(paths(JSON.parse(JSON.stringify(message)) as object)).to.include(path);
    });

  it('judges every resource in a Bundle, and says where each stands', () => {
    const bundle = {
      resourceType: 'Bundle',
      entry: [{ resource: goodConsent }, { resource: { ...goodConsent, policyRule: {} } }],
    };
    expect(paths(bundle)).to.deep.equal(['Bundle.entry[1].resource.policyRule']);
  });

  it('goes by the profile that a resource claims, and else by the one that it fits best', () => {
    const two = tgz({
      'package/package.json': manifest,
      'package/a.json': profile('Consent', [{ id: 'Consent.policy', path: 'Consent.policy', min: 1 }]),
      'package/b.json': profile('Consent', [{ id: 'Consent.scope', path: 'Consent.scope', min: 1 }], {
        url: `${profileUrl}-b`,
      }),
    });
    expect(paths(goodConsent, two)).to.deep.equal([]);
    expect(paths({ ...goodConsent, meta: { profile: [`${profileUrl}|3.8.0`] } }, two)).to.deep.equal([
      'Consent.policy',
    ]);
  });

  it('judges by the profile below a profile too, where the package has it', () => {
    const derived = tgz({
      'package/package.json': manifest,
      'package/a.json': profile('Consent', [{ id: 'Consent.policy', path: 'Consent.policy', min: 1 }], {
        abstract: true,
      }),
      'package/b.json': profile('Consent', [{ id: 'Consent.verification', path: 'Consent.verification', min: 1 }], {
        url: `${profileUrl}-b`,
        baseDefinition: `${profileUrl}|3.8.0`,
      }),
    });
    expect(paths(goodConsent, derived)).to.have.members(['Consent.policy', 'Consent.verification']);
  });

  it('says what of a profile it did not judge', () => {
    const judge = new PackageJudge(readFhirPackage(proefPackage(), 'x.tgz'));
    judge.opinionOn(goodConsent);
    expect(judge.unjudged).to.deep.equal([
      'Consent.dateTime (invariant)',
      'Consent.identifier:eigen (slice)',
      'Consent.status (codes of http://elsewhere/ValueSet/x)',
    ]);
  });
});
