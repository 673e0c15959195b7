import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../schemas/package-root.js';

/** This program, as records name it. */
export const tool = {
  name: 'mitz-keur',
  version: (JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8')) as { version: string }).version,
} as const;
