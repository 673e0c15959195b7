/**
 * Whether check-migration found everything that was planted in a generated migration, by the rule that names it and at
 * its place, and nothing else; and whether its counts and its mirror sheet are those of what was generated.
 *
 *   npm run mitz-keur -- generate-migration --patients 1260000 --holders 64 --faults 1000 --out big
 *   npm run mitz-keur -- check-migration big/messages --register big/register.csv --approved big/approved.txt --show-bsn --out big-out
 *   npm run bench:planted -- big big-out
 */
import { disagreements, readChecked } from '../test/agreement.js';

const [folder = '', results = ''] = process.argv.slice(2);
const checked = await readChecked(folder, results);
const { generated, planted, record, sample } = checked;
const kinds = new Set(planted.map(({ kind }) => kind));
const wrong = await disagreements(checked);
console.log(
  `${record.messages} messages, ${record.registerRows} rows in the register, ${generated.holders.length} holders, ${record.seconds} s`,
);
console.log(`${planted.length} faults of ${kinds.size} kinds were planted, ${record.findings} findings were written`);
console.log(`mirror sheet: ${sample.pairs} pairs, different ${JSON.stringify(sample.different)}`);
console.log(wrong.length === 0 ? 'all found, none elsewhere, all counts agree' : `${wrong.length} disagreements:`);
for (const one of wrong.slice(0, 50)) console.log(`  ${one}`);
process.exitCode = wrong.length > 0 ? 1 : 0;
