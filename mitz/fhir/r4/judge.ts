/** Judges a whole message by FHIR R4. */
import type { XmlElement } from '../../xml.js';
import type { Json } from '../json.js';
import { shown, textAt } from '../json.js';
import { invariantText } from './definitions.js';
import { R4Faults } from './fault.js';
import type { R4Fault } from './fault.js';
import { invariants, isAmbiguous } from './invariants.js';
import { judgeNarrative } from './narrative.js';
import { bundleIn, judgeContainedIds, judgeReference } from './references.js';
import { Walk } from './walk.js';
import { judgeXmlForm } from './xml-form.js';

/**
 * All that is wrong with a resource by FHIR R4; none where it is valid. A message in XML is given with its root too:
 * some of what XML may hold does not show in FHIR's JSON shape.
 */
export function r4Faults(resource: Json, root?: XmlElement): readonly R4Fault[] {
  const faults = new R4Faults();
  const bundle = bundleIn(resource);
  const walk = new Walk(faults, {
    object: (met) => {
      const { json, type, path } = met;
      for (const key of type.invariants) {
        if (invariants[key]?.(json, met) === false) {
          const text = invariantText(key);
          if (isAmbiguous(key, json)) faults.ambiguous(path, text, text, shown(json));
          else faults.wrong(path, text, text, shown(json));
        }
      }
      if (type.name === 'Reference') judgeReference(met, bundle, faults);
      if (type.slots.has('contained')) judgeContainedIds(met, faults);
    },
    narrative: (xhtml, path) => {
      // In XML the elements of the narrative are judged themselves.
      if (!root) judgeNarrative(xhtml, path, faults);
    },
  });
  walk.resource(resource, textAt(resource, 'resourceType') ?? 'Resource');
  if (root) judgeXmlForm(root, faults);
  return faults.all;
}

/** What the XML itself is wrong in, apart from what it says. */
export function xmlFormFaults(root: XmlElement): readonly R4Fault[] {
  const faults = new R4Faults();
  judgeXmlForm(root, faults);
  return faults.all;
}
