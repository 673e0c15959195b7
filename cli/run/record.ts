import { conclusionOf } from '../../core/conclusion.js';
import type { Grounds } from '../../core/conclusion.js';
import type {
  ConditionResult,
  Finding,
  WrittenFinding,
  KnownFindingRecord,
  Policy,
  RunRecord,
  ScenarioResult,
  Scope,
  SetAsideRecord,
  TargetRecord,
} from '../../core/run-record.js';
import { tool } from '../tool.js';
import { accessionOf } from './accession.js';
import type { Declarations } from './declarations.js';
import type { Opinions } from './opinions.js';
import { patienceFindings } from './patience.js';
import type { ChosenSpecification } from './specification.js';
import { factsOf } from './target.js';
import type { Target } from './target.js';

/** All that a run record is made of. */
export interface RunParts extends Omit<Grounds, 'claimed' | 'ids' | 'declarations' | 'control'> {
  readonly target: Target;
  readonly scope: Scope;
  readonly declarations: Declarations;
  readonly specification: ChosenSpecification;
  readonly policy: Policy;
  readonly seed: number;
  /** What the acceptance team gave to bind this run to its request. */
  readonly challenge?: string;
  readonly started: Date;
  /** What was seen during the run that follows from no result. */
  readonly findings: readonly Finding[];
  /** Lays what was known beside what was found; absent where no baseline was given. */
  readonly layBeside?: (found: readonly ConditionResult[]) => readonly KnownFindingRecord[];
  readonly processOutput: readonly string[];
  readonly command: string;
  readonly ids?: readonly string[];
  readonly setAside?: readonly SetAsideRecord[];
  readonly resumed?: readonly string[];
  /** What others said of the run when it was over. */
  readonly opinions?: Opinions;
}

/** The run record: everything reports need, and nothing that they must decide. */
export function recordOf(parts: RunParts): RunRecord {
  const { target, results, ids = [], setAside = [], resumed = [] } = parts;
  const { findings, ...concluded } = conclusionOf({
    ...parts,
    ...parts.opinions?.said,
    ids,
    claimed: { functionalities: target.functionalities, facts: factsOf(target) },
    declarations: parts.declarations.lines,
  });
  return {
    schema: 'mitz-keur/run/2',
    tool,
    specification: { set: parts.specification.set, overlays: parts.specification.overlays },
    target: targetRecord(target),
    started: parts.started.toISOString(),
    finished: new Date().toISOString(),
    seed: parts.seed,
    ...(parts.challenge !== undefined && { challenge: parts.challenge }),
    policy: parts.policy,
    ...concluded,
    scope: parts.scope,
    findings: [
      ...parts.declarations.findings,
      ...parts.findings,
      ...(parts.opinions?.findings ?? []),
      ...setAside.map(setAsideFinding),
      ...findings,
      ...claimFindings(target),
      ...patienceFindings(target),
    ],
    ...(parts.layBeside && { baseline: parts.layBeside(concluded.conditions) }),
    patience: { ...target.patience },
    chain: { ...(target.chain ?? { route: 'direct' }) },
    ...(parts.attestations.length > 0 && { attestations: parts.attestations }),
    ...(parts.scope === 'full' && { accession: accessionOf(target, parts.declarations, parts.conditions) }),
    ...(parts.processOutput.length > 0 && { process: { output: parts.processOutput } }),
    ...(ids.length > 0 && { ids }),
    driver: target.driver.kind,
    ...(setAside.length > 0 && { setAside }),
    ...(resumed.length > 0 && { resumed }),
    ...statementsIn(results),
    ...parts.opinions?.said,
    ...(target.planning && { planning: target.planning }),
    command: parts.command,
    ...(parts.interrupted && { interrupted: true as const }),
  };
}

/** What the record tells of a target. */
export const targetRecord = (target: Target): TargetRecord => ({
  supplier: target.supplier,
  application: target.application,
  connector: { ...target.connector },
  provider: { ...target.provider },
  functionalities: target.functionalities,
  facts: factsOf(target),
});

/** What a target leaves out of its claims, where nobody can tell whether it is owed. */
function claimFindings({ functionalities, dossierNote }: Target): readonly WrittenFinding[] {
  const has = (one: Target['functionalities'][number]): boolean => functionalities.includes(one);
  return [
    ...(has('lokalisatie') && !has('notificaties')
      ? [
          {
            kind: 'not-claimed',
            text: "the target does not claim 'notificaties', so nothing of them was judged: whether a provider that localises owes it to receive notifications is for Mitz to say",
            nl: "het doel claimt 'notificaties' niet, dus daarvan is niets beoordeeld: of een zorgaanbieder die lokaliseert notificaties moet ontvangen, is aan Mitz",
          },
        ]
      : []),
    ...((has('dossierhoudersknop') || has('raadplegersknop')) && dossierNote === undefined
      ? [
          {
            kind: 'not-claimed',
            text: 'the target file does not say whether the provider wants proof of a choice in the dossier (dossierNote: wanted or not-wanted), so line 4.05.e was not judged',
            nl: 'het doelbestand zegt niet of de zorgaanbieder een bewijs van de keuze in het dossier wil (dossierNote: wanted of not-wanted), dus regel 4.05.e is niet beoordeeld',
          },
        ]
      : []),
  ];
}

/** What was set aside is told wherever the run is: nobody sees only the attempt that went well. */
const setAsideFinding = ({ scenario, at, by, reason }: SetAsideRecord): WrittenFinding => ({
  kind: 'set-aside',
  text: `an attempt at ${scenario} was set aside at ${at}${by === undefined ? '' : ` by ${by}`}: ${reason}`,
  nl: `een poging tot ${scenario} is terzijde gelegd op ${at}${by === undefined ? '' : ` door ${by}`}: ${reason}`,
  scenario,
});

function statementsIn(results: readonly ScenarioResult[]): Pick<RunRecord, 'statements'> {
  const all = results.flatMap(({ statements = [] }) => statements);
  if (all.length === 0) return {};
  const screenshots = all.filter(({ screenshot }) => screenshot).length;
  return { statements: { count: all.length, by: [...new Set(all.map(({ by }) => by))], screenshots } };
}
