import { createHash } from 'node:crypto';

/** SHA-256 in hexadecimal: what every file, journal line and envelope is named by. */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
