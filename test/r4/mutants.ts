/** All single changes of good messages that FHIR R4 is asked about, interface by interface. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../schemas/index.js';
import { migration, recording } from '../corpus/consents.js';
import { subscription } from '../corpus/subscription.js';
import { filesOf, varied } from '../corpus/table.js';
import { chosenMutants } from './chosen-mutants.js';
import { jsonMutants } from './json-mutants.js';
import type { Mutant } from './mutant.js';
import { xmlMutants } from './xml-mutants.js';

type Way = (file: string, body: string, seen: Set<string>) => Iterable<Mutant>;

/** The good messages that are changed, each in the places that those before it do not have. */
const good: readonly (readonly [file: string, ...ways: readonly Way[]])[] = [
  ['abonneren/right/as-clients-send-it.json', jsonMutants, chosenMutants],
  ['abonneren/right/with-contact-and-end.json', jsonMutants],
  ['abonneren/right/as-the-example-has-it.xml', xmlMutants],
  ['migreren/right/a-yes.json', jsonMutants, chosenMutants],
  ['migreren/right/as-the-notification-is-written.xml', xmlMutants],
  ['registreren/right/mandated-person.json', jsonMutants, chosenMutants],
  ['registreren/right/as-the-notification-is-written.xml', xmlMutants],
  ['notificeren/right/as-recorded.xml'],
];

const corpusFile = (file: string): string => readFileSync(path.join(packageRoot, 'test', 'corpus', file), 'utf8');

/** The good messages by themselves: what the referee holds against them, it holds against each change as well. */
export const unchanged = (): readonly Mutant[] =>
  good.map(([file]) => ({
    name: `${file}: unchanged`,
    body: corpusFile(file),
    format: file.endsWith('xml') ? 'xml' : 'json',
  }));

/** The FHIR messages of the corpus, right and wrong. What no reader could make FHIR of is left out. */
export function corpusMessages(): readonly Mutant[] {
  const tables = [subscription, migration, recording];
  const messages = tables.flatMap(({ koppelvlak, right, wrong }) =>
    [
      ...filesOf(koppelvlak, 'right'),
      ...filesOf(koppelvlak, 'wrong'),
      ...[...right, ...wrong].map((one) => varied(koppelvlak, one)),
    ].map(({ name, body, contentType, finds }) => ({
      name: `corpus: ${koppelvlak}: ${finds === undefined ? '' : `${finds}: `}${name}`,
      body,
      format: contentType.includes('xml') ? ('xml' as const) : ('json' as const),
    })),
  );
  return [...new Map(messages.map((one) => [`${one.format} ${one.body}`, one])).values()].filter(({ body, format }) =>
    body.trim().startsWith(format === 'xml' ? '<' : '{'),
  );
}

/** Every mutant once: where two changes come to the same text, the first. */
export function mutants(): readonly Mutant[] {
  const all = new Map<string, Mutant>();
  const seen = new Map<Way, Set<string>>();
  for (const [file, ...ways] of good) {
    for (const way of ways) {
      const before = seen.get(way) ?? new Set();
      seen.set(way, before);
      for (const mutant of way(file, corpusFile(file), before)) if (!all.has(mutant.body)) all.set(mutant.body, mutant);
    }
  }
  return [...all.values()];
}
