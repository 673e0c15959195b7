import { readdir } from 'node:fs/promises';

/** Takes errors of the file system with these codes for nothing to tell of, and throws others. */
export const unless =
  (...codes: readonly string[]) =>
  (thrown: unknown): undefined => {
    if (!codes.includes((thrown as NodeJS.ErrnoException).code ?? '')) throw thrown;
  };

/** What stands in a folder; nothing where there is none. */
export const namesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder).catch(unless('ENOENT'))) ?? [];
