import { UsageError } from '../../core/errors.js';
import type { Door } from '../../core/recorder.js';
import { CommandDriver } from '../../drivers/command.js';
import { HttpDriver } from '../../drivers/http.js';
import type { TargetProcess } from '../../drivers/process.js';
import { remembering } from '../../drivers/remembering.js';
import { restarting } from '../../drivers/restarting.js';
import type { Driver } from '../../mitz/xis.js';
import type { Target } from './target.js';

/** Opens the driver that the target file asks for, for one instance. @throws UsageError where the file lacks what it needs */
export function openDriver(target: Target, process: TargetProcess | undefined, door: Door): Driver {
  const driver = remembering(bareDriver(target, process, door));
  return process ? restarting(driver, process) : driver;
}

function bareDriver({ driver, patience, folder }: Target, process: TargetProcess | undefined, door: Door): Driver {
  const { kind, url, token, command } = driver;
  const { actionMs } = patience;
  const filled = (text: string): string => process?.fill(text) ?? text;
  switch (kind) {
    case 'http':
      if (url === undefined) throw new UsageError("a driver of kind 'http' needs driver.url");
      return new HttpDriver({ url: filled(url), actionMs, ...(token !== undefined && { token }) });
    case 'command':
      if (command === undefined) throw new UsageError("a driver of kind 'command' needs driver.command");
      return new CommandDriver({ command: command.map(filled), folder, actionMs, door });
    case 'module':
    case 'attended':
      throw new UsageError(`driver.kind '${kind}' is not built yet; 'http' and 'command' are`);
  }
}
