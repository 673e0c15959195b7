import type { DeclarationDemand } from '../../core/line.js';
import type { DeclarationRemark, Policy } from '../../core/run-record.js';
import { roleOf, signers } from './signers.js';

/** A declaration as it stands in the file. What is absent or empty there is absent here. */
export interface Declaration {
  readonly document?: string;
  /** Of the document as it was signed. */
  readonly sha256?: string;
  readonly signedBy?: string;
  readonly role?: string;
  readonly date?: string;
  readonly validUntil?: string;
  /** The file with Mitz's signature over the document (mitz-keur sign). */
  readonly envelope?: string;
}

/** What became of the document that a declaration names: its digest, or why there is none. */
export type Found =
  | { readonly state: 'found'; readonly sha256: string }
  | { readonly state: 'missing' | 'empty' }
  | { readonly state: 'unreadable'; readonly cause: string };

/** What a declaration is judged by. Dates are civil dates in the Netherlands, `2026-11-21`. */
export interface DeclarationContext {
  readonly demand: DeclarationDemand;
  readonly found: Found | undefined;
  readonly today: string;
  readonly policy: Policy;
}

/** Why a declaration does not count, or undefined; and what else is to be seen about it. */
export interface Judged {
  readonly problem?: DeclarationRemark;
  readonly notes: readonly DeclarationRemark[];
}

/** Judges one declaration: is it filled in, signed by who may, is the document there and unaltered, does it hold today. */
export function judgeDeclaration(declaration: Declaration, context: DeclarationContext): Judged {
  const { basis } = context.demand.signedBy;
  const role = wrongRole(declaration, context.demand);
  const roleCounts = basis !== 'assumed' || context.policy === 'strict';
  const problem =
    lacking(declaration, context) ??
    documentProblem(declaration, context.found) ??
    dateProblem(declaration, context.today) ??
    (roleCounts ? role : undefined);
  if (problem) return { problem, notes: [] };
  const notes = [
    ...(role ? [assumed(role)] : []),
    ...withoutDigest(declaration, context.found),
    ...(isInNameOfMitz(declaration, context.demand) ? [inNameOfMitz(declaration)] : []),
  ];
  return { notes };
}

/** Whether it is, or may be, Mitz that says it. */
export const mayBeOfMitz = ({ signedBy }: DeclarationDemand): boolean => signedBy.roles.includes('mitz');

/** Whether a document stands in the name of Mitz: nobody else may say it, or it is declared as said by Mitz. */
export const isInNameOfMitz = ({ role = '' }: Declaration, { signedBy }: DeclarationDemand): boolean =>
  signedBy.roles.every((one) => one === 'mitz') || (signedBy.roles.includes('mitz') && roleOf(role) === 'mitz');

/** What Mitz is to have said is taken from the supplier, until a reader asks for Mitz's own signature. */
const inNameOfMitz = ({ envelope }: Declaration): DeclarationRemark =>
  envelope === undefined
    ? {
        kind: 'not-signed-by-mitz',
        nl: 'niet ondertekend door Mitz: het document staat op naam van Mitz, volgens de leverancier',
        en: 'not signed by Mitz: the document is in the name of Mitz, as the supplier says',
      }
    : {
        kind: 'signature-not-followed',
        nl: 'er is een handtekening van Mitz bij gegeven, die hier niet is nagegaan: dat kan wie de sleutel van Mitz heeft (verify --key mitz=<pem>)',
        en: 'a signature of Mitz was given with it, which was not followed here: whoever has the key of Mitz can (verify --key mitz=<pem>)',
      };

/** Why a signature that was given with a document is none over it. */
export const noSignature = (file: string, nl: string, en: string): DeclarationRemark => ({
  kind: 'no-signature',
  nl: `de handtekening '${file}' telt niet: ${nl}; vraag Mitz om een nieuwe (mitz-keur sign), of laat 'envelope' weg`,
  en: `the signature '${file}' does not count: ${en}; ask Mitz for a new one (mitz-keur sign), or leave 'envelope' out`,
});

/** The same document twice for one thing shows it once. */
export const doubled = (document: string): DeclarationRemark => ({
  kind: 'doubled',
  nl: `het document '${document}' is hiervoor al verklaard; laat één van de twee weg`,
  en: `the document '${document}' was declared for this already; leave out one of the two`,
});

function lacking(
  { document, signedBy, date }: Declaration,
  { demand }: DeclarationContext,
): DeclarationRemark | undefined {
  if (document === undefined && signedBy === undefined && date === undefined) {
    return {
      kind: 'not-filled-in',
      nl: `nog niet ingevuld. Bij te voegen: ${demand.attach.nl}`,
      en: `not filled in yet. To attach: ${demand.attach.en}`,
    };
  }
  if (document === undefined) {
    return {
      kind: 'no-document',
      nl: `er is geen document genoemd; noem het onder 'document'. Bij te voegen: ${demand.attach.nl}`,
      en: `no document is named; name it under 'document'. To attach: ${demand.attach.en}`,
    };
  }
  if (signedBy === undefined) {
    return {
      kind: 'unsigned',
      nl: `niemand heeft het document '${document}' getekend; laat het tekenen en zet de naam onder 'signedBy'`,
      en: `nobody signed the document '${document}'; let it be signed, and put the name under 'signedBy'`,
    };
  }
  if (date === undefined) {
    return {
      kind: 'undated',
      nl: `de verklaring met '${document}' heeft geen datum; zet de dag van tekenen onder 'date'`,
      en: `the declaration with '${document}' bears no date; put the day it was signed under 'date'`,
    };
  }
  return undefined;
}

function documentProblem(
  { document = '', sha256 }: Declaration,
  found: Found | undefined,
): DeclarationRemark | undefined {
  switch (found?.state) {
    case undefined:
    case 'missing':
      return {
        kind: 'missing',
        nl: `het document '${document}' is er niet; zet het op die plaats (gerekend vanaf het verklaringenbestand) of verbeter 'document'`,
        en: `the document '${document}' is missing; put it in that place (seen from the declarations file) or correct 'document'`,
      };
    case 'unreadable':
      return {
        kind: 'unreadable',
        nl: `het document '${document}' kan niet worden gelezen (${found.cause}); maak het leesbaar, als één bestand`,
        en: `the document '${document}' cannot be read (${found.cause}); make it readable, as one file`,
      };
    case 'empty':
      return {
        kind: 'empty',
        nl: `het document '${document}' is leeg; zet het getekende document ervoor in de plaats`,
        en: `the document '${document}' is empty; put the signed document in its place`,
      };
    case 'found':
      return sha256 === undefined || sha256.toLowerCase() === found.sha256
        ? undefined
        : {
            kind: 'altered',
            nl: `het document '${document}' is gewijzigd na het verklaren: SHA-256 is nu ${found.sha256}; zet het getekende document terug, of laat dit opnieuw tekenen en pas 'sha256' aan`,
            en: `the document '${document}' was altered after it was declared: SHA-256 is now ${found.sha256}; put the signed document back, or let this one be signed and correct 'sha256'`,
          };
  }
}

function dateProblem({ date = '', validUntil }: Declaration, today: string): DeclarationRemark | undefined {
  if (date > today) {
    return {
      kind: 'future',
      nl: `de datum ${date} ligt in de toekomst; verbeter 'date', of toets opnieuw vanaf die dag`,
      en: `it is dated ${date}, in the future; correct 'date', or run again from that day on`,
    };
  }
  if (validUntil === undefined) return undefined;
  if (validUntil < date) {
    return {
      kind: 'ends-before-it-begins',
      nl: `de geldigheid eindigt op ${validUntil}, vóór de datum ${date}; verbeter één van beide`,
      en: `it is valid until ${validUntil}, before its own date ${date}; correct one of the two`,
    };
  }
  if (validUntil >= today) return undefined;
  return {
    kind: 'expired',
    nl: `verlopen op ${validUntil}; laat het vernieuwen en verklaar het nieuwe document`,
    en: `it expired on ${validUntil}; let it be renewed, and declare the new document`,
  };
}

function wrongRole({ role = '' }: Declaration, { signedBy }: DeclarationDemand): DeclarationRemark | undefined {
  const may = signedBy.roles.join(', ');
  const known = roleOf(role);
  if (known !== undefined && signedBy.roles.includes(known)) return undefined;
  if (known === undefined) {
    const all = Object.keys(signers).join(', ');
    return {
      kind: 'role-unknown',
      nl: `de rol '${role}' is niet bekend (bekend zijn ${all}); hiervoor tekent: ${may}`,
      en: `the role '${role}' is not known (known are ${all}); this is signed by: ${may}`,
    };
  }
  return {
    kind: 'role-wrong',
    nl: `getekend als ${role}; hiervoor tekent: ${may}`,
    en: `signed as ${role}; this is signed by: ${may}`,
  };
}

const assumed = ({ kind, nl, en }: DeclarationRemark): DeclarationRemark => ({
  kind,
  nl: `${nl} (een aanname van het harnas: bevestig met Mitz)`,
  en: `${en} (an assumption of the harness: confirm with Mitz)`,
});

const withoutDigest = (
  { document = '', sha256 }: Declaration,
  found: Found | undefined,
): readonly DeclarationRemark[] =>
  sha256 !== undefined || found?.state !== 'found'
    ? []
    : [
        {
          kind: 'no-digest',
          nl: `zonder digest is niet te zien of '${document}' na het tekenen is gewijzigd; zet erbij: sha256: ${found.sha256}`,
          en: `without a digest nobody can see whether '${document}' was altered after it was signed; add: sha256: ${found.sha256}`,
        },
      ];
