import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { demoTarget } from '../cli/run/demo-target.js';
import { TargetProcess } from '../drivers/process.js';

/** What a person's system answers when they carry a step out. */
export interface Seen {
  readonly status: number;
  readonly output: Readonly<Record<string, unknown>>;
}

/** The reference connector, started as a program of its own, with hands that work it as a person would. */
export async function withSystem<T>(
  use: (act: (action: string, input: unknown) => Promise<Seen>) => Promise<T>,
): Promise<T> {
  const { process: program, folder } = demoTarget([], undefined);
  const { command = [], ready = '' } = program ?? {};
  const system = await TargetProcess.start({ command, ready, readyMs: 20_000, folder, door: (value) => value });
  try {
    return await use(async (action, input) => {
      const url = system.fill(`http://127.0.0.1:{port}/actions/${action}`);
      const answer = await fetch(url, { method: 'POST', body: JSON.stringify(input ?? {}) });
      const body = await answer.text();
      return { status: answer.status, output: (body === '' ? {} : JSON.parse(body)) as Seen['output'] };
    });
  } finally {
    await system.stop();
  }
}

/** Writes the target file of a supplier without an adapter. */
export async function attendedTarget(folder: string, driver = ''): Promise<string> {
  const file = path.join(folder, 'target.yaml');
  await writeFile(
    file,
    `supplier: Voorbeeld B.V.
application: { name: Voorbeeld HIS, version: 4.2.0 }
connector:
  { name: Voorbeeld MC, version: 1.3.0, gatewaySystem: 'urn:oid:2.16.840.1.113883.2.4.6.6.1', sourceSystem: 'urn:oid:2.16.840.1.113883.2.4.6.6.90000017' }
provider: { ura: '90000382', providerType: Z3, name: Huisartsenpraktijk De Proef }
functionalities: [lokalisatie, gesloten, dossierhoudersknop]
driver: { kind: attended${driver} }
patience: { messageMs: 300, quietMs: 50, lateMs: 50 }
`,
  );
  return file;
}

/** What the connector is set up with, from the files that the person is pointed to. */
export const environmentIn = async (out: string): Promise<unknown> =>
  JSON.parse(await readFile(path.join(out, 'environment.json'), 'utf8'));
