import { messageOf, UsageError } from '../core/errors.js';

/** How the file system and the engine say that there is no room left; a limit on the size of files is one as well. */
export const isFull = (thrown: unknown): boolean =>
  ['ENOSPC', 'EDQUOT', 'EFBIG'].includes((thrown as NodeJS.ErrnoException | undefined)?.code ?? '') ||
  /no space left|quota exceeded|file too large|max_temp_directory_size/i.test(messageOf(thrown));

/** There is no room left where something was to be written. */
export class FullDisk extends UsageError {
  constructor(where: string) {
    super(`the disk of '${where}' is full; make room there, or give an --out on a larger disk`);
  }
}
