import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { MitzEnvironment } from '../../mitz/xis.js';
import { keptIdentities } from '../../mocks/certificates.js';
import type { Identities } from '../../mocks/certificates.js';
import { certificateFiles, certificatesOf } from './loadable-files.js';
import type { Target } from './target.js';

/** What a connector that is set up by hand needs: the environment whole, and its certificates as files. */
export const environmentFiles = ['environment.json', ...certificateFiles] as const;

/** Writes them, readable for their owner only. @returns the files */
export async function writeEnvironment(out: string, environment: MitzEnvironment): Promise<readonly string[]> {
  await writePrivately(out, {
    'environment.json': `${JSON.stringify(environment, null, 2)}\n`,
    ...certificatesOf(environment),
  } satisfies Record<(typeof environmentFiles)[number], string | Buffer>);
  return environmentFiles.map((name) => path.join(out, name));
}

/** The identities that are kept for a target, with the files that a connector loads beside them: found again at the next run. */
export async function keptFor(folder: string, { host, keys }: Target['mitz']): Promise<Identities> {
  const identities = await keptIdentities(folder, host, keys);
  const { ca, client, listener } = identities;
  const held = {
    ca,
    clientCertificate: client.certificate,
    clientKey: client.key,
    serverCertificate: listener.certificate,
    serverKey: listener.key,
  };
  await writePrivately(folder, certificatesOf(held));
  return identities;
}

/** Writes files by their names, readable for their owner only. */
export async function writePrivately(out: string, files: Readonly<Record<string, string | Buffer>>): Promise<void> {
  await mkdir(out, { recursive: true });
  const written = Object.entries(files).map(([name, content]) =>
    writeFile(path.join(out, name), content, { mode: 0o600 }),
  );
  await Promise.all(written);
}
