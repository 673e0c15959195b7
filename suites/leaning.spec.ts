import { expect } from 'chai';
import { groupTitleOf, groupTitles } from '../mitz/specification/groups.js';
import { defaultSpecification } from '../mitz/specification/index.js';
import { assumedByThemselves, leaningOn } from '../mitz/specification/leaning.js';
import { loadSuites } from './index.js';

const { scenarios } = await loadSuites();
const leaning = leaningOn(scenarios);
const keys = Object.keys(defaultSpecification);

describe('which checks lean on which value', () => {
  it('has every check under the values that it declares to read', () => {
    const declared = scenarios.flatMap(({ id, scenario }) =>
      Object.entries(scenario.checks).flatMap(([name, { reads = [] }]) =>
        reads.map((key) => [key, `${id}#${name}`] as const),
      ),
    );
    expect(declared.filter(([key, check]) => !leaning(key).basis.includes(check))).to.deep.equal([]);
    expect(keys.flatMap((key) => leaning(key).basis)).to.have.length(declared.length);
  });

  it('sees what a check about meaning needs to recognise a message, and where that must arrive', () => {
    const denies = '1.02/deny-releases-nothing#nothing-released';
    for (const key of ['path.geslotenAutorisatievraag', 'path.base', 'oid.bsn', 'vraag.attribute.bsn'])
      expect(leaning(key).form, key).to.include(denies);
    for (const key of ['path.migreren', 'vraag.echoed', 'codes.roles'])
      expect(leaning(key).form, key).not.to.include(denies);
    expect(leaning('path.migreren').form).to.include('migratiebericht/choice-preserved#choice-as-decided');
  });

  it('never counts one check twice under a value', () => {
    for (const key of keys) {
      const all = [...leaning(key).basis, ...leaning(key).form];
      expect(new Set(all).size, key).to.equal(all.length);
    }
  });

  it('leaves only what the mocked Mitz itself says without a check', () => {
    const unread = keys.filter((key) => leaning(key).basis.length + leaning(key).form.length === 0);
    expect(unread).to.deep.equal([
      'antwoord.action',
      'antwoord.malformed',
      'antwoord.unknownData',
      'openantwoord.action',
      'openantwoord.uraAuthority',
      'openantwoord.categorySystemName',
      'abonnement.cancelled',
      'migratie.notApprovedIssue',
      'migratie.entryStatus',
      'vraagtekst.versie',
      'vraagtekst.dossierhoudersknop',
      'vraagtekst.raadplegersknop',
      'launch.answer',
      'launch.address',
      'oid.uzi',
      'profile.notification',
      'codes.catalogueVersion',
    ]);
  });

  it('tells the checks that are assumed whatever the values say', () => {
    expect(assumedByThemselves(scenarios)).to.include('migratiebericht/minors#minors-are-sent');
    expect(assumedByThemselves(scenarios)).not.to.include('1.02/deny-releases-nothing#nothing-released');
  });
});

describe('the groups in which values are shown', () => {
  it('have a place for every value, and no title without one', () => {
    expect(new Set(keys.map(groupTitleOf))).to.deep.equal(new Set(groupTitles));
    expect(() => groupTitleOf('nieuw.iets')).to.throw(/no group/);
  });
});
