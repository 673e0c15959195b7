/**
 * Everything that can be said about the code without running it: `npm run check`.
 * The build comes first, since it names a type error best; the rest runs side by side, and every part reports.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const parts = { lint: 'lint', format: 'format:check', layers: 'layers', 'dead code': 'unused' };
const fastParts = { 'lint without types': 'lint:fast', format: 'format:check' };

/** @returns the names of the parts that failed; where asked to be `fast`, of those that take seconds */
export async function check({ fast = false } = {}) {
  if (!(await part('build', 'build'))) return ['build'];
  const held = await Promise.all(
    Object.entries(fast ? fastParts : parts).map(async ([name, script]) => [name, await part(name, script)]),
  );
  return held.filter(([, holds]) => !holds).map(([name]) => name);
}

async function part(name, script) {
  const begun = Date.now();
  const { code, output } = await run(script);
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok' : 'FAILED'}  ${name} (${seconds} s)`);
  if (code !== 0) console.log(output.replace(/^(?=.)/gm, '    '));
  return code === 0;
}

function run(script) {
  return new Promise((resolve, reject) => {
    const npm = spawn('npm', ['run', '--silent', script], {
      cwd: path.resolve(import.meta.dirname, '..'),
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    npm.stdout.on('data', (chunk) => (output += chunk));
    npm.stderr.on('data', (chunk) => (output += chunk));
    npm.on('error', reject);
    npm.on('close', (code) => resolve({ code, output }));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const failed = await check();
  if (failed.length > 0) console.log(`\nTo mend: ${failed.join(', ')}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
