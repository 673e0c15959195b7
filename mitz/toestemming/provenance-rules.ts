/** The rules about Provenance: none in a migration, one in what a button records. */
import { demand, judgeEach, notShown } from '../../core/outcome.js';
import { isAfter, momentOf } from '../calendar.js';
import { at, codesAt, listAt, shown, textAt } from '../fhir/json.js';
import type { FhirMessage, FhirRule } from '../fhir/message.js';
import { place, swap } from '../rules.js';
import { buttons } from '../scenario.js';
import { groupOf } from '../specification/index.js';
import { situationOf } from './bundle.js';
import { judgeParts, organizationOf, partsOf, placeIn, providerTypeOf } from './bundle-message.js';
import type { Part } from './bundle-message.js';

const wholeProvenance =
  /,\{"fullUrl":"urn:uuid:[^"]*","resource":\{"resourceType":"Provenance".*?"url":"Provenance"\}\}/;

/** In a migration there is nobody who recorded it. */
export const noProvenance: FhirRule = {
  title: { nl: 'Een migratiebericht heeft geen Provenance', en: 'A migration message has no Provenance' },
  reads: ['bundel.provenance'],
  trippedBy: ['adds-a-provenance-to-a-migration'],
  broken: swap(
    /\]\}$/,
    ',{"fullUrl":"urn:uuid:5f0c9a52-6d0e-4c57-9d4c-0f2f3f3a9b11","resource":{"resourceType":"Provenance"},"request":{"method":"POST","url":"Provenance"}}]}',
  ),
  judge: (message) => {
    const [provenance] = partsOf(message, 'Provenance');
    demand(provenance === undefined, () => ({
      message: 'a migration message must hold no Provenance',
      expected: 'none',
      received: 'Provenance',
      where: place(message.exchange, provenance?.path),
    }));
  },
};

/** The rules about who recorded a choice, when and how, by the id of their check. */
export const provenanceRules = {
  'one-provenance': {
    title: { nl: 'Het bericht heeft één Provenance', en: 'The message has one Provenance' },
    reads: ['registratie.provenance', 'bundel.provenance'],
    trippedBy: ['leaves-out-the-provenance'],
    broken: swap(wholeProvenance, ''),
    judge: (message, specification) => {
      const found = partsOf(message, 'Provenance');
      demand(found.length === specification['registratie.provenance'].value, {
        message: 'a recorded choice must have one Provenance',
        expected: '1',
        received: String(found.length),
        where: place(message.exchange, found[1]?.path ?? 'Bundle.entry'),
      });
    },
  },
  'provenance-is-about-the-choices': {
    title: {
      nl: 'De Provenance gaat over elke keuze in het bericht',
      en: 'The Provenance is about every choice in the message',
    },
    reads: ['registratie.provenance', 'bundel.entries'],
    trippedBy: ['records-a-provenance-about-the-patient'],
    broken: swap(/"target":\[.*?\],/, '"target":[],'),
    judge: (message) => {
      const choices = partsOf(message, 'Consent').map(({ fullUrl }) => fullUrl);
      if (choices.length === 0 || choices.includes(undefined))
        notShown('the choices have no address in the message: see the rule on that');
      judgeParts(message, 'Provenance', (provenance) => {
        const targets = listAt(provenance.json, 'target').map((one) => textAt(one, 'reference'));
        demand(
          choices.every((choice) => targets.includes(choice)),
          {
            message: 'the target of the Provenance must be every Consent of the message',
            expected: choices.join(', '),
            received: shown(at(provenance.json, 'target')),
            where: placeIn(message, provenance, 'target'),
          },
        );
      });
    },
  },
  'provenance-names-the-professional': {
    title: {
      nl: 'De verantwoordelijke zorgverlener staat erin, met een OID en 1 tot 60 letters of cijfers',
      en: 'The responsible professional is in it, with an OID and 1 to 60 letters or digits',
    },
    reads: ['registratie.agent', 'vraag.professionalForm'],
    trippedBy: ['leaves-out-the-agent'],
    broken: swap(/,"agent":\[.*?\](?=\},"request")/, ''),
    judge: (message, specification) => {
      const form = new RegExp(specification['vraag.professionalForm'].value);
      judgeParts(message, 'Provenance', (provenance) => {
        const agents = listAt(provenance.json, 'agent');
        const isIdentified = agents.map((agent) => {
          const system = textAt(agent, 'who', 'identifier', 'system') ?? '';
          const value = textAt(agent, 'who', 'identifier', 'value') ?? '';
          return /^urn:oid:[0-2](\.(0|[1-9]\d*))+$/.test(system) && form.test(value);
        });
        demand(isIdentified.length > 0 && !isIdentified.includes(false), {
          message: 'the Provenance must identify the professional who recorded the choice',
          expected: 'agent.who.identifier: urn:oid:… and 1 to 60 letters or digits',
          received: shown(at(provenance.json, 'agent')),
          where: placeIn(message, provenance, 'agent'),
        });
      });
    },
  },
  'provenance-names-the-question-version': {
    title: { nl: 'De versie van de toestemmingsvraag staat erin', en: 'The version of the question is in it' },
    reads: ['registratie.questionVersion'],
    trippedBy: ['leaves-out-the-question-version'],
    broken: swap(/"extension":\[\{"url":"[^"]*","valueString":"[^"]*"\}\],/, ''),
    judge: (message, specification) => {
      const url = specification['registratie.questionVersion'].value;
      judgeParts(message, 'Provenance', (provenance) => {
        const versions = listAt(provenance.json, 'extension').filter((one) => textAt(one, 'url') === url);
        demand(versions.length === 1 && (textAt(versions[0], 'valueString') ?? '') !== '', {
          message: 'the Provenance must name the version of the question that was asked',
          expected: `one extension ${url} with a valueString`,
          received: shown(at(provenance.json, 'extension')),
          where: placeIn(message, provenance, 'extension'),
        });
      });
    },
  },
  'provenance-names-the-situation': {
    title: {
      nl: 'De toestemmingssituatie is die van een knop voor dit soort dossierhouder',
      en: 'The situation is that of a button for this kind of holder',
    },
    reads: ['registratie.situations', 'registratie.situationSystem', 'codes.holderGroups'],
    trippedBy: ['sends-another-situation-code'],
    broken: swap('"code":"SIT001"', '"code":"SIT002"'),
    judge: (message, specification) => {
      judgeParts(message, 'Provenance', (provenance) => {
        const type = providerTypeOf(organizationOf(message), specification) ?? '';
        if (!groupOf(specification, type))
          notShown('the category of the holder is not known: see the rule on the Organization');
        const allowed = buttons.map((button) => situationOf(button, type, specification));
        const system = specification['registratie.situationSystem'].value;
        const codes = codesAt(provenance.json, system, 'activity', 'coding');
        demand(codes.length === 1 && codes.every((code) => allowed.includes(code)), {
          message: `the Provenance must name the situation of a button for a holder of type ${type}`,
          expected: allowed.join(' or '),
          received: shown(at(provenance.json, 'activity')),
          where: placeIn(message, provenance, 'activity'),
        });
      });
    },
  },
  'recorded-at-the-moment': {
    title: {
      nl: 'Keuze en vastlegging liggen niet in de toekomst',
      en: 'Neither the choice nor its recording lies in the future',
    },
    reads: ['toestemming.dateTime', 'registratie.provenance'],
    trippedBy: ['records-with-a-future-date'],
    broken: swap(/"dateTime":"\d{4}/, '"dateTime":"2099'),
    judge: (message) => {
      const parts = [
        ...partsOf(message, 'Consent').map((part) => ({ part, key: 'dateTime' })),
        ...partsOf(message, 'Provenance').map((part) => ({ part, key: 'recorded' })),
      ];
      judgeEach(parts, ({ part, key }) => {
        mustNotBeInTheFuture(message, part, key);
      });
    },
  },
} as const satisfies Readonly<Record<string, FhirRule>>;

function mustNotBeInTheFuture(message: FhirMessage, part: Part, key: string): void {
  const text = textAt(part.json, key);
  const moment = momentOf(text ?? '');
  if (!moment && key === 'dateTime') notShown('the choice has no moment with a time zone: see the rule on that');
  demand(moment !== undefined, {
    message: `${key} must be a moment that exists, with a time zone`,
    expected: 'YYYY-MM-DDThh:mm:ss with Z or +hh:mm',
    received: shown(at(part.json, key)),
    where: placeIn(message, part, key),
  });
  demand(!isAfter(moment, message.exchange.at), {
    message: 'what is recorded must not lie in the future',
    expected: `not after ${message.exchange.at}`,
    received: text ?? '',
    where: placeIn(message, part, key),
  });
}
