/** Forty synthetic suppliers and all their packs in one heap: of each the question is asked, and answered with its reason. */
import { expect } from 'chai';
import type {
  AccessionResult,
  AttestationRecord,
  DeclarationRecord,
  LineResult,
  RunRecord,
} from '../core/run-record.js';
import { mayGoLive } from './go-live.js';
import type { GoLiveQuestion } from './go-live-question.js';
import { nameOf, recordOf, sealedOf } from './overview.spec.kit.js';
import type { Submission } from './submission.js';

type Row = readonly [
  what: string,
  packs: (n: number) => readonly Submission[],
  answer: 'yes' | 'no' | 'not-judged',
  reason: RegExp,
  other?: (n: number) => Partial<GoLiveQuestion>,
];

const red = { verdict: 'not-accepted' } as const;
const [older, newer] = [{ finished: '2026-09-01T09:00:00.000Z' }, { finished: '2026-11-25T09:00:00.000Z' }];
const ura = (n: number): string => String(90_000_000 + n);

const attestation: AttestationRecord = {
  line: '4.02.a',
  result: 'seen',
  by: { name: 'A. Arts', role: 'leverancier' },
  at: '2026-11-01',
};
const paper: DeclarationRecord = { document: 'd.pdf', signedBy: 'B. Bos', sha256: 'ab', date: '2026-06-01' };
const step: AccessionResult = {
  id: 'eigen-verklaring',
  title: { nl: 'Eigen verklaring', en: 'Eigen verklaring' },
  verdict: 'declared',
  basis: 'published',
  source: 's',
  toDeclare: { nl: 'd', en: 'd' },
  declarations: [paper],
};

/** A run in which one line is other than in the rest: the first line of the second condition. */
function withLine(
  n: number,
  line: Partial<LineResult>,
  given: Partial<RunRecord> = {},
  papers: readonly DeclarationRecord[] = [],
): RunRecord {
  // prettier-ignore
  const record = recordOf(n, given);
  const [first, second] = record.conditions;
  if (!first || !second) throw new Error('a run of two conditions');
  const [only] = second.lines;
  if (!only) throw new Error('a line');
  return { ...record, conditions: [first, { ...second, lines: [{ ...only, ...line }], declarations: papers }] };
}

const providers = { whose: ['provider'], needs: 'declared' } as const;
const seenLine: Partial<LineResult> = { id: '4.02.a', needs: 'seen', shownBy: [{ kind: 'seen', what: 'A. Arts' }] };
const declaredBy =
  (...papers: readonly DeclarationRecord[]): ((n: number) => readonly Submission[]) =>
  (n) => [
    sealedOf(withLine(n, { ...providers, id: '1.03.a', verdict: 'declared', shownBy: [{ kind: 'declared', what: 'd.pdf' }] }, { accession: [step] }, papers.map((one) => ({ ...one, line: '1.03.a' })))), // prettier-ignore
  ];
const stepOf = (given: Partial<AccessionResult>) => (n: number): readonly Submission[] => [
  sealedOf(recordOf(n, { accession: [{ ...step, ...given }] })),
]; // prettier-ignore
const at = (n: number): Partial<GoLiveQuestion> => ({ provider: ura(n) });
const seen = (...attestations: readonly AttestationRecord[]) => (n: number): readonly Submission[] => [
  sealedOf(withLine(n, seenLine, { attestations })),
]; // prettier-ignore
const byProvider: AttestationRecord = { ...attestation, by: { name: 'C. Claes', role: 'zorgaanbieder' }, signature: 'right' }; // prettier-ignore
const witnessed = (): Partial<GoLiveQuestion> => ({ witness: 'zorgaanbieder' });

const rows: readonly Row[] = [
  ['one green pack', (n) => [sealedOf(recordOf(n))], 'yes', /Leverancier \d+ B\.V\./],
  ['green, and an older red one', (n) => [sealedOf(recordOf(n)), sealedOf(recordOf(n, { ...red, ...older }))], 'yes', /says otherwise: not accepted \(2026-09-01\)/], // prettier-ignore
  ['red, and an older green one', (n) => [sealedOf(recordOf(n, { ...red, ...newer })), sealedOf(recordOf(n))], 'no', /not accepted in .*2026-11-25/], // prettier-ignore
  ['green, and a newer red one by who knows whom', (n) => [sealedOf(recordOf(n)), sealedOf(recordOf(n, { ...red, ...newer }), { seal: 'unknown-key' })], 'yes', /newer and otherwise: 1, see below/], // prettier-ignore
  ['green, and a newer red run directory', (n) => [sealedOf(recordOf(n)), sealedOf(recordOf(n, { ...red, ...newer }), { seal: 'unsealed' })], 'yes', /newer and otherwise: 1.*says otherwise/], // prettier-ignore
  ['green, and a newer part that fails', (n) => [sealedOf(recordOf(n)), sealedOf(recordOf(n, { ...red, ...newer, scope: 'partial' }))], 'no', /a later run of part, shows that 1\.02\.a is not met/], // prettier-ignore
  ['green, and an older part that fails', (n) => [sealedOf(recordOf(n)), sealedOf(recordOf(n, { ...red, ...older, scope: 'partial' }))], 'yes', /\(2026-09-01, a part\)/], // prettier-ignore
  ['green, and a newer part that is green', (n) => [sealedOf(recordOf(n)), sealedOf(recordOf(n, { ...newer, scope: 'partial' }))], 'yes', /accepted for the application/], // prettier-ignore
  ['a part alone', (n) => [sealedOf(recordOf(n, { scope: 'partial' }))], 'no', /only a part/],
  ['what was broken off', (n) => [sealedOf(recordOf(n, { interrupted: true }))], 'no', /only a part/],
  ['green, and another pack that does not hold', (n) => [sealedOf(recordOf(n)), sealedOf(recordOf(n, older), { seal: 'doubted', problems: ['changed'] })], 'no', /does not hold \(changed\)/], // prettier-ignore
  ['an overlay, and none asked for', (n) => [sealedOf(recordOf(n), { otherValues: ['a: 1'] })], 'no', /say with --spec/], // prettier-ignore
  ['an overlay, green under what was asked for', (n) => [sealedOf(recordOf(n), { otherValues: ['a: 1'], other: { name: 'o.yaml', verdict: 'not-accepted', application: 'accepted' } })], 'yes', /other values than those of the set: a: 1/], // prettier-ignore
  ['the application red under what was asked for', (n) => [sealedOf(recordOf(n), { other: { name: 'o.yaml', verdict: 'not-accepted', application: 'not-accepted' } })], 'no', /under o\.yaml the application/], // prettier-ignore
  ['not to be judged under what was asked for', (n) => [sealedOf(recordOf(n), { other: { name: 'o.yaml', verdict: 'not-judged', application: 'not-judged' } })], 'not-judged', /under o\.yaml/], // prettier-ignore
  ['a run that could not judge', (n) => [sealedOf(recordOf(n, { verdict: 'not-judged', conditions: [] }))], 'not-judged', /not judged/], // prettier-ignore
  ['a run that is too old', (n) => [sealedOf(recordOf(n, { finished: '2025-11-30T09:00:00.000Z' }))], 'no', /366 days old/], // prettier-ignore
  ['a run that is just young enough', (n) => [sealedOf(recordOf(n, { finished: '2025-12-01T13:00:00.000Z' }))], 'yes', /364 days old/], // prettier-ignore
  ['a run of tomorrow week', (n) => [sealedOf(recordOf(n, { finished: '2026-12-08T09:00:00.000Z' }))], 'no', /yet to come/], // prettier-ignore
  ['a run without a readable day', (n) => [sealedOf(recordOf(n, { finished: 'gisteren' }))], 'no', /yet to come/],
  ['only lines of the provider open', (n) => [sealedOf(withLine(n, { ...providers, verdict: 'not-shown' }, { ...red, application: 'accepted', conditions: recordOf(n).conditions }))], 'yes', /Still open at the provider .*: 1\.03\.a/], // prettier-ignore
  ['what should be followed and is not', (n) => [sealedOf(recordOf(n, { findings: [{ kind: 'mandatory', text: 'no TLS 1.3' }] }))], 'yes', /Mandatory and not followed, without blocking: no TLS 1\.3/], // prettier-ignore
  ['the patience of the run', (n) => [sealedOf(recordOf(n, { patience: { messageMs: 90_000 } }))], 'yes', /Patience of the run in ms: messageMs 90000/], // prettier-ignore
  ['assumptions', (n) => [sealedOf(withLine(n, { restsOnAssumption: true }))], 'yes', /Rests on assumptions: /],
  ['what the system says of itself', (n) => [sealedOf(withLine(n, { id: '2.02.b', needs: 'seen | stated', shownBy: [{ kind: 'stated', what: 's#c' }] }))], 'yes', /says of itself: 2\.02\.b/], // prettier-ignore
  ['seen by the supplier itself', seen(attestation), 'yes', /Seen by people: 1 lines, of which 1 by the supplier itself: 4\.02\.a A\. Arts/], // prettier-ignore
  ['seen, and a witness was asked for', seen(attestation), 'no', /nobody with the key of zorgaanbieder saw 4\.02\.a/, witnessed], // prettier-ignore
  ['seen by the witness that was asked for', seen(attestation, byProvider), 'yes', /of which 1 by the supplier itself/, witnessed], // prettier-ignore
  ['seen by a witness whose signature is another', seen({ ...byProvider, signature: 'wrong' }), 'no', /nobody with the key of zorgaanbieder/, witnessed], // prettier-ignore
  ['seen by a witness in an earlier version', seen(attestation, { ...byProvider, problem: { kind: 'expired', nl: 'v', en: 'e' } }), 'no', /nobody with the key of zorgaanbieder/, witnessed], // prettier-ignore
  ['a provider of which there is no run', (n) => [sealedOf(recordOf(n))], 'no', /no full run is of provider 99999999/, () => ({ provider: '99999999' })], // prettier-ignore
  ['a provider with all its papers', declaredBy({ ...paper, validUntil: '2026-12-01' }), 'yes', /at provider 900000\d\d/, at], // prettier-ignore
  ['a provider whose paper ended yesterday', declaredBy({ ...paper, validUntil: '2026-11-30' }), 'no', /no longer in force on 2026-12-01: 1\.03\.a \(until 2026-11-30\)/, at], // prettier-ignore
  ['a provider that renewed its paper', declaredBy({ ...paper, validUntil: '2026-11-30' }, { ...paper, validUntil: '2027-06-01' }), 'yes', /at provider/, at], // prettier-ignore
  ['a provider of whose accession nothing is known', (n) => [sealedOf(recordOf(n))], 'no', /says nothing of the accession/, at], // prettier-ignore
  ['a provider that has not declared', stepOf({ verdict: 'not-shown', declarations: [] }), 'no', /is lacking: Eigen verklaring/, at], // prettier-ignore
  ['a provider whose eigen verklaring ended', stepOf({ declarations: [{ ...paper, validUntil: '2026-07-01' }] }), 'no', /no longer in force on 2026-12-01: Eigen verklaring/, at], // prettier-ignore
  ['a provider with an open line of its own', (n) => [sealedOf({ ...withLine(n, { ...providers, verdict: 'not-shown' }, { accession: [step] }), verdict: 'not-accepted', application: 'accepted' })], 'no', /the run of provider 900000\d\d .* not accepted, open is 1\.03\.a/, at], // prettier-ignore
  ['a provider after another of the same application', (n) => [sealedOf(recordOf(n, { accession: [step], ...older })), sealedOf(recordOf(n, { target: { ...recordOf(n).target, provider: { ura: '91111111' } } }))], 'yes', /at provider/, at], // prettier-ignore
  ['two suppliers with one name', (n) => [sealedOf(recordOf(n)), sealedOf(recordOf(n, { ...red, target: { ...recordOf(n).target, supplier: 'Tweede B.V.' } }))], 'not-judged', /say with --supplier/], // prettier-ignore
];

describe('may it go live, of forty suppliers in one heap', () => {
  const heap = rows.flatMap(([, packs], n) => packs(n));
  const question = (n: number): GoLiveQuestion => ({
    application: nameOf(n),
    version: '4.2.0',
    functionality: 'lokalisatie',
    hasKeys: true,
    maxAge: 365,
    now: new Date('2026-12-01T12:00:00Z'),
    today: '2026-12-01',
    isSigned: ({ signature }) => signature === 'right',
  });

  it('is of forty', () => {
    expect(rows).to.have.length(40);
  });

  rows.forEach(([what, , answer, reason, other], n) => {
    it(`${answer}, for ${what}`, () => {
      const told = mayGoLive({ ...question(n), ...other?.(n) }, heap);
      expect(told.answer, told.sentence.en).to.equal(answer);
      expect([told.sentence, ...told.beside].map(({ en }) => en).join(' ')).to.match(reason);
    });
  });

  it('for whose name another supplier bears too, of the one that is named', () => {
    const n = rows.length - 1;
    expect(mayGoLive({ ...question(n), supplier: `Leverancier ${n} B.V.` }, heap).answer).to.equal('yes');
    expect(mayGoLive({ ...question(n), supplier: 'Tweede B.V.' }, heap).answer).to.equal('no');
  });
});
