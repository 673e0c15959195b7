import { gunzipSync } from 'node:zlib';
import { messageOf, UsageError } from '../../core/errors.js';

/** More than this is no package of profiles: that of the whole of R4 unpacks to less. */
const usualLimits = { packed: 64 * 2 ** 20, unpacked: 512 * 2 ** 20, files: 50_000 };

const block = 512;

/**
 * The plain files in a gzipped tar, by name. Nothing is written anywhere.
 * @throws UsageError for what is no gzip or no tar, was cut short, is too large, or has a name that leaves the archive
 */
export function filesInTgz(content: Buffer, file: string, limits = usualLimits): ReadonlyMap<string, Buffer> {
  if (content.length > limits.packed) throw new UsageError(`'${file}' is too large for a FHIR package`);
  const tar = unpacked(content, file, limits.unpacked);
  const files = new Map<string, Buffer>();
  let longName: string | undefined;
  for (let offset = 0; offset + block <= tar.length;) {
    const header = tar.subarray(offset, offset + block);
    if (header.every((byte) => byte === 0)) break;
    if (!isHeader(header)) throw new UsageError(`'${file}' is no tar archive in a gzip`);
    const size = octal(header, 124, 12);
    const start = offset + block;
    if (start + size > tar.length) throw new UsageError(`'${file}' was cut short`);
    const body = tar.subarray(start, start + size);
    const type = String.fromCharCode(header[156] ?? 0);
    if (type === 'x') longName = paxPath(body) ?? longName;
    else if (type === 'L') longName = text(body);
    else {
      const name = longName ?? nameIn(header);
      longName = undefined;
      if (type === '0' || type === '\0') files.set(safe(name, file), body);
      if (files.size > limits.files) throw new UsageError(`'${file}' holds too many files for a FHIR package`);
    }
    offset = start + Math.ceil(size / block) * block;
  }
  return files;
}

function unpacked(content: Buffer, file: string, maxOutputLength: number): Buffer {
  if (content[0] !== 0x1f || content[1] !== 0x8b)
    throw new UsageError(`'${file}' is no gzip: a FHIR package is a .tgz, as a package registry hands it out`);
  try {
    return gunzipSync(content, { maxOutputLength });
  } catch (thrown) {
    throw new UsageError(`'${file}' cannot be unpacked: ${messageOf(thrown)}`);
  }
}

const text = (bytes: Buffer): string => bytes.toString('utf8').replace(/\0.*$/s, '');
const octal = (header: Buffer, at: number, length: number): number =>
  Number.parseInt(text(header.subarray(at, at + length)).trim() || '0', 8);

function nameIn(header: Buffer): string {
  const prefix = text(header.subarray(257, 262)) === 'ustar' ? text(header.subarray(345, 500)) : '';
  const name = text(header.subarray(0, 100));
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** A header adds up to its checksum, counted with spaces in the place of the checksum. */
function isHeader(header: Buffer): boolean {
  const sum = header.reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 32 : byte), 0);
  return sum === octal(header, 148, 8);
}

const paxPath = (body: Buffer): string | undefined => /(?:^|\n)\d+ path=([^\n]+)\n/.exec(body.toString('utf8'))?.[1];

function safe(name: string, file: string): string {
  if (name.startsWith('/') || name.includes('\\') || name.split('/').includes('..'))
    throw new UsageError(`'${file}' holds '${name}', a name that leaves the package: it is not to be trusted`);
  return name.replace(/^\.\//, '');
}
