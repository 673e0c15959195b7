import { expect } from 'chai';
import { generateKeyPairSync } from 'node:crypto';
import type { DeclarationRecord, RunRecord, SignedWord } from '../core/run-record.js';
import { signed } from './envelope.js';
import { documentIn, inNameOfMitz, signDocument, wordIn } from './word-of-mitz.js';

const mitz = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ed25519');
const sha256 = 'ab'.repeat(32);

const declared = (given: Partial<DeclarationRecord>): DeclarationRecord => ({
  line: '1.01.a',
  document: 'bewijs.pdf',
  signedBy: 'Mitz',
  sha256,
  date: '2026-11-01',
  inNameOf: 'mitz',
  ...given,
});
const seen = (one: DeclarationRecord, keys = [mitz.publicKey]): ReturnType<typeof inNameOfMitz> =>
  inNameOfMitz({ conditions: [{ declarations: [one] }] } as unknown as RunRecord, keys);
const read = (envelope: unknown): SignedWord => wordIn(JSON.stringify(envelope)) ?? { said: '', keyid: '', sig: '' };
const over = (given: Partial<Parameters<typeof signDocument>[0]> = {}, key = mitz.privateKey): SignedWord =>
  read(signDocument({ name: 'bewijs.pdf', sha256, of: '1.01.a', ...given }, key));

describe('what stands in the name of Mitz', () => {
  const table: Readonly<Record<string, readonly [DeclarationRecord, boolean]>> = {
    'signed by Mitz, over this document and for this line': [declared({ word: over() }), true],
    unsigned: [declared({}), false],
    'signed with the key of another': [declared({ word: over({}, other.privateKey) }), false],
    'signed over another document': [declared({ word: over({ sha256: 'cd'.repeat(32) }) }), false],
    'signed for another line': [declared({ word: over({ of: '3.01.a' }) }), false],
    'signed, with another statement put in': [declared({ word: { ...over({ of: '3.01.a' }), said: over().said } }), false], // prettier-ignore
    'signed as something else than a document': [declared({ word: read(signed({ subject: [{ digest: { sha256 } }] }, mitz.privateKey)) }), false], // prettier-ignore
  };
  for (const [what, [one, isSigned]] of Object.entries(table))
    it(`is ${isSigned ? 'signed' : 'as the supplier says'}: ${what}`, () => {
      expect(seen(one)).to.deep.equal([{ of: '1.01.a', document: 'bewijs.pdf', signed: isSigned }]);
    });

  it('is as the supplier says where no key of Mitz was given', () => {
    expect(seen(declared({ word: over() }), [])).to.deep.equal([{ of: '1.01.a', document: 'bewijs.pdf', signed: false }]); // prettier-ignore
  });

  it('is nothing where somebody else may say it, or where it does not count', () => {
    const { inNameOf: _, ...own } = declared({});
    expect(seen(own)).to.deep.equal([]);
    expect(seen(declared({ problem: { kind: 'expired', nl: '', en: '' } }))).to.deep.equal([]);
  });

  it('is read from a text that has the form of a signature, and from no other', () => {
    const text = JSON.stringify(signDocument({ name: 'bewijs.pdf', sha256, of: '1.01.a' }, mitz.privateKey));
    expect(documentIn(over())).to.deep.equal({ sha256, of: '1.01.a' });
    for (const wrong of ['', '{}', 'x', '[]', text.replace('payloadType', 'type'), text.slice(0, -9)])
      expect(wordIn(wrong), wrong).to.equal(undefined);
    expect(documentIn({ said: 'rubbish {' })).to.equal(undefined);
  });
});
