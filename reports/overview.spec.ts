import { expect } from 'chai';
import { hostile } from './fixture.js';
import { applicationColumns, providerColumns } from './overview-columns.js';
import { csv } from './overview-csv.js';
import { dayOf, overviewOf } from './overview-rows.js';
import type { OverviewRow } from './overview-rows.js';
import { overviewPage } from './overview.js';
import { forty, planning, recordOf, sealedOf } from './overview.spec.kit.js';
import type { MigrationTest, PlanningFile, Submission } from './submission.js';

const made = new Date('2026-11-21T12:00:00.000Z');
const nothingPlanned: PlanningFile = { applications: [], providers: [] };
const rowsOf = (submissions: readonly Submission[], file = nothingPlanned): readonly OverviewRow[] =>
  overviewOf(submissions, file, made).rows;
const states = (...submissions: Submission[]): string[] => rowsOf(submissions).map(({ state }) => state);

describe('the overview', () => {
  describe('calls accepted', () => {
    const record = recordOf(1);

    it('only a whole run in a pack that holds, sealed with a known key', () => {
      expect(states(sealedOf(record))).to.deep.equal(['accepted']);
    });

    const others: Readonly<Record<string, readonly [Submission, string]>> = {
      'a run directory': [sealedOf(record, { seal: 'unsealed' }), 'stated'],
      'a pack of an unknown key': [sealedOf(record, { seal: 'unknown-key' }), 'stated'],
      'a pack that does not hold': [sealedOf(record, { seal: 'doubted' }), 'doubted'],
      'a run under other values than those of the set': [sealedOf(record, { otherValues: ['a: 1'] }), 'stated'],
      'what the set that was asked for does not accept': [
        sealedOf(record, { other: { name: 'official.yaml', verdict: 'not-accepted', application: 'not-accepted' } }),
        'not-accepted',
      ],
      'a run of part': [sealedOf(recordOf(1, { scope: 'partial' })), 'part'],
      'a run that only observed': [sealedOf(recordOf(1, { scope: 'observed' })), 'part'],
      'a run that was broken off': [sealedOf(recordOf(1, { interrupted: true })), 'part'],
      'a run that is not accepted': [sealedOf(recordOf(1, { verdict: 'not-accepted' })), 'not-accepted'],
      'a run that could not judge': [sealedOf(recordOf(1, { verdict: 'not-judged' })), 'not-judged'],
    };
    for (const [what, [submission, state]] of Object.entries(others))
      it(`and not ${what}`, () => {
        expect(states(submission)).to.deep.equal([state]);
      });
  });

  it('shows the newest run of an application and version, and counts the others', () => {
    const old = recordOf(1, { finished: '2026-01-01T00:00:00.000Z' });
    const red = recordOf(1, { verdict: 'not-accepted' });
    const [row, ...more] = rowsOf([sealedOf(old), sealedOf(red), sealedOf(old)]);
    expect([row?.state, row?.earlier, more.length]).to.deep.equal(['not-accepted', 2, 0]);
    expect(rowsOf([sealedOf(old), sealedOf(recordOf(1, {}, '4.3.0'))])).to.have.length(2);
    expect(states(sealedOf(old, { seal: 'unsealed' }), sealedOf(old))).to.deep.equal(['accepted']);
  });

  it('lets no later run of part, and no pack that does not hold, take the place of a whole run', () => {
    const later = { finished: '2026-11-20T00:00:00.000Z' };
    const part = sealedOf(recordOf(1, { ...later, scope: 'partial' }));
    const forged = sealedOf(recordOf(1, later), { seal: 'doubted' });
    expect(states(part, sealedOf(recordOf(1)), forged)).to.have.members(['accepted', 'doubted']);
  });

  it('takes the planning of the file before that of the run, of the version before that of all', () => {
    const file: PlanningFile = {
      applications: [
        { name: recordOf(1).target.application.name, glg: '2026-W50', phase: '3' },
        { name: recordOf(1).target.application.name, version: '4.2.0', glg: '2026-W51' },
        { name: 'Later HIS', version: '1', supplier: 'Later B.V.', phase: '1' },
      ],
      providers: [],
    };
    const [planned, later] = rowsOf(
      [sealedOf(recordOf(1, { planning: { glg: '2026-W40', region: 'Rijnmond' } }))],
      file,
    );
    expect(planned).to.include({ glg: '2026-W51', region: 'Rijnmond' });
    expect(later).to.include({ state: 'none', application: 'Later HIS', phase: '1' });
    expect(dayOf('2026-W51')).to.equal('2026-12-14');
    expect(dayOf('2027-W01')).to.equal('2027-01-04');
  });

  it('places a migration test by its directory or by the URA of a holder, and by neither where two could be meant', () => {
    const test = (...uras: string[]): MigrationTest => ({ place: 'm', verdict: 'not-accepted', uras });
    const loose = (migration: MigrationTest): Submission => ({ place: 'm', seal: 'unsealed', problems: [], otherValues: [], migration }); // prettier-ignore
    const seen = (...submissions: Submission[]): unknown[] => {
      const { rows, looseMigrations } = overviewOf(submissions, nothingPlanned, made);
      return [...rows.map(({ migration }) => migration?.verdict), looseMigrations.length];
    };
    const [one, two] = [sealedOf(recordOf(1)), sealedOf(recordOf(2))];
    expect(seen({ ...one, migration: test() })).to.deep.equal(['not-accepted', 0]);
    expect(seen(one, loose(test('90000001')))).to.deep.equal(['not-accepted', 0]);
    expect(seen(one, two, loose(test('90000001', '90000002')))).to.deep.equal([undefined, undefined, 1]);
    expect(seen(one, loose(test('12345678')))).to.deep.equal([undefined, 1]);
  });

  const overview = overviewOf(forty, planning, made);

  it('has a row for all that was handed in and all that is planned', () => {
    expect(overview.rows.filter(({ place }) => place !== undefined)).to.have.length(40);
    expect(overview.rows.filter(({ state }) => state === 'none')).to.have.length(2);
    const page = overviewPage(overview, 'nl');
    for (const { application } of overview.rows)
      if (application?.includes('systeem 1')) expect(page).to.include(application);
    expect(page.match(/<th scope="row">/g)).to.have.length(42 + 60);
  });

  it('lets nothing of a supplier become markup', () => {
    for (const lang of ['nl', 'en'] as const)
      expect(overviewPage(overview, lang)).to.not.include('<script>alert').and.not.include('\u202e');
  });

  it('is a CSV without formulas, whatever names begin with', () => {
    for (const start of ['=1+1', '+31', '-2', '@SUM(A1)', '\t=1', ' =1', '＝1']) {
      const text = csv(
        providerColumns,
        [{ name: `${start};"x"\n`, place: 'P', application: 'A', state: 'production' }],
        'nl',
      );
      expect(text.split('\r\n')[1]).to.match(/^"'[=+\-@＝][^"]*;""x""";P;A;in productie;;$/);
    }
    const lines = csv(applicationColumns, overview.rows, 'en').trimEnd().split('\r\n');
    expect(lines).to.have.length(43);
    expect(lines[0]).to.match(/^\ufeffApplication;Version;Supplier;Verdict;/);
    expect(lines.join('\n'))
      .to.not.match(/(^|;)"?[=+@]/m)
      .and.not.include(hostile);
  });
});
