import { hideKnownSecrets } from '../core/known-secrets.js';
import { door, hideSecrets } from '../core/redaction.js';
import { bsnHider } from './identifiers.js';
import { nameHider } from './names.js';
import { otherIdentifierPlaces } from './other-identifiers.js';
import type { MitzSpecification } from './specification/index.js';

/**
 * The one door as every command of the harness has it: what the target file keeps secret, other secrets, names where a
 * name belongs, and BSNs.
 * @param issued the BSNs and names that the harness made itself, which stay readable; may grow during the run
 * @param hidden collects the stand-ins of BSNs
 * @param specification names the places of other identifiers
 */
export const mitzDoor = (
  issued: ReadonlySet<string> = new Set(),
  hidden: Set<string> = new Set<string>(),
  specification?: MitzSpecification,
): (<T>(value: T) => T) =>
  door([
    hideKnownSecrets,
    hideSecrets,
    nameHider(issued),
    bsnHider(issued, hidden, otherIdentifierPlaces(specification)),
  ]);
