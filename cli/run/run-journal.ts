import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UsageError, messageOf } from '../../core/errors.js';
import type { Policy, RunRecord, ScenarioResult, Scope } from '../../core/run-record.js';
import { sha256 } from '../../evidence/digest.js';
import { Journal, journalFile } from '../../evidence/journal.js';
import { specificationFile } from '../../evidence/files.js';
import { tool } from '../tool.js';
import { targetRecord } from './record.js';
import type { ChosenSpecification } from './specification.js';
import type { Target } from './target.js';

export interface JournalledRun {
  readonly out: string;
  readonly target: Target;
  readonly specification: ChosenSpecification;
  readonly seed: number;
  readonly challenge?: string;
  readonly policy: Policy;
  readonly scope: Scope;
  readonly scenarios: readonly string[];
}

/** Keeps the journal of a run, and beside it the specification that held, with which others judge again. */
export class RunJournal {
  private constructor(
    private readonly out: string,
    private readonly journal: Journal,
  ) {}

  /** @throws UsageError where the run directory cannot be written */
  static async begin(run: JournalledRun): Promise<RunJournal> {
    const { out, target, specification, seed, challenge, policy, scope, scenarios } = run;
    const { set, overlays } = specification;
    const values = `${JSON.stringify(specification.values, null, 1)}\n`;
    try {
      await writeFile(path.join(out, specificationFile), values);
      const journal = Journal.begin(path.join(out, journalFile), {
        tool,
        specification: { set, overlays, sha256: sha256(values) },
        target: targetRecord(target),
        seed,
        ...(challenge !== undefined && { challenge }),
        policy,
        scope,
        scenarios,
      });
      return new RunJournal(out, journal);
    } catch (thrown) {
      throw new UsageError(`'${out}' cannot be written: ${messageOf(thrown)}`);
    }
  }

  scenarioBegun(scenario: string): void {
    this.journal.write({ event: 'scenario-begun', scenario });
  }

  /** @param transcript the file, relative to the run directory */
  evidence(scenario: string, transcript: string): void {
    const digest = sha256(readFileSync(path.join(this.out, transcript)));
    this.journal.write({ event: 'evidence', scenario, transcript, sha256: digest });
  }

  judged({ id, outcome, checks }: ScenarioResult): void {
    const all = Object.fromEntries(checks.map((check) => [check.id, check.outcome]));
    this.journal.write({ event: 'judged', scenario: id, outcome, checks: all });
  }

  /** What an earlier sitting of the run showed. */
  kept(result: ScenarioResult): void {
    this.scenarioBegun(result.id);
    if (result.transcript !== undefined) this.evidence(result.id, result.transcript);
    this.judged(result);
  }

  /** @param later the results as they are in the end, after what was seen later */
  reconsidered(results: readonly ScenarioResult[], later: readonly ScenarioResult[]): void {
    for (const [i, { id, outcome, reason = '' }] of later.entries()) {
      if (results[i]?.outcome !== outcome) this.journal.write({ event: 'reconsidered', scenario: id, outcome, reason });
    }
  }

  interrupted(): void {
    this.journal.write({ event: 'interrupted' });
  }

  /** @throws UsageError where the journal could not be kept */
  conclude(record: RunRecord): void {
    this.journal.conclude(record);
  }

  close(): void {
    this.journal.close();
  }
}
