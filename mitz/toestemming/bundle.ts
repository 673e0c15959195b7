import { randomUUID } from 'node:crypto';
import type { Json } from '../fhir/json.js';
import type { Professional, Provider } from '../parties.js';
import { groupOf } from '../specification/index.js';
import type { MitzSpecification } from '../specification/index.js';
import type { Button } from '../xis.js';

/** One choice in a message that records consents. */
export interface ConsentChoice {
  readonly choice: 'yes' | 'no';
  readonly dataCategory: string;
  readonly consultingCategories: readonly string[];
  /** FHIR dateTime with a time zone. */
  readonly decidedAt: string;
}

/** Who recorded a choice with a button, and under which question. */
export interface Recording {
  readonly professional: Professional;
  readonly button: Button;
  readonly questionVersion: string;
  readonly recorded: string;
}

/** A message that records consents, in meaning: a migration, or with `recording` a button. */
export interface ConsentMessage {
  readonly bsn: string;
  readonly birthDate: string;
  readonly holder: Provider;
  readonly consents: readonly ConsentChoice[];
  readonly recording?: Recording;
}

/** The situation code of a button, for the kind of holder. */
export function situationOf(button: Button, providerType: string, specification: MitzSpecification): string {
  const situations = specification['registratie.situations'].value;
  if (button === 'raadplegersknop') return situations.raadplegersknop;
  const isHuisarts = groupOf(specification, providerType)?.consultsAs === 'RPZAC001';
  return isHuisarts ? situations.dossierhoudersknopHuisarts : situations.dossierhoudersknop;
}

/** The transaction Bundle as a good connector writes it. */
export function buildConsentBundle(message: ConsentMessage, specification: MitzSpecification): Json {
  const [patient, organization] = [urn(), urn()];
  const consents = message.consents.map((choice) => ({
    url: urn(),
    resource: consentResource(choice, patient, organization, specification),
  }));
  const entry = (fullUrl: string, resource: { readonly resourceType: string; readonly [key: string]: Json }): Json => ({
    fullUrl,
    resource,
    request: { method: 'POST', url: resource.resourceType },
  });
  const system = (key: 'bsn' | 'ura' | 'providerType'): string => specification[`system.${key}`].value;
  return {
    resourceType: 'Bundle',
    type: specification['bundel.type'].value,
    entry: [
      ...consents.map(({ url, resource }) => entry(url, resource)),
      entry(patient, {
        resourceType: 'Patient',
        identifier: [{ system: system('bsn'), value: message.bsn }],
        birthDate: message.birthDate,
      }),
      entry(organization, {
        resourceType: 'Organization',
        identifier: [{ system: system('ura'), value: message.holder.ura }],
        type: [{ coding: [{ system: system('providerType'), code: message.holder.providerType }] }],
      }),
      ...(message.recording
        ? [
            entry(
              urn(),
              provenance(
                message.recording,
                message.holder,
                consents.map(({ url }) => url),
                specification,
              ),
            ),
          ]
        : []),
    ],
  };
}

const urn = (): string => `urn:uuid:${randomUUID()}`;

interface Resource {
  readonly resourceType: string;
  readonly [key: string]: Json;
}

function consentResource(
  choice: ConsentChoice,
  patient: string,
  organization: string,
  specification: MitzSpecification,
): Resource {
  const version = specification['codes.catalogueVersion'].value;
  return {
    resourceType: 'Consent',
    extension: choice.consultingCategories.map((code) => ({
      url: specification['toestemming.providerCategory'].value,
      valueCodeableConcept: { coding: [{ system: specification['system.consultingCategory'].value, version, code }] },
    })),
    status: specification['toestemming.status'].value[choice.choice],
    scope: {
      coding: [{ system: specification['system.scope'].value, code: specification['toestemming.scope'].value }],
    },
    category: [
      { coding: [{ system: specification['system.dataCategory'].value, version, code: choice.dataCategory }] },
    ],
    patient: { reference: patient },
    dateTime: choice.decidedAt,
    provision: {
      ...(choice.choice === 'yes' && { type: specification['toestemming.permit'].value }),
      actor: [
        {
          role: {
            coding: [
              { system: specification['system.participation'].value, code: specification['toestemming.actor'].value },
            ],
          },
          reference: { reference: organization },
        },
      ],
      purpose: [{ system: specification['system.purpose'].value, code: specification['toestemming.purpose'].value }],
    },
  };
}

function provenance(
  recording: Recording,
  holder: Provider,
  targets: readonly string[],
  specification: MitzSpecification,
): Resource {
  const { professional } = recording;
  const who = (id: { root: string; extension: string }): Json => ({
    identifier: { system: `urn:oid:${id.root}`, value: id.extension },
  });
  const situation = situationOf(recording.button, holder.providerType, specification);
  return {
    resourceType: 'Provenance',
    extension: [{ url: specification['registratie.questionVersion'].value, valueString: recording.questionVersion }],
    target: targets.map((reference) => ({ reference })),
    recorded: recording.recorded,
    activity: { coding: [{ system: specification['registratie.situationSystem'].value, code: situation }] },
    agent: [
      {
        role: [{ coding: [{ system: `urn:oid:${specification['oid.role'].value}`, code: professional.roleCode }] }],
        who: who(professional),
      },
      ...(professional.mandated ? [{ who: who(professional.mandated) }] : []),
    ],
  };
}
