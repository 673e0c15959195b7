/** What we and the referee make of the same messages, and where the two differ on purpose. */
import { FhirFault, readFhirWhole } from '../../mitz/fhir/read.js';
import { r4Faults } from '../../mitz/fhir/r4/judge.js';
import type { Mutant } from './mutant.js';

/** What the referee said of each message, when it was last asked. */
export interface Refereed {
  readonly validator: string;
  /** The day on which it was asked. */
  readonly asked: string;
  /** By the name of the message: what it refused, each with its own name for the first rule that it broke. */
  readonly refused: Readonly<Record<string, string>>;
  readonly taken: readonly string[];
}

/** What we tell of a message as FHIR R4, each with its place; nothing where it is valid. */
export function told({ body, format }: Pick<Mutant, 'body' | 'format'>): readonly string[] {
  try {
    const { resource, root } = readFhirWhole(body, `application/fhir+${format}`);
    return r4Faults(resource, root).map(({ path, message }) => `${path}: ${message}`);
  } catch (thrown) {
    if (thrown instanceof FhirFault) return [thrown.message];
    throw thrown;
  }
}

/** A difference that is wanted, by what the message is called and which rule of the referee it breaks. */
interface Reason {
  readonly because: string;
  readonly name?: RegExp;
  readonly rule?: RegExp;
}

/** What the referee refuses and we take, each with the reason. */
export const leftOut: readonly Reason[] = [
  {
    because: 'a processing instruction says nothing, and the text of R4 does not forbid one',
    name: /instruction/,
    rule: /^No processing|^Node type 7|^breaks down$/,
  },
  { because: 'R4 allows xsi:schemaLocation in its XML', rule: /@xsi:schemaLocation/ },
  { because: 'R4 allows the named characters of HTML in a narrative', rule: /^Invalid entity in the XHTML/ },
  { because: 'R4 calls the url of an extension a logical name or a URL', rule: /^Extension_EXT_URL_Absolute$/ },
  { because: 'the form of an OID in R4 takes short ones too', rule: /_OID_Valid$/ },
  { because: 'a UUID in capitals is the same UUID', rule: /_UUID_Valid$/ },
  {
    because: 'a period that ends with the year that its day is in has not ended before it began',
    name: /a period from a day to its year$/,
    rule: /#per-1$/,
  },
  {
    because: 'the rule entries-have-urn-uuid tells of each address of an entry that is no urn:uuid',
    rule: /^BUNDLE_ENTRY_URL_|NoFullUrl$/,
  },
  {
    because: 'the rules of Mitz tell of an identifier that is not under its own system',
    rule: /_Identifier_System$/,
  },
  {
    because: 'a reference without a kind is an address, and the rules of Mitz follow those that matter',
    rule: /^Reference_REF_Format1$/,
  },
  {
    because: 'the attributes of XHTML are taken on whichever element they stand',
    name: /div: a value that it cannot have$/,
  },
];

/** What we tell and the referee takes, each with the reason. */
export const stricter: readonly Reason[] = [
  {
    because: 'R4 wants a value that is more than white space, of which the referee only warns',
    name: /: white space$/,
  },
  { because: 'an element with an id alone has neither a value nor elements (ele-1)', name: /: only an id$/ },
  { because: 'base64 has a form, which the referee does not look at', name: /an extension with no base64$/ },
  {
    because: 'R4 says of each reference to which kinds it may point, which the referee holds against profiles only',
    name: /: an? [\w ]+ (?:that is|is|of another type|by a type that is|with|of) ?(?:an? [A-Z]\w+)?$/,
  },
  {
    because: 'an element that holds a resource holds one, and no text or attributes of its own',
    name: /two resources in one entry$|: twice$|Bundle\/entry\/resource: /,
  },
  {
    because: 'what stands beside the values of a list has as many places',
    name: /a name with fewer beside it than names$/,
  },
  {
    because: 'a kind of resource that no message of Mitz has is said not to be judged',
    name: /a resource of a kind that no message has$/,
  },
];

/** Why a difference is wanted; undefined where nobody wanted it. */
export const reasonFor = (of: readonly Reason[], name: string, rule: string): string | undefined =>
  of.find((one) => (one.name?.test(name) ?? true) && (one.rule?.test(rule) ?? true))?.because;
