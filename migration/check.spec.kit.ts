/** What the specs of a check share: a folder, inputs in it, and the check with everything at its usual value. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defaultSpecification } from '../mitz/specification/index.js';
import { buildConsentBundle } from '../mitz/toestemming/bundle.js';
import { checkMigration } from './check.js';
import type { MigrationCheck } from './check.js';
import type { MigrationFinding, MigrationOutcome } from './result.js';

/** Every consulting category: for a consent that is future-proof. */
const everyCategory = Object.keys(defaultSpecification['codes.consultingCategories'].value);

export interface Patient {
  readonly bsn: string;
  readonly choice?: 'yes' | 'no';
  readonly decidedAt?: string;
  readonly categories?: readonly string[];
  readonly ura?: string;
}

/** A right message, as one line of JSON. */
export const message = ({
  bsn,
  choice = 'yes',
  decidedAt = '2024-05-06T10:00:00+02:00',
  categories = everyCategory,
  ura = '90000382',
}: Patient): string =>
  JSON.stringify(
    buildConsentBundle(
      {
        bsn,
        birthDate: '1971-04-12',
        holder: { ura, providerType: 'Z3' },
        consents: [{ choice, dataCategory: 'GGC002', consultingCategories: categories, decidedAt }],
      },
      defaultSpecification,
    ),
  );

export const header = 'bsn,birthDate,choice,decidedAt,futureProof,ura,providerType,excludedReason';
/** A row of the register in which only some things are not as usual. */
export const row = (
  bsn: string,
  choice = 'yes',
  decidedAt = '2024-05-06T10:00:00+02:00',
  futureProof = 'true',
  reason = '',
): string =>
  `${bsn},1971-04-12,${choice},${choice === 'none' ? '' : decidedAt},${choice === 'none' ? '' : futureProof},90000382,Z3,${reason}`;

/** A folder of a spec, with a check that reads from it. */
export class Bench {
  private constructor(readonly folder: string) {}

  static async make(): Promise<Bench> {
    return new Bench(await mkdtemp(path.join(tmpdir(), 'migration-')));
  }

  at(name: string): string {
    return path.join(this.folder, name);
  }

  async write(name: string, content: string | Buffer): Promise<string> {
    await writeFile(this.at(name), content);
    return this.at(name);
  }

  async check(rest: Partial<MigrationCheck>): Promise<MigrationOutcome> {
    return checkMigration({
      messages: [],
      out: this.at('out'),
      policy: 'default',
      specification: { values: defaultSpecification, set: '3.8', overlays: [] },
      tool: { name: 'mitz-keur', version: '0.0.0' },
      jobs: 1,
      onProgress: () => undefined,
      say: () => undefined,
      ...rest,
    });
  }

  /** Checks one batch of lines against rows of a register, for a holder that is approved. */
  async batch(
    lines: readonly string[],
    rows: readonly string[],
    rest: Partial<MigrationCheck> = {},
  ): Promise<MigrationOutcome> {
    return this.check({
      messages: [await this.write('messages.ndjson', `${lines.join('\n')}\n`)],
      register: await this.write('register.csv', `${[header, ...rows].join('\n')}\n`),
      approved: ['90000382'],
      ...rest,
    });
  }

  async findings(out = 'out'): Promise<readonly MigrationFinding[]> {
    const text = await readFile(path.join(this.at(out), 'wrong.ndjson'), 'utf8');
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as MigrationFinding);
  }

  async clear(name: string): Promise<void> {
    await rm(this.at(name), { recursive: true });
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
