import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { MitzEnvironment } from '../../mitz/xis.js';

/** What a connector that is set up by hand needs: the environment whole, and its certificates as files. */
export const environmentFiles = [
  'environment.json',
  'ca.pem',
  'client.pem',
  'client.key',
  'server.pem',
  'server.key',
] as const;

/** Writes them, readable for their owner only. @returns the files */
export async function writeEnvironment(out: string, environment: MitzEnvironment): Promise<readonly string[]> {
  await writePrivately(out, {
    'environment.json': `${JSON.stringify(environment, null, 2)}\n`,
    'ca.pem': environment.ca,
    'client.pem': environment.clientCertificate,
    'client.key': environment.clientKey,
    'server.pem': environment.serverCertificate ?? '',
    'server.key': environment.serverKey ?? '',
  } satisfies Record<(typeof environmentFiles)[number], string>);
  return environmentFiles.map((name) => path.join(out, name));
}

/** Writes files by their names, readable for their owner only. */
export async function writePrivately(out: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(out, { recursive: true });
  const written = Object.entries(files).map(([name, content]) =>
    writeFile(path.join(out, name), content, { mode: 0o600 }),
  );
  await Promise.all(written);
}
