/** One thing that a reader holds against a message. */
export interface Objection {
  /** As FHIRPath from the root; empty where it is about the whole. */
  readonly path: string;
  readonly message: string;
}

/** A point that one reader makes and the other does not. */
export type LoneObjection = Objection & { readonly by: 'fhir' | 'us' };

/** Where the package `fhir` (4.12) and we differ on purpose, or by a hole of it that is known. Each was reproduced. */
interface Reason {
  readonly because: string;
  readonly applies: (objection: LoneObjection, body: string) => boolean;
}

const ours =
  (form: RegExp): Reason['applies'] =>
  ({ by, message }) =>
    by === 'us' && form.test(message);

export const reasons: readonly Reason[] = [
  {
    because: 'XML with a prefix is legal, and fhir cannot read it',
    applies: ({ by, path }, body) => by === 'fhir' && path === '' && /<[\w.-]+:(Subscription|Bundle)[\s>]/.test(body),
  },
  {
    because: 'a comment or an instruction before the root is legal, and fhir then reads nothing',
    applies: ({ by, path }, body) =>
      by === 'fhir' && path === '' && /^\uFEFF?\s*(<\?xml[^>]*>\s*)?(<!--|<\?)/.test(body),
  },
  {
    because: 'fhir does not look at the form of a text (dates, addresses, OIDs), nor whether it is empty',
    applies: ours(/must match (pattern|format)|must NOT have fewer than 1 characters/),
  },
  {
    because: 'fhir does not look at the kind of a text: a number passes for one',
    applies: ours(/^must be string$/),
  },
  { because: 'fhir takes an empty list for a list', applies: ours(/must NOT have fewer than 1 items/) },
  {
    because: 'in R4 an entry may have no resource and a Bundle no entry; a message of Mitz without them says nothing',
    applies: ours(/must have required property '(resource|entry)'/),
  },
  {
    because: 'of two equal keys JSON.parse keeps the last, and fhir never sees the first',
    applies: ours(/stands twice in one object/),
  },
  {
    because: 'fhir reads XML whatever its namespace, and two resources in one place as one',
    applies: ours(/is in namespace|holds more than one resource/),
  },
  {
    because: 'the limits to size and depth, and the refusal of a DOCTYPE, are ours',
    applies: ours(/is larger than|are nested deeper than|DOCTYPE/),
  },
  {
    because:
      'where we say that the message is of another kind than its interface takes, fhir does not know the interface',
    applies: ours(/must be equal to constant/),
  },
];

/** Whether a difference is one of those that are known and wanted. */
export const isByDesign = (objection: LoneObjection, body: string): boolean =>
  reasons.some(({ applies }) => applies(objection, body));

/*
 * Not in the list because they never reach it: invariants such as ppc-1 (fhir does not evaluate them and neither do we:
 * the recorded notification has neither policy nor policyRule), unknown code systems (warnings), properties that R4 does
 * not know (warnings), the media type and everything that the specification set demands on top of R4 (fhir knows no set).
 */
