/**
 * Lays our judgement by FHIR R4 beside that of HL7's own validator, over single changes of good messages and over the
 * corpus, tells of every difference that is not explained, and writes what the validator said for the specs.
 *
 *   npm run r4-referee <validator_cli.jar>
 *
 * It takes Java and some minutes, and no network where the definitions of R4 are in `.fhir/packages` in the home folder.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';
import { packageRoot } from '../schemas/index.js';
import { corpusMessages, mutants, unchanged } from '../test/r4/mutants.js';
import { askReferee, isNoise } from '../test/r4/referee.js';
import { leftOut, reasonFor, stricter, told } from '../test/r4/verdicts.js';
import type { Refereed } from '../test/r4/verdicts.js';

const [jar] = process.argv.slice(2);
if (jar === undefined) throw new Error('give the validator of HL7: npm run r4-referee <validator_cli.jar>');

const messages = [...unchanged(), ...corpusMessages(), ...mutants()];
const { version, objections } = await askReferee(jar, messages, (done) => {
  console.error(`asked about ${done} of ${messages.length}`);
});

const refused: Record<string, string> = {};
const taken: string[] = [];
const differences: string[] = [];
const explained = new Map<string, number>();
for (const [i, message] of messages.entries()) {
  const { name } = message;
  const [first] = (objections[i] ?? []).filter((one) => !isNoise(one));
  if (first) refused[name] = first.rule === '' ? first.text.slice(0, 60) : first.rule;
  else taken.push(name);
  const ours = told(message);
  if ((first !== undefined) === ours.length > 0) continue;
  const reason = first ? reasonFor(leftOut, name, first.rule) : reasonFor(stricter, name, '');
  if (reason !== undefined) explained.set(reason, (explained.get(reason) ?? 0) + 1);
  else if (first) differences.push(`refused, and we take it: ${name}\n    ${first.rule}: ${first.path}: ${first.text}`);
  else differences.push(`taken, and we tell: ${name}\n    ${ours.join('\n    ')}`);
}

const refereed: Refereed = { validator: version, asked: new Date().toISOString().slice(0, 10), refused, taken };
const file = path.join(packageRoot, 'test', 'r4', 'refereed.json');
writeFileSync(file, await format(JSON.stringify(refereed), { parser: 'json', printWidth: 120 }));

console.log(`${messages.length} messages, of which validator ${version} refuses ${Object.keys(refused).length}`);
for (const [reason, times] of explained) console.log(`  ${times} × by design: ${reason}`);
for (const difference of differences) console.log(difference);
console.log(`${differences.length} differences that are not explained`);
process.exitCode = differences.length > 0 ? 1 : 0;
