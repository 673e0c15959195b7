/**
 * Writes PKCS#12 files, as .NET, Java and Windows load them (RFC 7292). The certificates stand in it as they are, since
 * nothing in them is secret; the key is encrypted, and a MAC under the same password guards the whole.
 */
import {
  BmpString,
  fromBER,
  Integer,
  Null,
  ObjectIdentifier,
  OctetString,
  Constructed,
  Sequence,
  Set as Asn1Set,
} from 'asn1js';
import type { BaseBlock } from 'asn1js';
import { createCipheriv, createHash, createHmac, createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';

/**
 * How the key is encrypted and what guards the file. `modern`: AES-256 and SHA-256, which OpenSSL 3, Java 8u301 and .NET on
 * Windows Server 2019 and later read. `older`: Triple DES and SHA-1, for what came before.
 */
export type Encryption = 'modern' | 'older';

/** A key with the certificates that lead from its own to the root. */
export interface KeyAndChain {
  readonly name: string;
  /** PEM, of PKCS#8. */
  readonly key: string;
  /** PEM of each, its own first. */
  readonly chain: readonly string[];
}

const ids = {
  data: '1.2.840.113549.1.7.1',
  shroudedKey: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  x509: '1.2.840.113549.1.9.22.1',
  friendlyName: '1.2.840.113549.1.9.20',
  localKey: '1.2.840.113549.1.9.21',
  tripleDes: '1.2.840.113549.1.12.1.3',
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  // By this Java knows a certificate without a key as one to trust; the value says: for every purpose.
  trustedKeyUsage: '2.16.840.1.113894.746875.1.1',
  anyUsage: '2.5.29.37.0',
} as const;

const iterations = 10_000;
const saltBytes = 16;

/** The key, its certificate and the chain, in one file. */
export function keyStore({ name, key, chain }: KeyAndChain, password: string, encryption: Encryption): Buffer {
  const [own = '', ...issuers] = chain;
  // Ties the key to its certificate.
  const id = createHash('sha1').update(new X509Certificate(own).raw).digest();
  const labels = [attribute(ids.friendlyName, bmp(name)), attribute(ids.localKey, octets(id))];
  const shrouded = encryption === 'modern' ? encryptedByNode(key, password) : encryptedTheOldWay(key, password);
  return sealed(
    [
      [bag(ids.shroudedKey, shrouded, labels)],
      [certificateBag(own, labels), ...issuers.map((one) => certificateBag(one, []))],
    ],
    password,
    encryption,
  );
}

/** Certificates to trust, without a key. */
export const trustStore = (certificates: readonly string[], password: string, encryption: Encryption): Buffer =>
  sealed(
    [
      certificates.map((pem, i) =>
        certificateBag(pem, [
          attribute(ids.friendlyName, bmp(`mitz-keur-${i + 1}`)),
          attribute(ids.trustedKeyUsage, oid(ids.anyUsage)),
        ]),
      ),
    ],
    password,
    encryption,
  );

function sealed(safes: readonly (readonly BaseBlock[])[], password: string, encryption: Encryption): Buffer {
  const safe = der(sequence(...safes.map((bags) => contentInfo(der(sequence(...bags))))));
  const hash = encryption === 'modern' ? 'sha256' : 'sha1';
  const salt = randomBytes(saltBytes);
  const bytes = hash === 'sha256' ? 32 : 20;
  const mac = createHmac(hash, derived({ password, salt, purpose: 3, bytes, hash }))
    .update(safe)
    .digest();
  const digest = sequence(sequence(oid(ids[hash]), new Null()), octets(mac));
  return der(sequence(integer(3), contentInfo(safe), sequence(digest, octets(salt), integer(iterations))));
}

const contentInfo = (content: Buffer): BaseBlock => sequence(oid(ids.data), explicit(octets(content)));

const certificateBag = (pem: string, attributes: readonly BaseBlock[]): BaseBlock =>
  bag(ids.certificateBag, sequence(oid(ids.x509), explicit(octets(new X509Certificate(pem).raw))), attributes);

const bag = (type: string, value: BaseBlock, attributes: readonly BaseBlock[]): BaseBlock =>
  sequence(oid(type), explicit(value), ...(attributes.length > 0 ? [setOf(...attributes)] : []));

const attribute = (type: string, value: BaseBlock): BaseBlock => sequence(oid(type), setOf(value));

/** PBES2 with AES-256, as OpenSSL writes it. */
function encryptedByNode(key: string, password: string): BaseBlock {
  const options = { type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: password } as const;
  return fromBER(createPrivateKey(key).export(options)).result;
}

/** Triple DES under a key that is derived by SHA-1: what older programs know. */
function encryptedTheOldWay(key: string, password: string): BaseBlock {
  const salt = randomBytes(saltBytes);
  const of = (purpose: 1 | 2, bytes: number): Buffer => derived({ password, salt, purpose, bytes, hash: 'sha1' });
  const cipher = createCipheriv('des-ede3-cbc', of(1, 24), of(2, 8));
  const plain = createPrivateKey(key).export({ type: 'pkcs8', format: 'der' });
  const encrypted = Buffer.concat([cipher.update(plain), cipher.final()]);
  const how = sequence(oid(ids.tripleDes), sequence(octets(salt), integer(iterations)));
  return sequence(how, octets(encrypted));
}

/** What bytes are derived for: a key, an initial vector, or a MAC, by their numbers in RFC 7292. */
interface Derivation {
  readonly password: string;
  readonly salt: Buffer;
  readonly purpose: 1 | 2 | 3;
  readonly bytes: number;
  readonly hash: 'sha1' | 'sha256';
}

/** The key derivation of RFC 7292, appendix B.2, for hashes with blocks of 64 bytes. */
function derived({ password, salt, purpose, bytes, hash }: Derivation): Buffer {
  const block = 64;
  const filled = (from: Buffer): Buffer => Buffer.alloc(Math.ceil(from.length / block) * block, from);
  // Big-endian UTF-16, with two zero bytes behind it.
  const secret = Buffer.from(`${password}\0`, 'utf16le').swap16();
  const input = Buffer.concat([filled(salt), filled(secret)]);
  const parts: Buffer[] = [];
  for (let got = 0; got < bytes;) {
    let part = createHash(hash).update(Buffer.alloc(block, purpose)).update(input).digest();
    for (let round = 1; round < iterations; round += 1) part = createHash(hash).update(part).digest();
    parts.push(part);
    got += part.length;
    addToBlocks(input, Buffer.alloc(block, part));
  }
  return Buffer.concat(parts).subarray(0, bytes);
}

/** Adds a number, and one, to each block of the input: all as large whole numbers, without what overflows. */
function addToBlocks(input: Buffer, number: Buffer): void {
  for (let start = 0; start < input.length; start += number.length) {
    let carry = 1;
    for (let at = number.length - 1; at >= 0; at -= 1) {
      carry += (input[start + at] ?? 0) + (number[at] ?? 0);
      input[start + at] = carry & 0xff;
      carry >>= 8;
    }
  }
}

const sequence = (...value: BaseBlock[]): BaseBlock => new Sequence({ value });
const setOf = (...value: BaseBlock[]): BaseBlock => new Asn1Set({ value });
const explicit = (value: BaseBlock): BaseBlock =>
  new Constructed({ idBlock: { tagClass: 3, tagNumber: 0 }, value: [value] });
const oid = (value: string): BaseBlock => new ObjectIdentifier({ value });
const integer = (value: number): BaseBlock => new Integer({ value });
const octets = (value: Buffer): BaseBlock => new OctetString({ valueHex: value });
const bmp = (value: string): BaseBlock => new BmpString({ value });
const der = (block: BaseBlock): Buffer => Buffer.from(block.toBER());
