/**
 * Holds the layer rules of .dependency-cruiser.cjs against the sources, and itself against a false green: a cruise that
 * sees no modules finds no fault either, which is what happens when the compiler API it leans on is gone.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { cruise, format } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';

process.chdir(path.resolve(import.meta.dirname, '..'));

const notOurs = ['node_modules', 'dist', 'coverage', 'mitz-keur-out', 'decisions'];
const folders = readdirSync('.', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !notOurs.includes(entry.name))
  .map((entry) => entry.name);
const sources = folders
  .flatMap((folder) => readdirSync(folder, { recursive: true }).map((file) => path.posix.join(folder, file)))
  .filter((file) => file.endsWith('.ts'));

const options = await extractOptions('./.dependency-cruiser.cjs');
const { output } = await cruise(folders, options, {}, { tsConfig: extractTsConfig('tsconfig.json') });

const seen = new Map(output.modules.map((module) => [module.source, module]));
const unseen = sources.filter((file) => !seen.has(file));
const known = sources.some((file) => (seen.get(file)?.dependencies.length ?? 0) > 0);

const shown = await format(output, { outputType: 'err-long' });
console.log(String(shown.output).trim());
if (!known || unseen.length > 0) {
  console.log(
    `dependency-cruiser saw ${sources.length - unseen.length} of ${sources.length} sources: its verdict proves nothing.`,
  );
  console.log(unseen.slice(0, 5).join('\n'));
}
process.exitCode = output.summary.error > 0 || !known || unseen.length > 0 ? 1 : 0;
