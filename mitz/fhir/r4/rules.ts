/** The rules that a message is valid by FHIR R4: what may be read in two ways blocks, what else is wrong is a finding. */
import { fail, judgeEach, notShown } from '../../../core/outcome.js';
import { textAt } from '../json.js';
import type { FhirMessage, FhirRule } from '../message.js';
import { place } from '../../rules.js';
import { r4Faults } from './judge.js';

type Rest = Pick<FhirRule, 'trippedBy' | 'broken'>;

/** The two rules about one kind of message, each with what breaks it. */
export const r4Rules = (
  kind: string,
  rest: { readonly valid: Rest; readonly oneWay: Rest },
): { readonly 'read-in-one-way': FhirRule; readonly 'valid-r4': FhirRule } => ({
  'read-in-one-way': {
    title: {
      nl: 'Niets in het bericht is volgens FHIR R4 op twee manieren te lezen',
      en: 'Nothing in the message can be read in two ways by FHIR R4',
    },
    reads: ['fhir.release'],
    ...rest.oneWay,
    judge: (message) => {
      judgeFaults(message, kind, true);
    },
  },
  'valid-r4': {
    title: { nl: 'Het bericht is geldig volgens FHIR R4', en: 'The message is valid by FHIR R4' },
    level: 'SHOULD',
    reads: ['fhir.release'],
    ...rest.valid,
    judge: (message) => {
      judgeFaults(message, kind, false);
    },
  },
});

function judgeFaults({ exchange, resource, root }: FhirMessage, kind: string, isAmbiguous: boolean): void {
  if (resource === undefined || textAt(resource, 'resourceType') !== kind) {
    notShown(`the message is no readable ${kind}: see the rules on its media type and base form`);
  }
  const faults = r4Faults(resource, root).filter(({ ambiguous }) => ambiguous === isAmbiguous);
  judgeEach(faults, ({ path, message, expected, received }) => {
    fail({ message: `FHIR R4: ${message}`, expected, received, where: place(exchange, path) });
  });
}
