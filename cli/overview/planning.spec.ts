import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../../core/errors.js';
import { packageRoot } from '../../schemas/index.js';
import { planningOf } from './planning.js';

const glgOf = (typed: string, year = 'year: 2024\n'): string | undefined =>
  planningOf(`${year}applications: [{ name: A, glg: '${typed}' }]`, 'p.yaml').applications[0]?.glg;

describe('the planning file', () => {
  it('holds the tables of a region row for row', () => {
    const file = path.join(packageRoot, 'docs', 'planning', 'regio-2024.yaml');
    const { applications, providers } = planningOf(readFileSync(file, 'utf8'), file);
    const rows = applications.map(({ supplier, name, acceptance, glg, onderVoorbehoud }) =>
      [supplier, name, acceptance, glg, onderVoorbehoud === true ? '*' : ''].join(' '),
    );
    expect(rows).to.deep.equal([
      'PharmaPartners Medicom gereed 2024-06-27 *',
      'PharmaPartners Pharmacom gereed 2024-06-27 *',
      'Sanday ASP 2024-W23 2024-06-20 *',
      'Sanday APRO 2024-W23 2024-06-20 *',
      'Sanday Scipio gereed 2024-06-20 *',
      'Sanday VDF gereed gestart ',
      'Sanday Sanday Huisarts 2024-W23 2024-06-20 *',
      'CGM Huisarts n.n.b. n.t.b. ',
      'CGM Apotheek n.n.b. n.t.b. ',
      'Tetra Bricks gereed 2024-06-20 *',
      'Tetra VidiVici gereed 2024-06-20 *',
    ]);
    expect(providers).to.have.length(10);
    expect(providers[6]?.applications).to.deep.equal(['Medicom', 'Pharmacom']);
    expect(providers[9]?.places).to.deep.equal(['Assen', 'Hoogeveen', 'Emmen', 'Meppel']);
    expect(providers.map(({ state }) => state === 'production')).to.deep.equal([true, true, true, true, true, true, false, false, false, false]); // prettier-ignore
  });

  it('takes moments as a coordinator types them', () => {
    for (const [typed, meant] of [
      ['27/6/2024', '2024-06-27'],
      ['27-06-2024', '2024-06-27'],
      ['27.6.2024', '2024-06-27'],
      ['2024-06-27', '2024-06-27'],
      ['2024-06-27 *', '2024-06-27'],
      ['Week 23', '2024-W23'],
      ['week 5', '2024-W05'],
      ['week 2 2025', '2025-W02'],
      ['2025-W02', '2025-W02'],
      ['N.T.B.', 'n.t.b.'],
      ['ntb', 'n.t.b.'],
      ['Gestart', 'gestart'],
    ] as const)
      expect(glgOf(typed), typed).to.equal(meant);
  });

  it('refuses what is no moment, with what to write', () => {
    for (const typed of ['30/2/2024', '6/27/2024', 'week 60', 'week 0', 'binnenkort', 'gereed', '27/6'])
      expect(() => glgOf(typed), typed).to.throw(
        UsageError,
        /^p\.yaml: glg of A '.*' is no moment; give a day \(27\/6\/2024\)/,
      );
    expect(() => glgOf('week 23', '')).to.throw(UsageError, /say once at the top of which year/);
    expect(() => planningOf("providers: [{ name: P, place: X, application: A, state: bijna }]", 'p.yaml')).to.throw(UsageError, /state of P 'bijna' is unknown/); // prettier-ignore
  });

  it('takes states in Dutch and in English, and a phase with or without quotes', () => {
    for (const state of ['In productie', 'production', 'in production'])
      expect(planningOf(`providers: [{ name: P, place: X, application: A, state: ${state}, phase: 2.1 }]`, 'p').providers[0]).to.include({ state: 'production', phase: '2.1' }); // prettier-ignore
  });
});
