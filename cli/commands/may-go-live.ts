import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import type { AttestationRecord } from '../../core/run-record.js';
import type { Language } from '../../core/text.js';
import { visible } from '../../core/visible.js';
import { isAttestedBy } from '../../evidence/attestation.js';
import { dayInAmsterdam } from '../../mitz/calendar.js';
import { functionalities } from '../../mitz/scenario.js';
import { mayGoLive } from '../../reports/go-live.js';
import type { GoLiveAnswer } from '../../reports/go-live-question.js';
import { each, wholeNumber } from '../options.js';
import { namedKeys, readSubmissions } from '../overview/submissions.js';
import { terminal } from '../terminal.js';

interface GoLiveOptions {
  readonly application: string;
  readonly version: string;
  readonly functionality: string;
  readonly supplier?: string;
  readonly provider?: string;
  readonly witness?: string;
  readonly maxAge: number;
  readonly key: readonly string[];
  readonly challenge?: string;
  readonly spec?: string;
  readonly lang: Language;
  readonly json?: true;
}

const codes: Readonly<Record<GoLiveAnswer['answer'], number>> = { yes: 0, no: 1, 'not-judged': 2 };

function ura(text: string): string {
  if (!/^\d{8}$/.test(text)) throw new InvalidArgumentError('a URA has eight digits');
  return text;
}

export function mayGoLiveCommand(command: Command): void {
  command
    .requiredOption('--application <name>', 'exactly as it stands in the packs')
    .requiredOption('--version <version>', 'exactly as it stands in the packs')
    .addOption(
      new Option('--functionality <functionality>', 'with what').choices(functionalities).makeOptionMandatory(),
    )
    .option('--supplier <name>', 'whose application, exactly as it stands in the packs')
    .option(
      '--provider <ura>',
      'the provider that is to go live with it: also its accession, declarations and approvals, as they are today',
      ura,
    )
    .option(
      '--witness <role>',
      'what only a person can see counts where somebody in this role signed for it; give the key of the role with --key <role>=<pem>',
    )
    .option('--max-age <days>', 'a run that is older does not count', wholeNumber, 365)
    .option(
      '--key <[supplier=]pem>',
      'a public key that a pack may be sealed with, as you got it by another way; once for each. With the name of a supplier it vouches for the packs of that one; without, only where all packs are of one supplier. Without a key the answer is no',
      each,
      [],
    ) // prettier-ignore
    .option('--challenge <nonce>', 'the challenge that the run must answer')
    .option('--spec <set or file>', 'the set under which it must be accepted, by judging its transcripts again')
    .addOption(new Option('--lang <language>').choices(['nl', 'en']).default('nl'))
    .option('--json', 'print the answer as JSON')
    .addHelpText('after', '\nExit code: 0 yes, 1 no, 2 cannot be judged.')
    .action(async (packs: string[], options: GoLiveOptions) => {
      const { key, challenge, spec, lang } = options;
      const trust = {
        keys: key,
        bySupplier: true as const,
        ...(challenge !== undefined && { challenge }),
        ...(spec !== undefined && { spec }),
      };
      const named = await namedKeys(key);
      const isSigned = (one: AttestationRecord): boolean =>
        named.some(({ name, publicKey }) => name === one.by.role && isAttestedBy(one, publicKey));
      const now = new Date();
      const answer = mayGoLive(
        {
          ...options,
          hasKeys: key.length > 0,
          now,
          today: dayInAmsterdam(now),
          isSigned,
        },
        await readSubmissions(packs, trust, terminal),
      );
      if (options.json) terminal.json(answer);
      else for (const text of [answer.sentence, ...answer.beside]) terminal.out(visible(text[lang]));
      process.exitCode = codes[answer.answer];
    });
}
