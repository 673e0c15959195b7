import { expect } from 'chai';
import { outcomeOf, shortcomingOf } from '../../core/outcome.js';
import { evidenceOf } from '../../core/scenario.js';
import { Example, exampleContext, exampleMaker } from '../example.js';
import { aLocation, lookedUp } from '../open-autorisatievraag/example.js';
import type { XisActions } from '../xis.js';
import { everyHolderListed, holdersAsNamed } from './locate.js';

type Holder = XisActions['locate-dossiers']['output']['holders'][number];

const patient = exampleMaker().patient();
const { ura, homeCommunityId, sourceId, dataCategories } = aLocation;
const elsewhere = { ...aLocation, sourceId: `${sourceId}.1` };

/** How a check ends where Mitz named these places and the user was shown these holders, and why. */
function judged(check: typeof holdersAsNamed, named: readonly (typeof aLocation)[], holders: readonly Holder[]) {
  const example = new Example();
  lookedUp(example, patient, named, { holders });
  const given = { scenario: '', cast: { patient }, context: exampleContext, entries: example.entries() };
  try {
    check('patient', ['none']).judge(evidenceOf(given, example.specification) as never);
    return 'pass';
  } catch (thrown) {
    return `${outcomeOf(thrown)}: ${shortcomingOf(thrown).message}`;
  }
}

describe('the holders that a user is shown', () => {
  const cases: Readonly<Record<string, readonly [holder: Holder, ends: RegExp]>> = {
    'all that Mitz named': [aLocation, /^pass$/],
    'an OID without its prefix': [{ ...aLocation, sourceId: sourceId.replace('urn:oid:', '') }, /^pass$/],
    'a URA alone': [{ ura }, /^not-shown: .*homeCommunityId and the sourceId and the dataCategories/],
    'no data categories': [{ ura, homeCommunityId, sourceId }, /^not-shown: .* the dataCategories with which/],
    'no systems': [{ ura, dataCategories }, /^not-shown: .* the homeCommunityId and the sourceId with which/],
    'no source': [{ ura, homeCommunityId, dataCategories }, /^not-shown: .* the sourceId with which/],
    'no community': [{ ura, sourceId, dataCategories }, /^not-shown: .* the homeCommunityId with which/],
    'no URA': [{ homeCommunityId, sourceId, dataCategories }, /^pass$/],
    'other data categories, and no systems': [{ ura, dataCategories: ['GGC013'] }, /^fail: dataCategories/],
    'more data categories': [{ ...aLocation, dataCategories: ['GGC002', 'GGC013'] }, /^fail: dataCategories/],
    'an empty list of data categories': [{ ...aLocation, dataCategories: [] }, /^fail: dataCategories/],
    'another source': [{ ...aLocation, sourceId: 'urn:oid:1.2' }, /^fail: sourceId/],
    'another community': [{ ...aLocation, homeCommunityId: 'urn:oid:1.2' }, /^fail: homeCommunityId/],
  };
  for (const [name, [holder, ends]] of Object.entries(cases))
    it(`are shown as named only with every part of the answer: ${name}`, () => {
      expect(judged(holdersAsNamed, [aLocation], [holder])).to.match(ends);
    });

  it('are each held to the place of theirs that they fit, where Mitz named several', () => {
    const named = [aLocation, elsewhere] as (typeof aLocation)[];
    expect(judged(holdersAsNamed, named, named)).to.equal('pass');
    expect(judged(holdersAsNamed, named, [{ ...aLocation, sourceId: 'urn:oid:1.2' }])).to.match(/^fail: sourceId/);
  });

  it('are not all shown where one entry could be of two systems', () => {
    const named = [aLocation, elsewhere] as (typeof aLocation)[];
    expect(judged(everyHolderListed, named, [{ homeCommunityId }])).to.match(/^not-shown: /);
    expect(judged(everyHolderListed, named, named)).to.equal('pass');
  });
});
