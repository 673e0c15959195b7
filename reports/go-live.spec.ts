import { expect } from 'chai';
import { mayGoLive } from './go-live.js';
import type { GoLiveQuestion } from './go-live-question.js';
import { keyId, nameOf, recordOf, sealedOf } from './overview.spec.kit.js';
import type { Submission } from './submission.js';

const question: GoLiveQuestion = {
  application: nameOf(1),
  version: '4.2.0',
  functionality: 'gesloten',
  hasKeys: true,
  maxAge: 365,
  now: new Date('2026-12-01T12:00:00Z'),
  today: '2026-12-01',
  isSigned: () => false,
};
const good = sealedOf(recordOf(1));
const later = { finished: '2026-11-20T00:00:00.000Z' };
const red = { verdict: 'not-accepted' } as const;

const asked = (submissions: readonly Submission[], other: Partial<GoLiveQuestion> = {}): readonly [string, string] => {
  const { answer, sentence } = mayGoLive({ ...question, ...other }, submissions);
  return [answer, sentence.en];
};

describe('may it go live', () => {
  it('yes, by a whole accepted run in a pack with a known key; with what belongs beside it', () => {
    const { answer, sentence, beside } = mayGoLive(question, [good]);
    expect(answer).to.equal('yes');
    expect(sentence.nl).to.equal(
      `Ja: Apotheeksysteem 1 4.2.0 van Leverancier 1 B.V. mag live met gesloten: de hele toets van 2 okt 2026 is voor de applicatie geaccepteerd, en verzegeld met sleutel ${keyId}.`,
    );
    expect(beside.map(({ en }) => en).join(' '))
      .to.include("challenge 'c-1'")
      .and.include('nobody else was there');
  });

  it('yes, whatever packs of other applications say, and older runs of this one', () => {
    const old = sealedOf(recordOf(1, { ...red, finished: '2026-01-01T00:00:00.000Z' }));
    expect(asked([old, sealedOf(recordOf(2, red), { seal: 'doubted' }), good])[0]).to.equal('yes');
  });

  const noes: Readonly<Record<string, readonly [readonly Submission[], RegExp, Partial<GoLiveQuestion>?]>> = {
    'another version': [[good], /^No: no pack is of Apotheeksysteem 1 4\.2\.1, there is of: Apotheeksysteem 1 4\.2\.0\.$/, { version: '4.2.1' }], // prettier-ignore
    'a run that is too old': [[good], /is 60 days old, and more than 30/, { maxAge: 30 }],
    'the application of another supplier': [[good], /no pack is of/, { supplier: 'Iemand anders B.V.' }],
    'another application': [[good], /no pack is of/, { application: 'apotheeksysteem 1' }],
    'nothing at all': [[], /there is of: nothing/],
    'a functionality that is not claimed': [[good], /raadplegersknop is not claimed/, { functionality: 'raadplegersknop' }], // prettier-ignore
    'no key given': [[sealedOf(recordOf(1), { seal: 'unknown-key' })], /give it with --key/, { hasKeys: false }],
    'another key': [[sealedOf(recordOf(1), { seal: 'unknown-key' })], /none of those that were given/],
    'a run directory': [[sealedOf(recordOf(1), { seal: 'unsealed' })], /is not sealed/],
    'a part': [[sealedOf(recordOf(1, { scope: 'partial' }))], /only a part/],
    'what was only observed': [[sealedOf(recordOf(1, { scope: 'observed' }))], /only a part/],
    'what was broken off': [[sealedOf(recordOf(1, { interrupted: true }))], /only a part/],
    'a run that is red': [[sealedOf(recordOf(1, red))], /not accepted in .*, open is 1\.02\.a, 2\.01\.a/],
    'a later run that is red': [[good, sealedOf(recordOf(1, { ...red, ...later }))], /not accepted/],
    'a later run that is red and does not claim it': [
      [good, sealedOf(recordOf(1, { ...red, ...later, target: { ...recordOf(1).target, functionalities: ['open'] } }))],
      /not accepted/,
    ],
    'an open condition': [[sealedOf(recordOf(1, { conditions: recordOf(1, red).conditions }))], /still open: 1\.02/],
    'a pack that does not hold, beside a good one': [
      [good, sealedOf(recordOf(1, later), { seal: 'doubted', problems: ['it was changed'] })],
      /does not hold \(it was changed\)/,
    ],
    'a pack that does not hold and does not say of whom it is': [
      [good, { place: 'x.zip', seal: 'doubted', problems: ['x'], otherValues: [] }],
      /does not hold/,
    ],
    'other values, and none were asked for': [[sealedOf(recordOf(1), { otherValues: ['a: 1'] })], /--spec/],
    'the set that was asked for': [
      [
        sealedOf(recordOf(1), {
          other: { name: 'official.yaml', verdict: 'not-accepted', application: 'not-accepted' },
        }),
      ],
      /under official\.yaml .* not accepted/,
    ],
  };
  for (const [what, [submissions, reason, other]] of Object.entries(noes))
    it(`no, for ${what}`, () => {
      const [answer, sentence] = asked(submissions, other);
      expect(answer).to.equal('no');
      expect(sentence).to.match(reason);
    });

  it('asks whose, where two suppliers have an application of one name, and answers for the one that is named', () => {
    const { target } = recordOf(1);
    const others = sealedOf(recordOf(1, { ...red, ...later, target: { ...target, supplier: 'Tweede B.V.' } }));
    expect(asked([good, others])[0]).to.equal('not-judged');
    expect(asked([good, others])[1]).to.match(/Leverancier 1 B\.V\., Tweede B\.V\.\): say with --supplier/);
    expect(asked([good, others], { supplier: 'Leverancier 1 B.V.' })[0]).to.equal('yes');
    expect(asked([good, others], { supplier: 'Tweede B.V.' })[0]).to.equal('no');
  });

  it('says beside a yes of whom it is, how old, and which older pack says otherwise', () => {
    const old = sealedOf(recordOf(1, { ...red, finished: '2026-01-01T00:00:00.000Z' }), { place: 'old.zip' });
    const told = mayGoLive(question, [old, good]).beside.map(({ en }) => en).join(' '); // prettier-ignore
    expect(told).to.match(/Supplier Leverancier 1 B\.V\.; set .*; 60 days old/);
    expect(told).to.include("'old.zip' says otherwise: not accepted (2026-01-01)");
  });

  it('yes under other values, where the set that was asked for says so too', () => {
    const other = { name: 'official.yaml', verdict: 'accepted', application: 'accepted' } as const;
    expect(asked([sealedOf(recordOf(1), { otherValues: ['a: 1'], other })])[0]).to.equal('yes');
  });

  it('cannot be judged where a pack cannot be read, or the run could not judge', () => {
    expect(asked([good, { place: 'x', seal: 'unread', problems: ['no zip'], otherValues: [] }])[0]).to.equal(
      'not-judged',
    );
    expect(asked([sealedOf(recordOf(1, { verdict: 'not-judged', conditions: [] }))])[0]).to.equal('not-judged');
  });
});
