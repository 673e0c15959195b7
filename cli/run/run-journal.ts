import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UsageError, messageOf } from '../../core/errors.js';
import type { Policy, RunRecord, ScenarioResult, Scope } from '../../core/run-record.js';
import { sha256 } from '../../evidence/digest.js';
import { Journal, journalFile } from '../../evidence/journal.js';
import { specificationFile } from '../../evidence/files.js';
import { FullDisk, isFull } from '../../results/full-disk.js';
import type { ResultsFolder } from '../../results/results-folder.js';
import { tool } from '../tool.js';
import { targetRecord } from './record.js';
import type { ChosenSpecification } from './specification.js';
import type { Target } from './target.js';

export interface JournalledRun {
  readonly folder: ResultsFolder;
  readonly target: Target;
  readonly specification: ChosenSpecification;
  readonly seed: number;
  readonly challenge?: string;
  readonly policy: Policy;
  readonly scope: Scope;
  readonly scenarios: readonly string[];
}

/** What of the journal of a run stands ready in private, until the run takes its place. */
export const journalled = [specificationFile, journalFile] as const;

/** Keeps the journal of a run, and beside it the specification that held, with which others judge again. */
export class RunJournal {
  private constructor(
    private readonly folder: ResultsFolder,
    private readonly journal: Journal,
    /** How many were chosen. */
    readonly scenarios: number,
  ) {}

  /**
   * Begins in the private folder, so that a run that cannot start replaces nothing.
   * @throws UsageError where the run directory cannot be written
   */
  static async begin(run: JournalledRun): Promise<RunJournal> {
    const { folder, target, specification, seed, challenge, policy, scope, scenarios } = run;
    const { set, overlays } = specification;
    const values = `${JSON.stringify(specification.values, null, 1)}\n`;
    try {
      await writeFile(folder.private(specificationFile), values);
      const beginning = {
        tool,
        specification: { set, overlays, sha256: sha256(values) },
        target: targetRecord(target),
        seed,
        ...(challenge !== undefined && { challenge }),
        policy,
        scope,
        scenarios,
      };
      const earlier = path.join(folder.path, journalFile);
      const journal = Journal.begin(folder.private(journalFile), beginning, earlier);
      journal.mustBeKept();
      return new RunJournal(folder, journal, scenarios.length);
    } catch (thrown) {
      throw isFull(thrown)
        ? new FullDisk(folder.path)
        : new UsageError(`'${folder.path}' cannot be written: ${messageOf(thrown)}`);
    }
  }

  /** Goes on where the journal stands when the run has taken its place. */
  inPlace(): void {
    this.journal.movedTo(path.join(this.folder.path, journalFile));
  }

  scenarioBegun(scenario: string): void {
    this.journal.write({ event: 'scenario-begun', scenario });
  }

  /** @param transcript the file, relative to the run directory */
  evidence(scenario: string, transcript: string): void {
    const digest = sha256(readFileSync(path.join(this.folder.path, transcript)));
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
