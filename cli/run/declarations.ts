import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { closest } from 'fastest-levenshtein';
import type { Condition } from '../../core/condition.js';
import { partsFor } from '../../core/line.js';
import type { Claimed, DeclarationDemand } from '../../core/line.js';
import { messageOf, UsageError } from '../../core/errors.js';
import type {
  DeclarationRecord,
  DeclarationRemark,
  Finding,
  SignedWord,
  Policy,
  WrittenFinding,
} from '../../core/run-record.js';
import { accessionSteps } from '../../mitz/declarations/accession.js';
import { documentIn, wordIn } from '../../evidence/word-of-mitz.js';
import { doubled, isInNameOfMitz, judgeDeclaration, noSignature } from '../../mitz/declarations/judge.js';
import type { Declaration, Found } from '../../mitz/declarations/judge.js';
import { readYaml } from './target.js';

/** As the schema lets it be: what is still to be filled in is absent, empty or null. */
type Written = { readonly [K in keyof Declaration]?: string | null };

/** The line that is declared; or a condition of which one line asks for a document. */
interface NamedLine {
  readonly line?: string;
  readonly condition?: string;
  /** For 1.02.a: who checks the treatment relation, by the agreement. */
  readonly checkedBy?: 'xis' | 'uitwisselingssysteem' | null;
}

interface DeclarationsFile {
  readonly declarations: readonly (NamedLine & Written)[];
  readonly accession?: readonly ({ readonly step: string } & Written)[];
}

const lineOfTheNorm = 'line of the norm';

type Records = ReadonlyMap<string, readonly DeclarationRecord[]>;

/** What was declared: for each line, for each step of accession, and what is to be seen of it all. */
export interface Declarations {
  readonly lines: Records;
  /** Who checks the treatment relation, by the agreement with the exchange system; absent where it does not say. */
  readonly relationCheckedBy?: string;
  readonly steps: Records;
  readonly findings: readonly Finding[];
}

export const noDeclarations: Declarations = { lines: new Map(), steps: new Map(), findings: [] };

/** What declarations are judged by. */
export interface DeclarationsContext {
  /** All conditions of the norm, asked of this target or not. */
  readonly conditions: readonly Condition[];
  readonly claimed: Claimed;
  readonly policy: Policy;
  /** The civil date in the Netherlands. */
  readonly today: string;
}

/**
 * Reads the declarations file and the documents it names, and judges each by what is asked of this target.
 * @throws UsageError for a file that cannot be read or breaks its schema
 */
export async function readDeclarations(file: string, context: DeclarationsContext): Promise<Declarations> {
  const text = await readFile(file, 'utf8').catch((thrown: unknown) => {
    throw new UsageError(
      `the declarations file '${file}' cannot be read: ${messageOf(thrown)}; mitz-keur init writes one with all that is owed`,
    );
  });
  const content = readYaml(text, file, 'declarations', process.env) as DeclarationsFile;
  const folder = path.dirname(path.resolve(file));
  const relationCheckedBy = content.declarations.find(({ checkedBy }) => checkedBy)?.checkedBy;
  const [lines, steps] = await Promise.all([
    collected(
      lineOfTheNorm,
      content.declarations.map(({ line, condition, checkedBy: _, ...fields }) => [
        line ?? onlyLineOf(condition ?? '', context),
        filledIn(fields),
      ]),
      linesAsked(context),
      folder,
      context,
    ),
    collected(
      'step of accession',
      (content.accession ?? []).map(({ step, ...fields }) => [step, filledIn(fields)]),
      stepsAsked(context),
      folder,
      context,
    ),
  ]);
  return {
    lines: lines.records,
    ...(relationCheckedBy && { relationCheckedBy }),
    steps: steps.records,
    findings: [...lines.findings, ...steps.findings],
  };
}

/** What is asked under a name: the demand, or why nothing is. */
type Asked = ReadonlyMap<string, DeclarationDemand | string>;

const claims = (wanted: readonly string[] | undefined, { claimed }: DeclarationsContext): boolean =>
  wanted?.some((one) => claimed.functionalities.includes(one)) ?? true;

const unclaimed = (wanted: readonly string[] | undefined): string =>
  `the target does not claim ${(wanted ?? []).join(' or ')}, so it is not owed; leave it out, or claim it in the target file`;

const linesAsked = (context: DeclarationsContext): Asked =>
  new Map(
    context.conditions
      .flatMap(({ lines }) => lines)
      .map((line): [string, DeclarationDemand | string] => {
        const parts = partsFor(line, context.claimed);
        if (parts.length === 0)
          return [
            line.id,
            'it does not hold for what the target file claims and says, so it is not owed; leave it out',
          ];
        const isDeclared = parts.some(({ kinds }) => kinds.includes('declared'));
        if (line.declaration && isDeclared) return [line.id, line.declaration];
        return [line.id, 'no document is asked for this line: what is exchanged, or who looks, shows it; leave it out'];
      }),
  );

/** The line of a condition that asks for a document, where there is one such; the condition itself where there are more. */
function onlyLineOf(condition: string, { conditions }: DeclarationsContext): string {
  const asking = conditions.find(({ id }) => id === condition)?.lines.filter(({ declaration }) => declaration) ?? [];
  const [only] = asking;
  return only && asking.length === 1 ? only.id : condition;
}

const stepsAsked = (context: DeclarationsContext): Asked =>
  new Map(
    accessionSteps.map(({ id, functionalities, asks }): [string, DeclarationDemand | string] => {
      if (!claims(functionalities, context)) return [id, unclaimed(functionalities)];
      if ('line' in asks) return [id, `it is the paper of line ${asks.line}; declare it there, under 'declarations'`];
      return [id, asks];
    }),
  );

async function collected(
  what: string,
  written: readonly (readonly [of: string, Declaration])[],
  asked: Asked,
  folder: string,
  context: DeclarationsContext,
): Promise<{ records: Records; findings: readonly Finding[] }> {
  const records = new Map<string, DeclarationRecord[]>();
  const findings: WrittenFinding[] = [];
  for (const [of, declaration] of written) {
    const told = (text: string, nl: string): void =>
      void findings.push({
        kind: 'declaration',
        text: `declared for ${of}: ${text}`,
        nl: `verklaard voor ${of}: ${nl}`,
      });
    const demand = asked.get(of);
    if (demand === undefined)
      told(
        unknown(of, what, [...asked.keys()]),
        'onder deze naam wordt geen document gevraagd; herstel de naam, of noem de regel',
      );
    else if (typeof demand === 'string')
      told(demand, 'hiervoor wordt geen document gevraagd bij wat het doelbestand zegt; laat het weg');
    else {
      const made = await recordOf(declaration, demand, { of, folder, before: records.get(of) ?? [] }, context);
      const record = { ...(what === lineOfTheNorm && { line: of }), ...made };
      records.set(of, [...(records.get(of) ?? []), record]);
      for (const remark of [record.problem, ...(record.notes ?? [])])
        if (remark && remark.kind !== 'not-filled-in') told(remark.en, remark.nl);
    }
  }
  return { records, findings };
}

function unknown(of: string, what: string, known: readonly string[]): string {
  const lines = known.filter((one) => one.startsWith(`${of}.`));
  return lines.length > 0
    ? `this condition has several lines, each with a document of its own: declare ${lines.join(', ')} under 'line'`
    : `there is no such ${what}; did you mean '${closest(of, [...known])}'?`;
}

/** Without what is still to be filled in; blanks are no name. */
function filledIn(fields: Written): Declaration {
  const entries = Object.entries(fields).filter(([, value]) => typeof value === 'string' && value.trim() !== '');
  return Object.fromEntries(entries);
}

async function recordOf(
  declaration: Declaration,
  demand: DeclarationDemand,
  {
    of,
    folder,
    before,
  }: { readonly of: string; readonly folder: string; readonly before: readonly DeclarationRecord[] },
  { today, policy }: DeclarationsContext,
): Promise<DeclarationRecord> {
  const { document, signedBy, role, date, validUntil } = declaration;
  const found = document === undefined ? undefined : await documentAt(path.resolve(folder, document));
  const sha256 = found?.state === 'found' ? found.sha256 : '';
  const judged = judgeDeclaration(declaration, { demand, found, today, policy });
  const again = sha256 !== '' && before.some((one) => one.sha256 === sha256 && one.problem === undefined);
  const problem = judged.problem ?? (again ? doubled(document ?? '') : undefined);
  const signature = await signatureOf(declaration, { of, folder, sha256 });
  const notes = signature && 'kind' in signature ? [...judged.notes, signature] : judged.notes;
  return {
    document: document ?? '',
    signedBy: signedBy ?? '',
    ...(role !== undefined && { role }),
    sha256,
    date: date ?? '',
    ...(validUntil !== undefined && { validUntil }),
    ...(isInNameOfMitz(declaration, demand) && { inNameOf: 'mitz' as const }),
    ...(signature && !('kind' in signature) && { word: signature }),
    ...(problem && { problem }),
    ...(!problem && notes.length > 0 && { notes }),
  };
}

/** The signature that is named with a document, or why it is none over this one; undefined where none is named. */
async function signatureOf(
  { envelope: file }: Declaration,
  { of, folder, sha256 }: { readonly of: string; readonly folder: string; readonly sha256: string },
): Promise<SignedWord | DeclarationRemark | undefined> {
  if (file === undefined) return undefined;
  const text = await readFile(path.resolve(folder, file), 'utf8').catch(() => undefined);
  if (text === undefined) return noSignature(file, 'het bestand is er niet, of kan niet worden gelezen', 'the file is not there, or cannot be read'); // prettier-ignore
  const word = wordIn(text);
  const about = word && documentIn(word);
  if (!word || !about) return noSignature(file, 'het is geen ondertekende verklaring', 'it is no signed statement');
  if (about.sha256 !== sha256)
    return noSignature(file, 'het gaat over een ander document', 'it is about another document');
  if (about.of !== of) return noSignature(file, `het gaat over ${about.of}`, `it is about ${about.of}`);
  return word;
}

async function documentAt(file: string): Promise<Found> {
  try {
    const content = await readFile(file);
    if (content.length === 0) return { state: 'empty' };
    return { state: 'found', sha256: createHash('sha256').update(content).digest('hex') };
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return { state: 'missing' };
    return {
      state: 'unreadable',
      cause: messageOf(thrown)
        .replace(/^.*?: /, '')
        .replace(/, .*$/, ''),
    };
  }
}
