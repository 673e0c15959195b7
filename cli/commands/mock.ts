import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import { harOf } from '../../core/har.js';
import { inTestRange, passesElevenTest } from '../../mitz/identifiers.js';
import { mitzDoor } from '../../mitz/door.js';
import { consulter } from '../../mitz/world.js';
import { keyKinds } from '../../mocks/certificates.js';
import type { KeyKind } from '../../mocks/certificates.js';
import { identitiesFor } from '../run/session.js';
import { wholeNumber } from '../options.js';
import { inRunFolder } from '../run/run-folder.js';
import { exploringWorld } from '../sample/samples.js';
import { tool } from '../tool.js';
import { ServedMock } from '../run/serve.js';
import { chooseSpecification } from '../run/specification.js';
import { companyOf } from '../run/target.js';
import { stopOnInterrupt, terminal } from '../terminal.js';
import { writeWhole } from '../../results/write-whole.js';
import { demoTarget } from '../run/demo-target.js';
import path from 'node:path';

interface MockOptions {
  readonly port: number;
  readonly out: string;
  readonly spec?: string;
  readonly identity?: string;
  readonly keys: KeyKind;
  readonly patient: readonly AskedPatient[];
}

/** A patient of the user's own, with the choice that Mitz holds. */
interface AskedPatient {
  readonly bsn: string;
  readonly choice: 'yes' | 'no' | 'none';
}

/** Reads `999990019=yes`, and adds it to those that were given before. */
export function askedPatient(text: string, before: readonly AskedPatient[]): readonly AskedPatient[] {
  const [, bsn = '', choice] = /^(\d{9})=(yes|no|none)$/.exec(text) ?? [];
  if (choice === undefined) throw new InvalidArgumentError('give a BSN and a choice: 999990019=yes, =no or =none');
  if (!inTestRange(bsn) || !passesElevenTest(bsn))
    throw new InvalidArgumentError(
      `${bsn.slice(0, 3)}… is no BSN of the test range (999000000 to 999999999, and it must pass the eleven-test): of real persons nothing is taken`,
    );
  if (before.some((one) => one.bsn === bsn))
    throw new InvalidArgumentError(`${bsn} was given twice; it has one choice`);
  return [...before, { bsn, choice: choice as AskedPatient['choice'] }];
}

export function mockCommand(command: Command): void {
  command
    .option('--port <n>', 'the port to listen on; 0: any free one', wholeNumber, 0)
    .option('--out <dir>', 'where certificates, environment.json and the transcript are written', 'mitz-keur-out/mock')
    .option('--identity <dir>', 'keep the certificates in this folder, and find them there the next time')
    .addOption(new Option('--keys <kind>', 'the kind of keys').choices(keyKinds).default('rsa'))
    .option(
      '--patient <bsn=choice>',
      'a patient of your own, of the test range, with the choice that Mitz holds: 999990019=yes, =no or =none; may be given more than once',
      askedPatient,
      [],
    )
    .option('--spec <set or file>', 'a specification set, or an overlay file with corrected values')
    .action(async ({ port, out, spec, identity, keys, patient: own }: MockOptions) => {
      const demo = demoTarget([], undefined);
      const mitz = { ...demo.mitz, port, keys, ...(identity !== undefined && { identity }) };
      const target = { ...demo, mitz };
      const { values } = await chooseSpecification(target.mitz.specification, spec);
      const issued = new Set<string>([consulter.professional.extension]);
      const company = companyOf(target, values);
      const { world, permitted, refused } = exploringWorld(company, own);
      const issue = (bsns: readonly string[]): void => { for (const bsn of bsns) issued.add(bsn); }; // prettier-ignore
      issue(world.patients.map(({ bsn }) => bsn));
      await inRunFolder(out, terminal.err, async (folder) => {
        const stop = stopOnInterrupt(terminal.err);
        const served = await ServedMock.start({
          target,
          company,
          identities: await identitiesFor({ target, out }),
          specification: values,
          world,
          door: mitzDoor(issued),
          issue,
          folder,
          beside: [],
        });
        terminal.out(served.instructions());
        terminal.out(
          `\nMitz holds: yes of ${permitted.bsn}, no of ${refused.bsn}, for the holder with URA ${company.provider.ura}.`,
        );
        for (const { bsn, choice } of own)
          terminal.out(`Your own: ${choice === 'none' ? 'no choice' : choice} of ${bsn}; it is shown readable.`);
        await served.watch(terminal, stop.signal, Infinity);
        const transcript = { scenario: 'mock', cast: {}, context: {}, entries: served.recorder.entries() };
        const file = path.join(out, 'transcripts', 'mock.har');
        await writeWhole(file, JSON.stringify(harOf(transcript, tool, served.mock.baseUrl), null, 1));
        await served.close();
        stop.done();
        terminal.err(`the transcript is in ${file}`);
      });
    });
}
