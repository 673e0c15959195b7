import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { lives, livesOn, portIn, untilGone } from './process-group.spec.kit.js';

/** Starts a group, passes on what that prints, and lives on. */
const harness = `
import { startGroup } from ${JSON.stringify(new URL(`process-group${import.meta.url.slice(-3)}`, import.meta.url).href)};
startGroup([process.execPath, '-e', ${JSON.stringify(livesOn)}], '.').stderr.pipe(process.stdout);
setInterval(() => 0, 99);`;

describe('a process group', () => {
  for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
    it(`does not outlive the harness, though that ends by ${signal} and has no chance to say so`, async () => {
      const args = [...process.execArgv, '--input-type=module', '-e', harness];
      const parent = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      const [printed] = (await once(parent.stdout, 'data')) as [Buffer];
      const port = portIn(printed.toString());
      expect(await lives(port)).to.be.true;
      parent.kill(signal);
      await untilGone(port);
    });
  }
});
