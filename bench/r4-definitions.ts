/**
 * Writes `schemas/fhir-r4.json` anew from HL7's definitions: after a change of what it is made of, or of how.
 *
 *   npm run r4-definitions
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';
import { packageRoot } from '../schemas/index.js';
import { makeDefinitions } from '../test/r4/definitions.js';

const file = path.join(packageRoot, 'schemas', 'fhir-r4.json');
writeFileSync(file, await format(JSON.stringify(makeDefinitions()), { parser: 'json', printWidth: 120 }));
console.log(`written: ${file}`);
