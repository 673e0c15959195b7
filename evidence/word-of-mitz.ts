/** Mitz's own word: its signature over a document that a supplier hands in in the name of Mitz. */
import type { KeyObject } from 'node:crypto';
import type { DeclarationRecord, RunRecord, SignedWord } from '../core/run-record.js';
import { violations } from '../schemas/index.js';
import { isSaidBy, signed } from './envelope.js';
import type { Envelope } from './envelope.js';

const predicateType = 'urn:mitz-keur:declaration:1';

/** What is signed: for which line of the norm, or step of accession, this very document is Mitz's word. */
interface WordOfMitz {
  readonly _type: 'https://in-toto.io/Statement/v1';
  readonly subject: readonly [{ readonly name: string; readonly digest: { readonly sha256: string } }];
  readonly predicateType: typeof predicateType;
  readonly predicate: { readonly of: string };
}

/** What somebody else may have written in its place. */
interface Said {
  readonly predicateType?: unknown;
  readonly subject?: readonly { readonly digest?: { readonly sha256?: unknown } }[];
  readonly predicate?: { readonly of?: unknown };
}

/** @param of the line of the norm (`1.01.a`) or the step of accession (`impactanalyse`) that the document is about */
export function signDocument(
  { name, sha256, of }: { readonly name: string; readonly sha256: string; readonly of: string },
  key: KeyObject,
): Envelope {
  const statement: WordOfMitz = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name, digest: { sha256 } }],
    predicateType,
    predicate: { of },
  };
  return signed(statement, key);
}

/** What stands in an envelope, as the record keeps it; undefined where the text is no envelope. */
export function wordIn(text: string): SignedWord | undefined {
  try {
    const read = JSON.parse(text) as unknown;
    if (violations('envelope', read).length > 0) return undefined;
    const { payload, signatures } = read as Envelope;
    const [signature] = signatures;
    return signature && { said: Buffer.from(payload, 'base64').toString('utf8'), ...signature };
  } catch {
    return undefined; // it is no JSON
  }
}

/** The document and the line that a signed word is about; undefined where it says something else. */
export function documentIn({
  said,
}: Pick<SignedWord, 'said'>): { readonly sha256: string; readonly of: string } | undefined {
  try {
    const { predicateType: type, subject, predicate } = JSON.parse(said) as Said;
    const sha256 = subject?.[0]?.digest?.sha256;
    const of = predicate?.of;
    return type === predicateType && typeof sha256 === 'string' && typeof of === 'string' ? { sha256, of } : undefined;
  } catch {
    return undefined; // it is not ours: no JSON at all
  }
}

/** A document that stands in the name of Mitz, and whether Mitz signed for it by one of the keys that a reader gave. */
export interface InNameOfMitz {
  /** The line of the norm, or the step of accession. */
  readonly of: string;
  readonly document: string;
  readonly signed: boolean;
}

/** The documents of a run in the name of Mitz that count there. */
export function inNameOfMitz(
  { conditions, accession = [] }: Pick<RunRecord, 'conditions' | 'accession'>,
  keys: readonly KeyObject[],
): readonly InNameOfMitz[] {
  const said: readonly (readonly [of: string, DeclarationRecord])[] = [
    ...conditions.flatMap(({ declarations = [] }) =>
      declarations.flatMap((one) => (one.line === undefined ? [] : [[one.line, one] as const])),
    ),
    ...accession.flatMap(({ id, line, declarations }) =>
      // The paper of a line stands there already.
      line === undefined ? declarations.map((one) => [id, one] as const) : [],
    ),
  ];
  return said
    .filter(([, { inNameOf, problem }]) => inNameOf === 'mitz' && problem === undefined)
    .map(([of, { document, sha256, word }]) => {
      const about = word && documentIn(word);
      const isAbout = about?.sha256 === sha256 && about.of === of;
      return {
        of,
        document,
        signed: word !== undefined && isAbout && keys.some((key) => isSaidBy(word, key)),
      };
    });
}
