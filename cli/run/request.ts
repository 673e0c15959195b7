import type { ControlRecord, KnownFinding, Policy, RunRecord, ScenarioResult } from '../../core/run-record.js';
import type { Language } from '../../core/text.js';
import type { Identities } from '../../mocks/certificates.js';
import type { ResultsFolder } from '../../results/results-folder.js';
import type { GivenPackage } from './given-package.js';
import type { Oracle } from './oracle.js';
import type { ChosenSpecification } from './specification.js';
import type { Target } from './target.js';

/** How a person is met who carries out the steps. */
export interface Attending {
  readonly lang: Language;
  /** A page in the browser is asked for, whatever the target file says. */
  readonly page: boolean;
  /** Whether there is a keyboard and a screen to ask at. */
  readonly interactive: boolean;
  readonly say: (line: string) => void;
  /** The person stops the run, to go on later. */
  readonly onStop: () => void;
}

/** One run, as the command line asked for it. */
export interface RunRequest {
  readonly target: Target;
  readonly specification: ChosenSpecification;
  /** Categories, conditions or scenarios; none: everything that is claimed. */
  readonly ids: readonly string[];
  readonly seed: number;
  /** Shuffles the order of the scenarios; absent: as they stand in the suites. */
  readonly order?: number;
  /** Findings that are known beforehand. */
  readonly baseline?: readonly KnownFinding[];
  /** Scenarios about many at their full size. */
  readonly volume?: boolean;
  /** What the acceptance team gave to bind this run to its request. */
  readonly challenge?: string;
  readonly policy: Policy;
  /** The run directory. */
  readonly out: string;
  /** The same, where whoever asks has it already; absent: it is taken for as long as the run takes. */
  readonly folder?: ResultsFolder;
  /** What stands ready in the private folder of it, and takes its place when the run begins. */
  readonly beside?: readonly string[];
  /** How many instances at the most; absent: as many as the target file gives. */
  readonly jobs?: number;
  /** Absent: made anew, or kept where the target file says. */
  readonly identities?: Identities;
  /** How to run one scenario of this again. */
  readonly repeat: (id: string) => string;
  readonly command: string;
  readonly onScenario: (result: ScenarioResult, done: number, all: number) => void;
  readonly onStep: (step: string) => void;
  /** Told now and then how far a scenario is that takes long; absent: nobody looks. */
  readonly onGoing?: (progress: string) => void;
  /** Ends the run early; what was judged until then is kept. */
  readonly stop: AbortSignal;
  /** How a person is met, where a person is the driver. */
  readonly attending?: Attending;
  /** The record of this run as it was broken off, in the same run directory. */
  readonly resume?: RunRecord;
  /** The official FHIR validator, to be asked when all was run. */
  readonly oracle?: Oracle;
  /** An official package whose profiles the messages are laid beside when all was run. */
  readonly fhirPackage?: GivenPackage;
  /** Runs reference connectors through what was run, to see whether its green and red can be believed. */
  readonly runControl?: (asked: ControlRequest) => Promise<ControlRecord>;
}

/** What a control needs to know of the run that it belongs to. */
export interface ControlRequest extends Pick<RunRequest, 'target' | 'seed' | 'challenge' | 'stop'> {
  /** The scenarios that were run and are for this target. */
  readonly ids: readonly string[];
  readonly identities: Identities;
}
