import { expect } from 'chai';
import type { AccessionResult, DeclarationRecord } from '../../core/run-record.js';
import { accessionSteps } from '../../mitz/declarations/accession.js';
import { roleOf } from '../../mitz/declarations/signers.js';
import { loadSuites } from '../../suites/index.js';
import { accessionOf } from './accession.js';
import { noDeclarations } from './declarations.js';
import type { Declarations } from './declarations.js';
import type { Target } from './target.js';

const { conditions } = await loadSuites();
const signed: DeclarationRecord = { document: 'd.pdf', signedBy: 'A. Arts', sha256: 'ab', date: '2026-01-01' };
const expired: DeclarationRecord = { ...signed, problem: { kind: 'expired', nl: 'verlopen', en: 'expired' } };

function verdicts(
  functionalities: Target['functionalities'],
  declarations: Declarations = noDeclarations,
  route?: string,
): ReadonlyMap<string, AccessionResult> {
  const target = { functionalities, ...(route !== undefined && { chain: { route } }) };
  return new Map(accessionOf(target, declarations, conditions).map((one) => [one.id, one]));
}

describe('accession', () => {
  it('owes by what is claimed: a verwerkersovereenkomst where data is held, an approval where there is a migration', () => {
    const owed = (...claimed: Target['functionalities'][number][]): string[] =>
      [...verdicts(claimed).values()].filter(({ verdict }) => verdict === 'not-shown').map(({ id }) => id);
    const always = [
      'impactanalyse',
      'aanwijzingen-opgevolgd',
      'contract-connector',
      'opdrachtovereenkomst',
      'eigen-verklaring',
    ];
    expect(owed('open', 'raadplegersknop')).to.have.members(always);
    expect(owed('lokalisatie', 'gesloten')).to.have.members([...always, 'verwerkersovereenkomst']);
    expect(owed('lokalisatie', 'migratie')).to.have.members([
      ...always,
      'verwerkersovereenkomst',
      'goedkeuring-migratie',
    ]);
  });

  it('a step is declared by its own paper, or by that of its line, if it counts', () => {
    const declarations: Declarations = {
      lines: new Map([
        ['1.01.b', [signed]],
        ['3.01.a', [expired]],
      ]),
      steps: new Map([
        ['eigen-verklaring', [expired, signed]],
        ['opdrachtovereenkomst', [expired]],
      ]),
      findings: [],
    };
    const all = verdicts(['lokalisatie', 'migratie'], declarations);
    const told = [
      'contract-connector',
      'goedkeuring-migratie',
      'eigen-verklaring',
      'opdrachtovereenkomst',
      'impactanalyse',
    ];
    expect(told.map((id) => all.get(id)?.verdict)).to.deep.equal([
      'declared',
      'not-shown',
      'declared',
      'not-shown',
      'not-shown',
    ]);
    expect(all.get('contract-connector'))
      .to.include({ line: '1.01.b' })
      .and.deep.include({ declarations: [signed] });
  });

  it('says what differs on the LSP track, and only there', () => {
    const differing = (route?: string): string[] =>
      [...verdicts(['lokalisatie'], noDeclarations, route).values()]
        .filter(({ differs }) => differs)
        .map(({ id }) => id);
    expect(differing()).to.deep.equal([]);
    expect(differing('direct')).to.deep.equal([]);
    expect(differing('lsp')).to.include.members(['contract-connector', 'eigen-verklaring']);
  });

  it('and lines of the norm ask papers with what must be in them, in both languages, signed by roles that exist', () => {
    const lines = conditions.flatMap((condition) => condition.lines);
    const asked = [
      ...lines.flatMap(({ declaration }) => declaration ?? []),
      ...accessionSteps.flatMap(({ asks }) => ('line' in asks ? [] : [asks])),
    ];
    for (const { attach, states, signedBy } of asked) {
      expect(states.length).to.be.greaterThan(0);
      for (const { nl, en } of [attach, ...states])
        expect([nl, en]).to.satisfy((texts: string[]) => texts.every((text) => text.trim() !== ''));
      expect(signedBy.roles.map(roleOf)).to.deep.equal(signedBy.roles);
    }
    for (const { id, declaration, parts } of lines)
      expect(declaration !== undefined, id).to.equal(parts.some(({ kinds }) => kinds.includes('declared')));
  });
});
