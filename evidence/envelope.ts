/** A statement in a DSSE envelope: what is signed, and how, as in-toto and its tools have it. */
import { sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { SignedWord } from '../core/run-record.js';
import { keyIdOf } from './keys.js';

const payloadType = 'application/vnd.in-toto+json';

/** https://github.com/secure-systems-lab/dsse: base64 of what was said, with the signatures over it. */
export interface Envelope {
  readonly payloadType: string;
  readonly payload: string;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
}

/** DSSE's pre-authentication encoding: the very bytes that are signed, so that the type cannot be exchanged. */
export function encoded(type: string, payload: Buffer): Buffer {
  const head = `DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `;
  return Buffer.concat([Buffer.from(head), payload]);
}

export function signed(statement: unknown, key: KeyObject): Envelope {
  const payload = Buffer.from(JSON.stringify(statement));
  const signature = sign(null, encoded(payloadType, payload), key);
  return {
    payloadType,
    payload: payload.toString('base64'),
    signatures: [{ keyid: keyIdOf(key), sig: signature.toString('base64') }],
  };
}

/** Whether this key signed the envelope, as a statement. */
export function isSignedBy({ payloadType: type, payload, signatures }: Envelope, key: KeyObject): boolean {
  const bytes = encoded(type, Buffer.from(payload, 'base64'));
  return type === payloadType && signatures.some(({ sig }) => verify(null, bytes, key, Buffer.from(sig, 'base64')));
}

/** Whether this key signed these words, as a statement. */
export const isSaidBy = ({ said, sig }: SignedWord, key: KeyObject): boolean =>
  verify(null, encoded(payloadType, Buffer.from(said)), key, Buffer.from(sig, 'base64'));

/** What was said. @throws SyntaxError where it is no JSON */
export const statementIn = ({ payload }: Envelope): unknown =>
  JSON.parse(Buffer.from(payload, 'base64').toString('utf8'));
