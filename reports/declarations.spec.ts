import { expect } from 'chai';
import type { AccessionResult, DeclarationRecord, RunRecord } from '../core/run-record.js';
import { accessionLine, declarationLine, declarations } from './declarations.js';
import { fixture } from './fixture.js';

const good: DeclarationRecord = {
  document: 'plan.pdf',
  signedBy: 'J. Jansen',
  role: 'bestuurder',
  sha256: 'ab12',
  date: '2026-11-01',
  validUntil: '2027-11-01',
  notes: [{ kind: 'no-digest', nl: 'zonder digest', en: 'without a digest' }],
};
const bad: DeclarationRecord = {
  document: 'a|b<script>.pdf',
  signedBy: '',
  sha256: '',
  date: '',
  problem: { kind: 'unsigned', nl: 'niemand heeft getekend', en: 'nobody signed' },
};
const step = (different: Partial<AccessionResult>): AccessionResult => ({
  id: 'eigen-verklaring',
  title: { nl: 'Eigen verklaring', en: 'Eigen verklaring (en)' },
  verdict: 'not-shown',
  basis: 'normative',
  source: 'the norm',
  toDeclare: { nl: 'De eigen verklaring.', en: 'The eigen verklaring.' },
  declarations: [],
  ...different,
});
const record: RunRecord = {
  ...fixture,
  conditions: fixture.conditions.slice(0, 1).map((condition) => ({ ...condition, declarations: [good, bad] })),
  accession: [
    step({}),
    step({ id: 'contract-connector', verdict: 'declared', line: '1.01.b', declarations: [bad, good] }),
    step({ id: 'opdrachtovereenkomst', declarations: [bad], differs: { nl: 'anders via het LSP', en: 'differs' } }),
    step({ id: 'goedkeuring-migratie', verdict: 'not-applicable' }),
  ],
};

describe('declarations in reports', () => {
  it('say what, by whom, when, how long, and what is to be seen of it', () => {
    expect(declarationLine(good, 'en')).to.equal(
      'plan.pdf, J. Jansen (bestuurder), 2026-11-01 – 2027-11-01, SHA-256 ab12: without a digest',
    );
    expect(declarationLine({ ...bad, document: '' }, 'nl')).to.equal('niemand heeft getekend');
  });

  it('are tables in the summary, with the steps of accession and what to do, in which nothing breaks out', () => {
    const text = declarations(record, 'nl').join('\n\n');
    expect(text)
      .to.match(/### Verklaringen\n\n\| Voorwaarde \|/)
      .and.match(/### Toetreding\n\n\| Stap \|/);
    expect(text).to.include('| 1.02 | ✓ verklaard | plan.pdf, J. Jansen').and.include('| 1.02 | ? niet aangetoond |');
    expect(text).to.include('Bij te voegen: De eigen verklaring.').and.include('anders via het LSP');
    expect(text).to.not.include('<script>').and.not.include('a|b');
    expect(text.split('\n').filter((line) => line.startsWith('|'))).to.have.length(2 + 2 + 2 + 4);
  });

  it('are silent where a run knows of none', () => {
    expect(declarations({ ...fixture, conditions: [] }, 'en')).to.deep.equal([]);
    expect(accessionLine(fixture, 'en')).to.deep.equal([]);
  });

  it('count the steps that are owed, and name those that are open', () => {
    expect(accessionLine(record, 'nl')).to.deep.equal([
      'Toetreding: 1/3 verklaard; niet aangetoond: eigen-verklaring, opdrachtovereenkomst',
    ]);
  });
});
