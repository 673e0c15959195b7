import { readFile } from 'node:fs/promises';
import { messageOf, UsageError } from '../../core/errors.js';
import type { AttestationRecord, DeclarationRemark } from '../../core/run-record.js';
import { readYaml } from './target.js';

/** An attestation as it stands in the file. */
interface Written {
  readonly line: string;
  readonly result: AttestationRecord['result'];
  readonly by: { readonly name: string; readonly role: string };
  readonly at: string;
  readonly application: { readonly name: string; readonly version: string };
  readonly remark?: string;
  readonly picture?: { readonly file: string; readonly sha256: string };
  readonly signature?: string;
}

/** What attestations are judged by. */
export interface AttestationContext {
  /** All lines of the norm whose parts name `seen`. */
  readonly lines: ReadonlySet<string>;
  readonly application: { readonly name: string; readonly version: string };
  /** The civil date in the Netherlands. */
  readonly today: string;
}

/**
 * Reads the attestations file: what people saw of the lines of the norm. One of another application, or of a version
 * outside its release line, is kept and does not count.
 * @throws UsageError for a file that cannot be read or breaks its schema
 */
export async function readAttestations(
  file: string,
  context: AttestationContext,
): Promise<readonly AttestationRecord[]> {
  const text = await readFile(file, 'utf8').catch((thrown: unknown) => {
    throw new UsageError(
      `the attestations file '${file}' cannot be read: ${messageOf(thrown)}; mitz-keur attest writes it`,
    );
  });
  const { attestations } = readYaml(text, file, 'attestations', process.env) as {
    readonly attestations: readonly Written[];
  };
  const judged = attestations.map((one) => judgeAttestation(one, context));
  // A later statement by somebody of the same role about the same line takes the place of an earlier one.
  return judged.filter(
    (one, i) => !judged.slice(i + 1).some((later) => later.line === one.line && later.by.role === one.by.role),
  );
}

function judgeAttestation(
  { line, result, by, at, application, remark, picture }: Written,
  { lines, application: tested, today }: AttestationContext,
): AttestationRecord {
  const problem = problemOf({ line, at, application }, { lines, application: tested, today });
  return {
    line,
    result,
    by,
    at,
    ...(remark !== undefined && { remark }),
    ...(picture && { picture: picture.sha256 }),
    ...(problem && { problem }),
  };
}

function problemOf(
  { line, at, application: { name, version } }: Pick<Written, 'line' | 'at' | 'application'>,
  { lines, application, today }: AttestationContext,
): DeclarationRemark | undefined {
  if (!lines.has(line)) {
    return {
      kind: 'line-unknown',
      nl: `van regel ${line} hoeft niemand iets te zien; mitz-keur list toont de regels en wat elk nodig heeft`,
      en: `nobody need see anything of line ${line}; mitz-keur list shows the lines and what each needs`,
    };
  }
  if (at > today) {
    return {
      kind: 'future',
      nl: `de datum ${at} ligt in de toekomst; verbeter 'at'`,
      en: `it is dated ${at}, in the future; correct 'at'`,
    };
  }
  if (name !== application.name || !isOfRelease(application.version, version)) {
    return {
      kind: 'expired',
      nl: `verlopen: gezien in ${name} ${version}, getoetst wordt ${application.name} ${application.version}; laat opnieuw kijken`,
      en: `expired: seen in ${name} ${version}, tested is ${application.name} ${application.version}; let somebody look again`,
    };
  }
  return undefined;
}

/** Tells whether a version is the one named, or of the release line named: `4.2.*`. */
const isOfRelease = (version: string, named: string): boolean =>
  named.endsWith('*') ? version.startsWith(named.slice(0, -1)) : version === named;
