/**
 * Removes from dist what was compiled from a source that is gone: tsc leaves it there, and a deleted spec or scenario
 * would go on running, for both are found by their file names.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, 'dist');

const compiled = existsSync(dist)
  ? readdirSync(dist, { recursive: true }).filter((file) => /\.m?js(\.map)?$/.test(file))
  : [];
for (const file of compiled) {
  const source = path.join(root, file.replace(/\.(m?)js(\.map)?$/, '.$1ts'));
  if (!existsSync(source)) rmSync(path.join(dist, file), { force: true });
}
