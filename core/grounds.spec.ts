import { expect } from 'chai';
import { conclusionOf } from './conclusion.js';
import type { Grounds } from './conclusion.js';
import type { Condition } from './condition.js';
import type { Part } from './line.js';
import type { AttestationRecord } from './run-record.js';

const text = { nl: 'x', en: 'x' };
const lineOf = (id: string, ...parts: readonly [Part, ...Part[]]): Condition['lines'][number] => ({
  id,
  demand: text,
  parts,
  whose: ['application'],
  declaration: { attach: text, states: [text], signedBy: { roles: ['bestuurder'], basis: 'assumed' } },
});
const see: Part = { kinds: ['seen'] };
const declare: Part = { kinds: ['declared'] };
const conditionOf = (lines: Condition['lines']): Condition => ({
  id: '9.01', title: text, demand: text, basis: 'normative', source: '', link: '', lines,
}); // prettier-ignore
const said = (line: string, result: AttestationRecord['result'], different: Partial<AttestationRecord> = {}) => ({
  line, result, by: { name: 'A', role: 'leverancier' }, at: '2026-11-01', ...different,
}); // prettier-ignore
const paper = { line: '9.01.b', document: 'd', signedBy: 'B', sha256: 'x', date: '2026-01-01' };
const expired = { kind: 'expired', ...text };

const pendingOf = (lines: Condition['lines'], given: Partial<Grounds> = {}): unknown => {
  const { pending, verdict } = conclusionOf({
    claimed: { functionalities: [], facts: {} },
    ids: [],
    conditions: [conditionOf(lines)],
    results: [],
    declarations: new Map(),
    attestations: [],
    interrupted: false,
    ...given,
  });
  return pending ?? verdict;
};

describe('what a run waits for', () => {
  const rows: Readonly<Record<string, readonly [unknown, Condition['lines'], Partial<Grounds>?]>> = {
    'a look, where nothing else is open': ['attest', [lineOf('9.01.a', see)]],
    'a look, where the one that there was is of another version': [
      'attest',
      [lineOf('9.01.a', see)],
      { attestations: [said('9.01.a', 'seen', { problem: expired })] },
    ],
    'a look, where the paper is there': [
      'attest',
      [lineOf('9.01.b', declare, see)],
      { declarations: new Map([['9.01.b', [paper]]]) },
    ],
    'more than a look, where a paper is lacking too': ['not-accepted', [lineOf('9.01.b', declare, see)]],
    'more than a look, where somebody saw it to be otherwise': [
      'not-accepted',
      [lineOf('9.01.a', see)],
      { attestations: [said('9.01.a', 'otherwise')] },
    ],
    'nothing, where it was seen': ['accepted', [lineOf('9.01.a', see)], { attestations: [said('9.01.a', 'seen')] }],
    'nothing that can be told, where it was broken off': ['not-judged', [lineOf('9.01.a', see)], { interrupted: true }],
  };
  for (const [what, [expected, lines, given]] of Object.entries(rows))
    it(`is ${what}`, () => {
      expect(pendingOf(lines, given)).to.equal(expected);
    });
});
