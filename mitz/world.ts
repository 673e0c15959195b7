/** What the world around the target holds in one scenario, before anything happens: made by `given`, held by the mock. */
import type { Consulter, Professional, Provider } from './parties.js';
import type { Patient } from './xis.js';
import { testBsns } from './identifiers.js';

/** A choice that Mitz holds: about one patient and either one named holder, or a whole group of holders. */
export interface Consent {
  readonly bsn: string;
  readonly choice: 'yes' | 'no';
  /** An individual choice names the holder; a categorical one the group of holders by its name. */
  readonly holder: { readonly ura: string } | { readonly group: string };
  readonly dataCategory: string;
  /** Absent: all consulting categories. */
  readonly consultingCategories?: readonly string[];
  readonly decidedAt: string;
  readonly source: 'mijnmitz' | 'migratie' | 'knop';
}

/** A holder that Mitz knows to have data of a patient, beside those that subscribe during the scenario. */
export interface KnownHolder extends Provider {
  readonly bsn: string;
  /** `urn:oid:…` */
  readonly gatewaySystem: string;
  readonly sourceSystem: string;
  readonly dataCategories: readonly string[];
}

/** A right answer with one thing wrong in it. What a Result says stays the right decision, so that a naive reader is tempted. */
export const wrongAnswers = [
  'about-another-patient',
  'about-another-holder',
  'two-results-for-one-category',
  'two-results-deny-first',
  'no-result',
  'result-for-an-unasked-category',
  'truncated',
  'malformed',
  'external-entity',
  'entity-expansion',
  'oversize',
  'deeply-nested',
  'html',
  'relates-to-another-message',
] as const;
export type WrongAnswer = (typeof wrongAnswers)[number];

/** What the mock answers instead of the right thing, as data. */
export type Misbehaviour =
  | { readonly kind: 'decision'; readonly word: string }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
      /** Answered so much later, in ms; absent: at once. */
      readonly ms?: number;
    }
  | { readonly kind: 'fault'; readonly code: 'Sender' | 'Receiver' }
  | { readonly kind: 'wrong'; readonly answer: WrongAnswer }
  /** 307 to another address of the same mock, where following it is seen. */
  | { readonly kind: 'redirect' }
  /** The right answer, one byte at a time. */
  | { readonly kind: 'drip'; readonly everyMs: number }
  /** The right answer, later. */
  | { readonly kind: 'late'; readonly ms: number }
  | { readonly kind: 'silence' }
  | { readonly kind: 'reset' };

export const koppelvlakken = [
  'geslotenAutorisatievraag',
  'openAutorisatievraag',
  'abonneren',
  'opzeggen',
  'migreren',
  'registreren',
  'launch',
] as const;
export type Koppelvlak = (typeof koppelvlakken)[number];

/** Servers in the place of Mitz that a connector must not talk to: each for one reason. */
export const impostors = ['untrusted-issuer', 'expired', 'not-yet-valid', 'wrong-host', 'tls-1.1-only'] as const;
export type Impostor = (typeof impostors)[number];

/** How the mock tells of a caller whose certificate is of a CA that it does not know, or is not valid. */
export const untrustedClient = 'the client certificate is not trusted';

/** A misbehaviour, with when it counts: at this koppelvlak, for these patients only, so many times. */
export interface Script {
  readonly koppelvlak: Koppelvlak;
  readonly misbehaviour: Misbehaviour;
  /** Absent: about whomever. */
  readonly bsn?: string;
  /** How many messages it answers before the right answers come again; absent: all. */
  readonly times?: number;
}

export interface World {
  readonly patients: readonly Patient[];
  readonly consents: readonly Consent[];
  readonly scripts: readonly Script[];
  readonly holders: readonly KnownHolder[];
  /** URAs whose migration Mitz has approved. */
  readonly approved: readonly string[];
}

/** Who is who in every scenario: the provider under test, and a consulting hospital. */
export interface Company {
  readonly provider: Provider;
  readonly gatewaySystem: string | undefined;
  readonly sourceSystem: string | undefined;
  /** The data category that the provider holds. */
  readonly dataCategory: string;
  /** The further providers that the same system works for, each with the data category that it holds. */
  readonly furtherProviders: readonly (Provider & { readonly dataCategory: string })[];
}

/** The professional who works for the provider by default, as the driver contract has it. */
export const defaultProfessional: Professional = {
  root: '2.16.528.1.1007.3.1',
  extension: '900000009',
  roleCode: '01.015',
};

/** The consulter of the scenarios: a hospital that is not the target. */
export const consulter: Consulter = {
  ura: '90000697',
  providerType: 'V4',
  professional: { root: '2.16.528.1.1007.3.1', extension: '900027308', roleCode: '01.016' },
};

/** How large a scenario about many is: so many providers, with so many consents each. */
export interface Volume {
  readonly holders: number;
  readonly perHolder: number;
  /** Whether of each message only what it says is kept, with its SHA-256. */
  readonly digests: boolean;
}

/** Enough to see what many bring about, in a few seconds; and a whole day of migration of a region. */
export const volumes = {
  usual: { holders: 8, perHolder: 250, digests: false },
  large: { holders: 64, perHolder: 2000, digests: true },
} as const satisfies Record<string, Volume>;

/**
 * The seed of one scenario's world. A challenge makes other patients, so that messages that were recorded before it was
 * known are about nobody in this run.
 */
export const worldSeed = (
  run: { readonly seed: number; readonly challenge?: string },
  scenario: string,
  attempt = 1,
): string =>
  [run.seed, ...(run.challenge === undefined ? [] : [run.challenge]), scenario, ...(attempt > 1 ? [attempt] : [])].join(
    ':',
  );

/** What `given` builds with. Everything it makes is synthetic and the same for the same seed. */
export class WorldMaker {
  readonly #bsns: Generator<string, never>;
  readonly #patients: Patient[] = [];
  readonly #consents: Consent[] = [];
  readonly #scripts: Script[] = [];
  readonly #holders: KnownHolder[] = [];
  readonly #approved: string[] = [];

  constructor(
    seed: string,
    readonly company: Company,
    readonly volume: Volume = volumes.usual,
    /** The moment it is made: birth dates go by it. The one thing in a world that is not the same for the same seed. */
    readonly now = new Date(),
  ) {
    this.#bsns = testBsns(seed);
  }

  /** A synthetic adult with an active dossier and one recognisable record per data category, unless said otherwise. */
  patient(different: Partial<Patient> = {}): Patient {
    const bsn = different.bsn ?? this.#bsns.next().value;
    const patient: Patient = {
      bsn,
      birthDate: '1971-04-12',
      name: `Testpatiënt ${bsn.slice(-4)}`,
      records: ['GGC002', 'GGC012', 'GGC013'].map((dataCategory) => ({
        dataCategory,
        content: `dossiertekst ${dataCategory} van ${bsn}`,
      })),
      ...different,
    };
    this.#patients.push(patient);
    return patient;
  }

  patients(count: number, different: Partial<Patient> = {}): readonly Patient[] {
    return Array.from({ length: count }, () => this.patient(different));
  }

  /** Mitz holds an individual choice of this patient for the provider under test. */
  consent(patient: Patient, choice: 'yes' | 'no', different: Partial<Consent> = {}): void {
    this.#consents.push({
      bsn: patient.bsn,
      choice,
      holder: { ura: this.company.provider.ura },
      dataCategory: this.company.dataCategory,
      decidedAt: '2025-03-01T09:30:00Z',
      source: 'mijnmitz',
      ...different,
    });
  }

  /**
   * Mitz knows that this holder has data of the patient, of one category; with a choice, it holds the patient's
   * individual choice for the holder as well.
   */
  holder(
    patient: Patient,
    { ura, providerType }: Provider,
    { dataCategory, choice }: { readonly dataCategory: string; readonly choice?: 'yes' | 'no' },
  ): KnownHolder {
    const holder = {
      bsn: patient.bsn,
      ura,
      providerType,
      gatewaySystem: `urn:oid:2.16.840.1.113883.2.4.3.164.${Number(ura)}`,
      sourceSystem: `urn:oid:2.16.840.1.113883.2.4.6.6.${Number(ura)}`,
      dataCategories: [dataCategory],
    };
    this.#holders.push(holder);
    if (choice) this.consent(patient, choice, { holder: { ura }, dataCategory });
    return holder;
  }

  /** The mock answers this instead of the right thing. */
  script(koppelvlak: Koppelvlak, misbehaviour: Misbehaviour, when: { about?: Patient; times?: number } = {}): void {
    this.#scripts.push({
      koppelvlak,
      misbehaviour,
      ...(when.about && { bsn: when.about.bsn }),
      ...(when.times !== undefined && { times: when.times }),
    });
  }

  /** Mitz has approved the migration of the provider under test. */
  approveMigration(): void {
    this.#approved.push(this.company.provider.ura);
  }

  world(): World {
    return {
      patients: this.#patients,
      consents: this.#consents,
      scripts: this.#scripts,
      holders: this.#holders,
      approved: this.#approved,
    };
  }
}
