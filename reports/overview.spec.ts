import { expect } from 'chai';
import { hostile } from './fixture.js';
import { agendaOf, weekOf } from './overview-agenda.js';
import type { Agenda, Remark } from './overview-agenda.js';
import { applicationColumns, providerColumns } from './overview-columns.js';
import { csv } from './overview-csv.js';
import { spanOf } from './overview-moments.js';
import { overviewOf } from './overview-rows.js';
import type { OverviewRow } from './overview-rows.js';
import { overviewPage } from './overview.js';
import { forty, planning, recordOf, sealedOf } from './overview.spec.kit.js';
import type { MigrationTest, PlannedProvider, PlanningFile, Submission } from './submission.js';

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
    const rows = rowsOf([sealedOf(recordOf(1, { planning: { glg: '2026-W40', region: 'Rijnmond' } }))], file);
    const [planned, later] = ['accepted', 'none'].map((state) => rows.find((row) => row.state === state));
    expect(planned).to.include({ glg: '2026-W51', region: 'Rijnmond' });
    expect(later).to.include({ state: 'none', application: 'Later HIS', phase: '1' });
    expect(spanOf('2026-W51')).to.deep.equal({ first: '2026-12-14', last: '2026-12-20' });
    expect(spanOf('2027-W01')?.first).to.equal('2027-01-04');
    expect(spanOf('n.t.b.')).to.equal(undefined);
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
        providerColumns([]),
        [{ name: `${start};"x"\n`, places: ['P'], applications: ['A'], state: 'production' }],
        'nl',
      );
      expect(text.split('\r\n')[1]).to.match(/^niet te zeggen;"'[=+\-@＝][^"]*;""x""";P;;A;in productie;;;$/);
    }
    const lines = csv(applicationColumns, overview.rows, 'en').trimEnd().split('\r\n');
    expect(lines).to.have.length(43);
    expect(lines[0]).to.match(/^\ufeffMay go live\?;Supplier;Application;Version;Waits for;/);
    expect(lines.join('\n'))
      .to.not.match(/(^|;)"?[=+@]/m)
      .and.not.include(hostile);
  });
});

describe('the agenda of the overview', () => {
  const application = { supplier: 'Sanday', name: 'Scipio', acceptance: 'gereed', glg: '2026-11-19' };
  const agenda = (
    file: Partial<PlanningFile>,
    submissions: readonly Submission[] = [],
  ): Record<keyof Agenda, readonly string[]> => {
    const { mayNow, waiting, flags } = agendaOf(overviewOf(submissions, { ...nothingPlanned, ...file }, made));
    const lines = (remarks: readonly Remark[]): readonly string[] =>
      remarks.map(({ who, text }) => `${who}: ${text.nl}`);
    return { mayNow: lines(mayNow), waiting: lines(waiting), flags: lines(flags) };
  };
  const { supplier, application: tested } = recordOf(1).target;
  const own = { supplier, name: tested.name };

  it('says who may go live in this week, and who may not yet, with what is waited for', () => {
    const accepted = agenda({ applications: [{ ...own, glg: '2026-11-20' }, application] }, [sealedOf(recordOf(1))]);
    expect(accepted.mayNow).to.deep.equal([`${tested.name} 4.2.0 (${supplier}): livegang 20 nov 2026`]);
    expect(accepted.waiting.join()).to.match(
      /^Scipio \(Sanday\): livegang 19 nov 2026; een toets: er is niets ingeleverd$/,
    );
    const refused = agenda({ applications: [{ ...own, glg: '2026-W47' }] }, [sealedOf(recordOf(1, { verdict: 'not-accepted' }))]); // prettier-ignore
    expect([refused.mayNow, refused.waiting.join()]).to.deep.equal([[], `${tested.name} 4.2.0 (${supplier}): livegang week 47, 2026; open voorwaarden: 1.02 2.01`]); // prettier-ignore
    const later = agenda({ applications: [{ ...application, glg: '2026-11-23' }] });
    expect([later.mayNow, later.waiting]).to.deep.equal([[], []]);
  });

  it('goes by the lines of the application: what is open of the provider keeps none from it', () => {
    const ofProvider = recordOf(1, { verdict: 'not-accepted', application: 'accepted' });
    expect(agenda({ applications: [{ ...own, glg: '2026-11-20' }] }, [sealedOf(ofProvider)]).mayNow).to.have.length(1);
  });

  const provider = (given: Partial<PlannedProvider>, n = 0): PlannedProvider => ({ name: `Praktijk ${n}`, places: ['Assen'], applications: ['Scipio'], state: 'preparation', ...given }); // prettier-ignore
  const many = (count: number, given: Partial<PlannedProvider>): readonly PlannedProvider[] =>
    Array.from({ length: count }, (_, n) => provider(given, n));
  const flagged: Readonly<Record<string, readonly [Partial<PlanningFile>, RegExp | undefined]>> = {
    'a go-live that has gone by': [{ applications: [application] }, /livegang \(19 nov 2026\) is voorbij/],
    'a week that has gone by': [{ applications: [{ ...application, glg: '2026-W46' }] }, /livegang \(week 46, 2026\)/],
    'no week that is not over': [
      { applications: [{ ...application, acceptance: 'n.n.b.', glg: '2026-W47' }] },
      undefined,
    ],
    'no word in the place of a day': [{ applications: [{ ...application, acceptance: 'n.n.b.', glg: 'n.t.b.' }] }, undefined], // prettier-ignore
    'an acceptance that has gone by': [{ applications: [{ ...application, acceptance: '2026-W23', glg: 'n.t.b.' }] }, /acceptatie \(week 23, 2026\) is voorbij/], // prettier-ignore
    'an acceptance that no pack shows': [{ applications: [{ ...application, glg: 'n.t.b.' }] }, /heet gereed, en geen pakket/], // prettier-ignore
    'a start without an accepted test': [{ applications: [{ ...application, glg: 'gestart' }] }, /in gebruik zonder geaccepteerde toets$/], // prettier-ignore
    'a provider in production without one': [{ applications: [application], providers: [provider({ state: 'production' })] }, /in gebruik zonder geaccepteerde toets: Praktijk 0/], // prettier-ignore
    'one with an application that is not planned': [{ providers: [provider({ state: 'production', supplier: 'Nedap' })] }, /^Nedap: in gebruik zonder/], // prettier-ignore
    'three providers in phase 1 not': [{ providers: many(3, { phase: '1', supplier: 'Sanday' }) }, undefined],
    'four providers in phase 1': [{ providers: many(4, { phase: '1', supplier: 'Sanday' }) }, /^Sanday: 4 zorgaanbieders in fase 1/], // prettier-ignore
    '49 on a day of phase 2.1': [{ providers: many(49, { phase: '2.1', glg: '2026-12-07' }) }, /^7 dec 2026: 49 zorgaanbieders/], // prettier-ignore
    '50 on a day of phase 2.1 not': [{ providers: many(50, { phase: '2.1', glg: '2026-12-07' }) }, undefined],
    '70 on a day of phase 2.1 not': [{ providers: many(70, { phase: '2.1', glg: '2026-12-07' }) }, undefined],
    '71 on a day of phase 2.1': [{ providers: many(71, { phase: '2.1', glg: '2026-12-07' }) }, /71 zorgaanbieders/],
  };
  for (const [what, [file, expected]] of Object.entries(flagged))
    it(`flags ${what}`, () => {
      const said = agenda(file).flags.join('\n');
      if (expected) expect(said).to.match(expected);
      else expect(said).to.equal('');
    });

  it('knows the week of a day, over the turn of a year', () => {
    for (const [day, week] of [
      ['2026-12-01', '2026-W49'],
      ['2027-01-03', '2026-W53'],
      ['2027-01-04', '2027-W01'],
      ['2024-12-30', '2025-W01'],
    ] as const)
      // prettier-ignore
      expect(weekOf(day), day).to.equal(week);
  });
});
