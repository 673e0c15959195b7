/** The ways in which somebody could tamper with a pack, each at random from a seed, for the spec and for the bench. */
import type { DoubtKind } from '../evidence/doubt.js';
import type { Files } from '../evidence/files.js';
import type { JournalLine } from '../evidence/journal.js';
import { envelopeFile, manifestFile, manifestOf, written } from '../evidence/statement.js';
import { zipped } from '../evidence/zip.js';
import {
  bytes,
  chained,
  changedText,
  forged,
  journalIn,
  packedAgain,
  recordIn,
  renamed,
  replaced,
  results,
  sealedAnew,
  transcriptsIn,
  turned,
  without,
} from './forger.js';
import type { Chance } from './forger.js';

/** Two packs of different runs of one application, unpacked, and the first as it is. */
export interface Quarry {
  readonly pack: Buffer;
  readonly files: Files;
  readonly otherFiles: Files;
}

export interface Tampered {
  readonly pack: Buffer;
  /** The challenge with which it is verified; absent: none is asked. */
  readonly challenge?: string;
  /** Whether it must be found without knowing the right key. */
  readonly withoutKey?: true;
}

export interface Tampering {
  readonly name: string;
  /** What finding it is called; `unreadable`: it cannot be read at all. */
  readonly foundAs: readonly (DoubtKind | 'unreadable')[];
  readonly tamper: (quarry: Quarry, chance: Chance) => Promise<Tampered>;
}

const zip = async (files: Files, how: Partial<Tampered> = {}): Promise<Tampered> => ({
  pack: await zipped(files),
  ...how,
});

const way = (name: string, foundAs: Tampering['foundAs'], tamper: Tampering['tamper']): Tampering => ({
  name,
  foundAs,
  tamper,
});

/** All classes. Where the key is known each is found by it; these are found by what they do as well, or first. */
export const tamperings: readonly Tampering[] = [
  way('edit a verdict in the record', ['digest', 'journal', 'verdict'], ({ files }, chance) =>
    zip(replaced(files, 'run.json', bytes(turned(recordIn(files), chance)))),
  ),
  way(
    'edit a verdict, and make the manifest anew',
    ['statement', 'journal', 'verdict', 'signature'],
    ({ files }, chance) => {
      const edited = replaced(files, 'run.json', bytes(turned(recordIn(files), chance)));
      const own = without(without(edited, manifestFile), envelopeFile);
      return zip(replaced(edited, manifestFile, written(manifestOf(own, []))));
    },
  ),
  way('edit a verdict, forge all that is around it, and sign with another key', ['verdict'], ({ files }, chance) =>
    zip(forged(replaced(files, 'run.json', bytes(turned(recordIn(files), chance)))), { withoutKey: true }),
  ),
  way(
    'make a check not block, forge all that is around it, and sign with another key',
    ['verdict'],
    ({ files }, chance) => {
      const record = recordIn(files);
      const check = chance.of(results(record).flatMap(({ checks }) => checks.filter(({ blocks }) => blocks)));
      Object.assign(
        check,
        chance.below(2) === 0 ? { blocks: false, basis: 'assumed' } : { level: 'SHOULD', blocks: false },
      );
      return zip(forged(replaced(files, 'run.json', bytes(record))), { withoutKey: true });
    },
  ),
  way('edit a transcript', ['digest', 'journal'], ({ files }, chance) => {
    const name = chance.of(transcriptsIn(files));
    return zip(replaced(files, name, changedText(files.get(name) ?? Buffer.of(), chance)));
  }),
  way(
    'edit a transcript, forge all that is around it, and sign with another key',
    ['signature'],
    ({ files }, chance) => {
      const name = chance.of(transcriptsIn(files));
      return zip(forged(replaced(files, name, changedText(files.get(name) ?? Buffer.of(), chance))));
    },
  ),
  way('drop a file', ['digest', 'completeness', 'signature'], ({ files }, chance) =>
    zip(without(files, chance.of([...files.keys()]))),
  ),
  way(
    'drop a scenario, forge all that is around it, and sign with another key',
    ['completeness', 'verdict'],
    ({ files }, chance) => {
      const record = recordIn(files);
      const gone = chance.of(results(record));
      for (const condition of record.conditions)
        condition.scenarios = condition.scenarios.filter((one) => one.id !== gone.id);
      record.counts[gone.outcome] -= 1;
      const lines = journalIn(files).filter((line) => !('scenario' in line) || line.scenario !== gone.id);
      const rest = without(files, gone.transcript ?? '');
      return zip(forged(chained(replaced(rest, 'run.json', bytes(record)), lines)), {
        withoutKey: true,
      });
    },
  ),
  way('add a file', ['digest', 'packing'], async ({ files }, chance) => {
    const name = chance.of(['extra.txt', 'transcripts/9.99--x.har', '../out.txt', '/etc/passwd', 'RUN.JSON', 'a\\b']);
    const plain = 'x'.repeat(name.length);
    return { pack: renamed(await zipped(replaced(files, plain, Buffer.from('{}'))), plain, name) };
  }),
  way('put a name in twice', ['packing'], async ({ files }, chance) => {
    const name = chance.of([...files.keys()]);
    const twin = `${name.slice(0, -1)}~`;
    return { pack: renamed(await zipped(replaced(files, twin, Buffer.from('{}'))), twin, name) };
  }),
  way('change the order of results', ['digest', 'journal', 'completeness'], ({ files }, chance) => {
    const record = recordIn(files);
    const condition = chance.of(record.conditions.filter(({ scenarios }) => scenarios.length > 1));
    condition.scenarios.reverse();
    return zip(
      chance.below(2) === 0
        ? replaced(files, 'run.json', bytes(record))
        : forged(replaced(files, 'run.json', bytes(record))),
      { withoutKey: true },
    );
  }),
  way('change, drop or move a line of the journal, and chain it anew', ['digest', 'journal'], ({ files }, chance) => {
    const lines = journalIn(files) as JournalLine[];
    const at = 1 + chance.below(lines.length - 2);
    const line = lines[at];
    if (chance.below(2) === 0 || !line) lines.splice(at, 1);
    else lines.splice(at + 1, 0, line);
    const tampered =
      chance.below(2) === 0
        ? chained(files, lines)
        : replaced(files, 'journal.ndjson', Buffer.from(`${lines.map((one) => JSON.stringify(one)).join('\n')}\n`));
    return zip(tampered);
  }),
  way(
    'swap a transcript for that of another pack, forge all that is around it, and sign with another key',
    ['setting', 'signature'],
    ({ files, otherFiles }, chance) => {
      const name = chance.of(transcriptsIn(files));
      return zip(forged(replaced(files, name, otherFiles.get(name) ?? Buffer.of())), { withoutKey: true });
    },
  ),
  way('swap the transcripts of two scenarios', ['digest', 'setting'], ({ files }, chance) => {
    const [one, other] = [chance.of(transcriptsIn(files)), chance.of(transcriptsIn(files))];
    const two = one === other ? 'specification.json' : other;
    return zip(
      new Map(
        [...files].map(([name, content]) => [
          name,
          files.get(name === one ? two : name === two ? one : name) ?? content,
        ]),
      ),
    );
  }),
  way('give the pack of an earlier run to a later challenge', ['challenge'], ({ files }, chance) =>
    zip(files, { challenge: `later-${chance.below(1000)}` }),
  ),
  way(
    'give an earlier run the later challenge, forge all that is around it, and sign with another key',
    ['setting'],
    ({ files }, chance) => {
      const challenge = `later-${chance.below(1000)}`;
      const record = { ...recordIn(files), challenge };
      const lines = journalIn(files).map((line) => (line.event === 'begun' ? { ...line, challenge } : line));
      return zip(forged(chained(replaced(files, 'run.json', bytes(record)), lines)), {
        challenge,
        withoutKey: true,
      });
    },
  ),
  way(
    'put in the verdicts of another version of the tool',
    ['digest', 'journal', 'verdict'],
    ({ files, otherFiles }, chance) => {
      const record = chance.below(2) === 0 ? recordIn(otherFiles) : recordIn(files);
      record.tool.version = `0.0.${chance.below(9)}`;
      return zip(sealedAnew(replaced(files, 'run.json', bytes(record))), { withoutKey: true });
    },
  ),
  way('change a value under which was judged', ['digest', 'journal', 'setting', 'form'], ({ files }, chance) => {
    const values = JSON.parse(String(files.get('specification.json'))) as Record<string, { basis: string }>;
    const key = chance.of(Object.keys(values));
    const value = values[key];
    if (value) value.basis = value.basis === 'assumed' ? 'normative' : 'assumed';
    return zip(sealedAnew(replaced(files, 'specification.json', bytes(values))), { withoutKey: true });
  }),
  way('sign with another key', ['signature'], ({ files }) => zip(sealedAnew(files))),
  way('change what was signed', ['signature', 'form', 'statement'], ({ files }, chance) =>
    zip(replaced(files, envelopeFile, changedText(files.get(envelopeFile) ?? Buffer.of(), chance)), {
      withoutKey: true,
    }),
  ),
  way('pack it again', ['packing'], async ({ files }, chance) => ({
    pack: await packedAgain(chance.below(2) === 0 ? [...files] : [...files].reverse()),
  })),
  way('put something in front or behind', ['packing', 'unreadable'], async ({ pack }, chance) => {
    const more = Buffer.alloc(1 + chance.below(40), 'x');
    return { pack: Buffer.concat(chance.below(2) === 0 ? [more, pack] : [pack, more]) };
  }),
  way('cut it short', ['unreadable'], async ({ pack }, chance) => ({
    pack: pack.subarray(0, chance.below(pack.length)),
  })),
  way(
    'change a byte',
    ['packing', 'digest', 'form', 'signature', 'unreadable', 'journal', 'completeness', 'statement'],
    async ({ pack }, chance) => {
      const changed = Buffer.from(pack);
      const at = chance.below(changed.length);
      changed[at] = (changed[at] ?? 0) ^ (1 << chance.below(8));
      return { pack: changed };
    },
  ),
];
