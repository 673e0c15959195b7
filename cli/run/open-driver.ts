import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { messageOf, UsageError } from '../../core/errors.js';
import type { Door } from '../../core/recorder.js';
import { CommandDriver } from '../../drivers/command.js';
import { HttpDriver } from '../../drivers/http.js';
import type { TargetProcess } from '../../drivers/process.js';
import { remembering } from '../../drivers/remembering.js';
import { restarting } from '../../drivers/restarting.js';
import type { Driver } from '../../mitz/xis.js';
import type { Target } from './target.js';

/** What a driver may need of the instance that it belongs to. */
export interface Surroundings {
  readonly process: TargetProcess | undefined;
  readonly door: Door;
  /** Whether the harness has business at this address: a connector in process has none at another. */
  readonly isOpen: (destination: { readonly host: string; readonly port: number }) => boolean;
  /** Opens the driver in which a person is the hands. */
  readonly openAttended?: () => Promise<Driver>;
}

/** Opens the driver that the target file asks for, for one instance. @throws UsageError where the file lacks what it needs */
export async function openDriver(target: Target, around: Surroundings): Promise<Driver> {
  const bare = await bareDriver(target, around);
  // A person says themselves what their system never can.
  const driver = bare.person ? bare : remembering(bare);
  return around.process ? restarting(driver, around.process) : driver;
}

async function bareDriver(
  { driver, patience, folder }: Target,
  { process, door, isOpen, openAttended }: Surroundings,
): Promise<Driver> {
  const { kind, url, token, command, module } = driver;
  const { actionMs } = patience;
  const filled = (text: string): string => process?.fill(text) ?? text;
  switch (kind) {
    case 'http': {
      if (url === undefined) throw new UsageError("a driver of kind 'http' needs driver.url");
      const ca = await caIn({ driver, folder });
      return new HttpDriver({
        url: filled(url),
        actionMs,
        door,
        ...(token !== undefined && { token }),
        ...(ca !== undefined && { ca }),
      });
    }
    case 'command':
      if (command === undefined) throw new UsageError("a driver of kind 'command' needs driver.command");
      return new CommandDriver({ command: command.map(filled), folder, actionMs, door });
    case 'module': {
      if (module === undefined) throw new UsageError("a driver of kind 'module' needs driver.module");
      if (process) throw new UsageError("a connector of kind 'module' runs in the harness itself: leave 'process' out");
      const { ModuleDriver } = await import('../../drivers/module.js');
      return ModuleDriver.open({ file: path.resolve(folder, module), actionMs, isOpen, door });
    }
    case 'attended':
      if (!openAttended) throw new UsageError("a driver of kind 'attended' needs a person: use 'mitz-keur run'");
      return openAttended();
  }
}

/** The certificates that a target file names for its driver; undefined where it names none. @throws UsageError */
export async function caIn({ driver: { ca }, folder }: Pick<Target, 'driver' | 'folder'>): Promise<string | undefined> {
  if (ca === undefined) return undefined;
  const text = await readFile(path.resolve(folder, ca), 'utf8').catch((thrown: unknown) => {
    throw new UsageError(`driver.ca '${ca}' cannot be read: ${messageOf(thrown)}`);
  });
  if (!text.includes('-----BEGIN CERTIFICATE-----'))
    throw new UsageError(`driver.ca '${ca}' holds no certificate (PEM, -----BEGIN CERTIFICATE-----)`);
  return text;
}
