/**
 * Writes messages fast: a bundle of `buildConsentBundle` is written once for each form that occurs, with holes where
 * messages differ, and the holes are filled for every message.
 */
import { fhirXml } from '../../mitz/fhir/write-xml.js';
import type { MitzSpecification } from '../../mitz/specification/index.js';
import { buildConsentBundle } from '../../mitz/toestemming/bundle.js';
import type { Registered } from './register.js';

export type MessageFormat = 'json' | 'xml';

type Resource = Parameters<typeof fhirXml>[0];

/** What a message says. */
export type Sent = Pick<Registered, 'holder' | 'bsn' | 'birthDate' | 'moment' | 'consultingCategories'> & {
  readonly choice: 'yes' | 'no';
};

const holes = [
  'bsn',
  'birthDate',
  'ura',
  'providerType',
  'dataCategory',
  'moment',
  'consent',
  'patient',
  'organization',
] as const;
type Hole = (typeof holes)[number];

/** Literal text and holes in turns, with a text at either end. */
interface Template {
  readonly texts: readonly string[];
  readonly holes: readonly Hole[];
}

const hole = (name: Hole): string => `@${name}@`;

/** Writes messages. The same for the same messages in the same order. */
export class MessageWriter {
  readonly #templates = new Map<string, Template>();
  #written = 0;

  constructor(
    readonly format: MessageFormat,
    readonly specification: MitzSpecification,
  ) {}

  /** One message, on one line. No two messages of a writer share an identifier. */
  write(sent: Sent, format = this.format): string {
    this.#written += 1;
    const number = this.#written.toString(16).padStart(12, '0');
    const urn = (part: number): string => `urn:uuid:5a3e0${part}00-6d2c-4b1f-9c07-${number}`;
    return filled(this.#templateFor(sent, format), {
      bsn: sent.bsn,
      birthDate: sent.birthDate,
      ura: sent.holder.ura,
      providerType: sent.holder.providerType,
      dataCategory: sent.holder.dataCategory,
      moment: sent.moment,
      consent: urn(1),
      patient: urn(2),
      organization: urn(3),
    });
  }

  /** A message in the format of this writer, from its JSON, in which something may be wrong. */
  fromJson(json: string): string {
    return this.format === 'json' ? json : fhirXml(JSON.parse(json) as Resource);
  }

  #templateFor({ choice, consultingCategories }: Sent, format: MessageFormat): Template {
    const key = `${format} ${choice} ${consultingCategories.join(' ')}`;
    const known = this.#templates.get(key);
    if (known) return known;
    const made = this.#template(choice, consultingCategories, format);
    this.#templates.set(key, made);
    return made;
  }

  #template(choice: 'yes' | 'no', consultingCategories: readonly string[], format: MessageFormat): Template {
    const bundle = buildConsentBundle(
      {
        bsn: hole('bsn'),
        birthDate: hole('birthDate'),
        holder: { ura: hole('ura'), providerType: hole('providerType') },
        consents: [{ choice, dataCategory: hole('dataCategory'), consultingCategories, decidedAt: hole('moment') }],
      },
      this.specification,
    ) as Resource & { readonly entry: readonly { readonly fullUrl: string }[] };
    const urls = bundle.entry.map(({ fullUrl }) => fullUrl);
    const names = (['consent', 'patient', 'organization'] as const).map(hole);
    const text = urls.reduce(
      (written, url, i) => written.replaceAll(url, names[i] ?? ''),
      format === 'json' ? JSON.stringify(bundle) : fhirXml(bundle),
    );
    const pieces = text.split(new RegExp(`@(${holes.join('|')})@`));
    return {
      texts: pieces.filter((_, i) => i % 2 === 0),
      holes: pieces.filter((_, i) => i % 2 === 1) as Hole[],
    };
  }
}

function filled({ texts, holes: places }: Template, values: Readonly<Record<Hole, string>>): string {
  let text = texts[0] ?? '';
  for (const [i, place] of places.entries()) text += values[place] + (texts[i + 1] ?? '');
  return text;
}
