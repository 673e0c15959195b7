import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { Option } from 'commander';
import { messageOf, UsageError } from '../../core/errors.js';
import type { Language } from '../../core/text.js';
import { readPublicKey } from '../../evidence/keys.js';
import { verifyPack } from '../../evidence/verify.js';
import type { Verification } from '../../evidence/verify.js';
import { verificationText } from '../../evidence/verification-text.js';
import { defaultSet } from '../../mitz/specification/index.js';
import { loadSuites } from '../../suites/index.js';
import { each } from '../options.js';
import { namedKeys } from '../overview/submissions.js';
import { tool } from '../tool.js';
import { chooseSpecification } from '../run/specification.js';
import { terminal } from '../terminal.js';

interface VerifyOptions {
  readonly key: readonly string[];
  readonly spec?: string;
  readonly challenge?: string;
  readonly lang: Language;
  readonly json?: true;
}

export function verifyCommand(command: Command): void {
  command
    .option(
      '--key <[mitz=]pem>',
      'the public key that the pack must be sealed with, as you got it by another way; with mitz= a key of Mitz, for what stands in its name',
      each,
      [],
    ) // prettier-ignore
    .option('--challenge <nonce>', 'the challenge that you gave for this run')
    .option('--spec <set or file>', 'judge by this set too, and show what it makes of the same transcripts')
    .addOption(new Option('--lang <language>').choices(['nl', 'en']).default('nl'))
    .option('--json', 'print what was found as JSON')
    .action(async (pack: string, options: VerifyOptions) => {
      const verification = await verified(pack, options);
      if (options.json) terminal.json(verification);
      else {
        const told = { version: tool.version, colour: terminal.colour, lang: options.lang };
        terminal.out(verificationText(verification, told));
      }
      process.exitCode = verification.doubts.length > 0 ? 1 : 0;
    });
}

async function verified(pack: string, { key, challenge, spec }: VerifyOptions): Promise<Verification> {
  const content = await read(pack, 'pack');
  const ofMitz = (await namedKeys(key)).filter(({ name }) => name === 'mitz');
  const [sealing, ...more] = key.filter((text) => !ofMitz.some((one) => one.text === text));
  if (more.length > 0)
    throw new UsageError('verify: a pack is sealed with one key; give --key once, and mitz=<pem> beside it');
  const given =
    sealing === undefined ? undefined : readPublicKey((await read(sealing, 'key')).toString('utf8'), sealing);
  const timestamp = await readFile(`${pack}.tsr`).catch(() => undefined);
  const chosen = spec === undefined ? undefined : await chooseSpecification(defaultSet, spec);
  return verifyPack({
    name: pack,
    pack: content,
    suites: await loadSuites(),
    ...(given && { key: given }),
    keysOfMitz: ofMitz.map(({ publicKey }) => publicKey),
    ...(timestamp && { timestamp }),
    ...(challenge !== undefined && { challenge }),
    ...(chosen && spec !== undefined && { other: { values: chosen.values, name: spec } }),
  });
}

const read = (file: string, what: string): Promise<Buffer> =>
  readFile(file).catch((thrown: unknown) => {
    throw new UsageError(`the ${what} '${file}' cannot be read: ${messageOf(thrown)}`);
  });
