/** What `mitz-keur` can do, by name. A command is loaded only when it is asked for: most of them need much. */
import type { Command } from 'commander';

/** What the list of commands shows of one, and where the rest of it is. */
interface Listed {
  /** Its name and arguments; its options come with the rest. */
  readonly usage: string;
  readonly description: string;
  /** Adds its options and its action. */
  readonly load: () => Promise<(command: Command) => void>;
}

export const commands: readonly Listed[] = [
  {
    usage: 'demo [ids...]',
    description:
      'the main job with nothing to set up: the reference connector, as a program of its own, is run and judged',
    load: async () => (await import('./commands/demo.js')).demoCommand,
  },
  {
    usage: 'run [ids...]',
    description:
      'run all scenarios of the claimed functionalities against a target, or what is named: a category (3, with migratiebericht), a condition (2.01; 1.07, which only a document shows, is judged by its declaration) or a scenario (2.01/census)',
    load: async () => (await import('./commands/run.js')).runCommand,
  },
  {
    usage: 'attest [dir]',
    description:
      'go through the lines of the norm that a person must have seen, of a run those that are still open: look, and stand for it',
    load: async () => (await import('./commands/attest.js')).attestCommand,
  },
  {
    usage: 'doctor',
    description:
      'check the configuration and the connection before a run: target file, certificates, ports, clock, driver; names each fault with its repair, and judges nothing of the target',
    load: async () => (await import('./commands/doctor.js')).doctorCommand,
  },
  {
    usage: 'observe',
    description:
      'no adapter, no script: serve the mock, use the connector as always; every message that arrives is judged',
    load: async () => (await import('./commands/observe.js')).observeCommand,
  },
  {
    usage: 'mock',
    description:
      'serve the mocked Mitz for exploring by hand; prints addresses, certificates and a question to ask with curl',
    load: async () => (await import('./commands/mock.js')).mockCommand,
  },
  {
    usage: 'sample <interface>',
    description:
      'a sample of every message of an interface, with the answers and faults of Mitz; each line that is assumed is marked',
    load: async () => (await import('./commands/sample.js')).sampleCommand,
  },
  {
    usage: 'check-migration [messages...]',
    description:
      'judge migration messages in bulk: every rule on each message, the counts (tellingen) and the mirror test (spiegeltest)',
    load: async () => (await import('./commands/check-migration.js')).checkMigrationCommand,
  },
  {
    usage: 'merge <dirs...>',
    description:
      'checks of migrations of different holders become one page, without BSNs: of a region, a supplier or a day',
    load: async () => (await import('./commands/merge.js')).mergeCommand,
  },
  {
    usage: 'list',
    description: 'all conditions with their scenarios, and what can only be declared',
    load: async () => (await import('./commands/list.js')).listCommand,
  },
  {
    usage: 'explain <id>',
    description:
      'what a supplier needs to know about a condition or scenario: demand, steps, checks, basis, sources, how to repeat',
    load: async () => (await import('./commands/explain.js')).explainCommand,
  },
  {
    usage: 'spec',
    description: 'what is assumed about the messages of Mitz, and what an official overlay settles: show, diff, check',
    load: async () => (await import('./commands/spec.js')).specCommand,
  },
  {
    usage: 'report',
    description: 'any report again from the record of an earlier run',
    load: async () => (await import('./commands/report.js')).reportCommand,
  },
  {
    usage: 'overview [packs...]',
    description: 'the planning board for coordinators: one page of many packs, run directories and migration checks',
    load: async () => (await import('./commands/overview.js')).overviewCommand,
  },
  {
    usage: 'may-go-live <packs...>',
    description: 'may this version of this application go live with this functionality: one answer, with its reason',
    load: async () => (await import('./commands/may-go-live.js')).mayGoLiveCommand,
  },
  {
    usage: 'generate-migration',
    description:
      'make a synthetic migration to try check-migration with: a register, messages, approvals, and faults at known places',
    load: async () => (await import('./commands/generate-migration.js')).generateMigrationCommand,
  },
  {
    usage: 'init',
    description:
      'writes a target file with every line explained, a declarations file with every paper that is owed, and an adapter to fill in; asks for what is not said',
    load: async () => (await import('./commands/init.js')).initCommand,
  },
  {
    usage: 'new <condition/slug>',
    description: 'a new scenario from a template, in the sources of mitz-keur; it compiles once it is filled in',
    load: async () => (await import('./commands/new.js')).newCommand,
  },
  {
    usage: 'keygen',
    description: 'make the key pair with which packs are sealed: a private key to keep, a public key to hand out',
    load: async () => (await import('./commands/keygen.js')).keygenCommand,
  },
  {
    usage: 'seal <dir>',
    description: 'make one sealed evidence pack (a zip) of a run directory; the directory is not touched',
    load: async () => (await import('./commands/seal.js')).sealCommand,
  },
  {
    usage: 'sign <document>',
    description:
      'for Mitz: sign a document that suppliers hand in in its name, so that whoever reads a pack can see that it is so',
    load: async () => (await import('./commands/sign.js')).signCommand,
  },
  {
    usage: 'compare <old> <new>',
    description:
      'what changed in behaviour between two runs of one application, run directories or packs: exit 0 nothing, 1 something',
    load: async () => (await import('./commands/compare.js')).compareCommand,
  },
  {
    usage: 'verify <pack>',
    description:
      'look at everything in a sealed pack, offline, and judge all checks again from its transcripts; exit 1 on any doubt',
    load: async () => (await import('./commands/verify.js')).verifyCommand,
  },
  {
    usage: 'self-test [faults...]',
    description:
      'every check against every named fault of the reference connector: each must trip its own checks and no other',
    load: async () => (await import('./commands/self-test.js')).selfTestCommand,
  },
];
