/** Who signs that they saw something: the signature stands in the attestation itself, and goes with it into every pack. */
import { sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { AttestationRecord } from '../core/run-record.js';
import { encoded } from './envelope.js';

const payloadType = 'application/vnd.mitz-keur.attestation+json';

/** What is signed of an attestation: all that is said in it, in one order. `picture` is its digest. */
export type Attested = Pick<AttestationRecord, 'line' | 'result' | 'by' | 'at' | 'application' | 'remark' | 'picture'>;

function signedBytes({ line, result, by: { name, role }, at, application, remark, picture }: Attested): Buffer {
  const said = {
    line,
    result,
    by: { name, role },
    at,
    application: application && { name: application.name, version: application.version },
    remark,
    picture: picture?.toLowerCase(),
  };
  return encoded(payloadType, Buffer.from(JSON.stringify(said)));
}

export const signAttestation = (said: Attested, key: KeyObject): string =>
  sign(null, signedBytes(said), key).toString('base64');

/** Whether this key signed it, as it stands here. */
export const isAttestedBy = (one: AttestationRecord, key: KeyObject): boolean =>
  one.signature !== undefined && verify(null, signedBytes(one), key, Buffer.from(one.signature, 'base64'));
