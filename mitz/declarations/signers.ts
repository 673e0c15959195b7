import type { DeclarationDemand } from '../../core/line.js';
import type { Text } from '../../core/text.js';

interface Signer {
  readonly title: Text;
  /** What such a person is called too; any of these words in a role is enough. */
  readonly also: readonly string[];
}

/** Who signs declarations: the words for `role` in a declarations file. Assumed, as the norm names no signatories. */
export const signers = {
  bestuurder: {
    title: { nl: 'bestuurder of eigenaar van de zorgaanbieder', en: 'director or owner of the provider' },
    also: 'directeur directrice eigenaar praktijkhouder praktijkeigenaar vennoot maat voorzitter director owner ceo'.split(
      ' ',
    ),
  },
  gemachtigde: {
    title: { nl: 'door de bestuurder gemachtigd', en: 'authorised by the director' },
    also: 'gevolmachtigde procuratiehouder authorised'.split(' '),
  },
  functionaris: {
    title: {
      nl: 'functionaris van de zorgaanbieder voor dit onderwerp (beveiliging, privacy, kwaliteit, beheer)',
      en: 'officer of the provider for this subject (security, privacy, quality, operations)',
    },
    also: 'ciso fg dpo cio manager praktijkmanager beheerder applicatiebeheerder logbeheerder kwaliteitsfunctionaris officer'.split(
      ' ',
    ),
  },
  leverancier: { title: { nl: 'leverancier', en: 'supplier' }, also: ['supplier', 'vendor'] },
  mitz: { title: { nl: 'Mitz', en: 'Mitz' }, also: ['vzvz', 'gvvz', 'implementatieteam'] },
} as const satisfies Record<string, Signer>;

export type SignerRole = keyof typeof signers;

const names = Object.keys(signers) as SignerRole[];

/** Who has another word beside the name of Mitz (`projectleider Mitz`) works on Mitz, and does not speak for it. */
const wordsOfMitz = new Set(['mitz', ...signers.mitz.also, 'acceptatieteam', 'team', 'van', 'het', 'namens', '']);

/** The role that a word or two in a declaration stand for; undefined for what nobody is called. */
export function roleOf(written: string): SignerRole | undefined {
  const words = written.toLowerCase().split(/[^\p{L}]+/u);
  const role = names.find((name) =>
    words.some((word) => word === name || (signers[name].also as readonly string[]).includes(word)),
  );
  return role === 'mitz' && !words.every((word) => wordsOfMitz.has(word)) ? undefined : role;
}

type SignedBy = DeclarationDemand['signedBy'];

/** Somebody of the provider signs: it is the provider who meets the conditions. */
export const byProvider: SignedBy = { roles: ['bestuurder', 'gemachtigde', 'functionaris'], basis: 'assumed' };

/** Somebody signs who can bind the provider. */
export const byDirector: SignedBy = { roles: ['bestuurder', 'gemachtigde'], basis: 'assumed' };

/** A report that a supplier makes, or that the provider signs for. */
export const bySupplierOrProvider: SignedBy = {
  roles: ['leverancier', 'bestuurder', 'gemachtigde', 'functionaris'],
  basis: 'assumed',
};

/** The norm asks for approval by Mitz: nobody else can give it. */
export const byMitz: SignedBy = { roles: ['mitz'], basis: 'normative' };
