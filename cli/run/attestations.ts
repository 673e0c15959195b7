import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Condition } from '../../core/condition.js';
import { messageOf, UsageError } from '../../core/errors.js';
import type { AttestationRecord, DeclarationRemark } from '../../core/run-record.js';
import { supplierRole } from '../../core/conclusion.js';
import { todayInAmsterdam } from './session.js';
import { readYaml } from './target.js';
import type { Target } from './target.js';

/** An attestation as it stands in the file. */
export interface WrittenAttestation {
  readonly line: string;
  readonly result: AttestationRecord['result'];
  readonly by: { readonly name: string; readonly role: string };
  readonly at: string;
  readonly application: { readonly name: string; readonly version: string };
  readonly remark?: string;
  readonly picture?: { readonly file: string; readonly sha256: string };
  readonly signature?: string;
}

/** Where the attestations of a target stand, unless its file says otherwise. */
const besideTarget = 'attestations.yaml';

/** The attestations file of a target: the one that it names, else the one beside the target file. */
export const attestationsFile = ({
  attestations = besideTarget,
  folder,
}: Pick<Target, 'attestations' | 'folder'>): string => path.resolve(folder, attestations);

/** What people saw of a target and stand for; none where its file names no attestations and none stand beside it. @throws UsageError for a file that cannot be read */
export async function attestationsOf(
  target: Pick<Target, 'attestations' | 'folder' | 'application'>,
  conditions: readonly Condition[],
): Promise<readonly AttestationRecord[]> {
  const file = attestationsFile(target);
  if (target.attestations === undefined && !(await stat(file).catch(() => undefined))) return [];
  const seen = conditions.flatMap(({ lines }) =>
    lines.filter(({ parts }) => parts.some(({ kinds }) => kinds.includes('seen'))).map(({ id }) => id),
  );
  return readAttestations(file, {
    lines: new Set(seen),
    application: target.application,
    today: todayInAmsterdam(),
  });
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
async function readAttestations(file: string, context: AttestationContext): Promise<readonly AttestationRecord[]> {
  const text = await readFile(file, 'utf8').catch((thrown: unknown) => {
    throw new UsageError(
      `the attestations file '${file}' cannot be read: ${messageOf(thrown)}; mitz-keur attest writes it`,
    );
  });
  const { attestations } = readYaml(text, file, 'attestations', process.env) as {
    readonly attestations: readonly WrittenAttestation[];
  };
  const judged = await Promise.all(attestations.map((one) => judgeAttestation(one, path.dirname(file), context)));
  // A later statement by somebody of the same role about the same line takes the place of an earlier one.
  return judged.filter(
    (one, i) => !judged.slice(i + 1).some((later) => later.line === one.line && later.by.role === one.by.role),
  );
}

async function judgeAttestation(
  { line, result, by, at, application, remark, picture, signature }: WrittenAttestation,
  folder: string,
  context: AttestationContext,
): Promise<AttestationRecord> {
  const problem = problemOf({ line, at, application }, context);
  const notes = [...unverified(by.role), ...(picture ? await pictureNotes(picture, folder) : [])];
  return {
    line,
    result,
    by,
    at,
    application,
    ...(remark !== undefined && { remark }),
    ...(picture && { picture: picture.sha256.toLowerCase() }),
    ...(signature !== undefined && { signature }),
    ...(problem && { problem }),
    ...(notes.length > 0 && { notes }),
  };
}

const unverified = (role: string): readonly DeclarationRemark[] =>
  role === supplierRole
    ? []
    : [
        {
          kind: 'read-as-supplier',
          nl: `gezegd namens ${role}, en hier gelezen als van de leverancier: alleen wie de sleutel van ${role} heeft, kan zien dat het klopt`,
          en: `said on behalf of ${role}, and read here as the supplier's: only who has the key of ${role} can see that it is so`,
        },
      ];

/** A picture that is gone or was altered shows nothing; who looked still stands for it. */
async function pictureNotes(
  { file, sha256 }: NonNullable<WrittenAttestation['picture']>,
  folder: string,
): Promise<readonly DeclarationRemark[]> {
  const content = await readFile(path.resolve(folder, file)).catch(() => undefined);
  if (content && createHash('sha256').update(content).digest('hex') === sha256.toLowerCase()) return [];
  const [nl, en] = content ? ['is gewijzigd', 'was altered'] : ['is er niet', 'is not there'];
  return [
    {
      kind: 'picture',
      nl: `de schermafdruk '${file}' ${nl}; zet de oorspronkelijke terug`,
      en: `the picture '${file}' ${en}; put the original back`,
    },
  ];
}

function problemOf(
  { line, at, application: { name, version } }: Pick<WrittenAttestation, 'line' | 'at' | 'application'>,
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
