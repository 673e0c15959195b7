import { UsageError } from '../core/errors.js';
import { passphraseVariable } from '../evidence/keys.js';

/**
 * Asks for a passphrase at the keyboard, without showing it.
 * @throws UsageError where nobody is there to be asked, or the two differ
 */
export async function askPassphrase(message: string, { twice = false } = {}): Promise<string> {
  if (!process.stdin.isTTY)
    throw new UsageError(`nobody can be asked for a passphrase here; give it in ${passphraseVariable}`);
  // Loaded where it is used: no other command asks anything.
  const { password } = await import('@inquirer/prompts');
  const isFilled = (value: string): true | string => value !== '' || 'give at least one character';
  const ask = (question: string): Promise<string> =>
    password({ message: question, mask: true, validate: isFilled }, { output: process.stderr });
  const first = await ask(message);
  if (twice && (await ask('Once more')) !== first) throw new UsageError('the two passphrases differ; no key was made');
  return first;
}
