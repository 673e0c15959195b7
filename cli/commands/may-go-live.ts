import type { Command } from 'commander';
import { Option } from 'commander';
import type { Language } from '../../core/text.js';
import { visible } from '../../core/visible.js';
import { functionalities } from '../../mitz/scenario.js';
import { mayGoLive } from '../../reports/go-live.js';
import type { GoLiveAnswer } from '../../reports/go-live.js';
import { each } from '../options.js';
import { readSubmissions } from '../overview/submissions.js';
import { terminal } from '../terminal.js';

interface GoLiveOptions {
  readonly application: string;
  readonly version: string;
  readonly functionality: string;
  readonly key: readonly string[];
  readonly challenge?: string;
  readonly spec?: string;
  readonly lang: Language;
  readonly json?: true;
}

const codes: Readonly<Record<GoLiveAnswer['answer'], number>> = { yes: 0, no: 1, 'not-judged': 2 };

export function mayGoLiveCommand(command: Command): void {
  command
    .requiredOption('--application <name>', 'exactly as it stands in the packs')
    .requiredOption('--version <version>', 'exactly as it stands in the packs')
    .addOption(
      new Option('--functionality <functionality>', 'with what').choices(functionalities).makeOptionMandatory(),
    )
    .option(
      '--key <pem>',
      'a public key that a pack may be sealed with, as you got it by another way; once for each. Without it the answer is no',
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
      const trust = { keys: key, ...(challenge !== undefined && { challenge }), ...(spec !== undefined && { spec }) };
      const answer = mayGoLive({ ...options, hasKeys: key.length > 0 }, await readSubmissions(packs, trust, terminal));
      if (options.json) terminal.out(JSON.stringify(answer, null, 2));
      else for (const text of [answer.sentence, ...answer.beside]) terminal.out(visible(text[lang]));
      process.exitCode = codes[answer.answer];
    });
}
