/** Changes of meaning, each written for its place: types, references, dates, codes, invariants, what stands beside a value. */
import type { Json } from '../../mitz/fhir/json.js';
import { anyResource, withContained } from './any-resource.js';
import { anyValue } from './any-value.js';
import { byEntry, kindIn } from './by-entry.js';
import { byKind } from './by-kind.js';
import type { Members } from './chosen-line.js';
import type { Mutant } from './mutant.js';

const kinds = ['Subscription', 'Consent', 'Patient', 'Organization', 'Provenance'];
const whole = ['Bundle', 'Subscription'];

/** The chosen changes of one good message in JSON. */
export function* chosenMutants(file: string, body: string, seen: Set<string>): Generator<Mutant> {
  const of = (kind: string, what: string, change: (resource: Members, root: Members) => void): Mutant | undefined => {
    const root = JSON.parse(body) as Members;
    const resource =
      root['resourceType'] === kind
        ? root
        : (root['entry'] as Members[] | undefined) && kindIn(root['entry'] as Members[], kind);
    if (!resource || seen.has(`${kind} ${what}`)) return undefined;
    seen.add(`${kind} ${what}`);
    change(resource, root);
    return { name: `${file}: ${kind}: ${what}`, body: JSON.stringify(root), format: 'json' };
  };
  const isBundle = body.includes('"Bundle"');
  for (const kind of [...whole, ...kinds.slice(1)]) {
    // What any resource may have is tried on the message, and in a Bundle on the Consent.
    const any = kind === (isBundle ? 'Consent' : 'Subscription') ? [...anyResource, ...anyValue, ...withContained] : [];
    for (const [what, members] of [...any, ...(byKind[kind] ?? [])]) {
      const mutant = of(kind, what, (resource) => {
        for (const [name, value] of Object.entries(members)) {
          // Another extension stands beside those that the message needs.
          if (name === 'extension' && Array.isArray(value) && Array.isArray(resource[name]))
            resource[name] = [...(resource[name] as readonly Json[]), ...(value as readonly Json[])];
          else resource[name] = value;
        }
      });
      if (mutant) yield mutant;
    }
  }
  if (!isBundle) return;
  for (const [what, change] of Object.entries(byEntry)) {
    const mutant = of('Bundle', what, (bundle) => change(bundle['entry'] as Members[]));
    if (mutant) yield mutant;
  }
}
