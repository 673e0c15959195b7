/** The rules about the form of an abonnement, each with what breaks it. */
import { demand } from '../../core/outcome.js';
import { isDayAfter, isRealDate } from '../calendar.js';
import { at, shown, textAt } from '../fhir/json.js';
import { baseFormRule, expectText, mediaTypeIn, mediaTypeRule } from '../fhir/message.js';
import type { FhirRule } from '../fhir/message.js';
import { r4Rules } from '../fhir/r4/rules.js';
import { countsAsBsn } from '../identifiers.js';
import { place, swap } from '../rules.js';
import { criteriaOf } from './subscription.js';
import { channelAt, extensionsOf, onlyValueOf, subscriptionForm, subscriptionOf } from './subscription-message.js';

/** Every rule about the form of a Subscription, by the id of its check. */
export const subscriptionRules = {
  'is-a-subscription': baseFormRule(subscriptionForm, {
    title: {
      nl: 'Het bericht is een welgevormde Subscription van FHIR R4',
      en: 'The message is a well-formed Subscription of FHIR R4',
    },
    reads: ['fhir.mediaTypes'],
    trippedBy: ['sends-rubbish-as-subscription'],
    broken: { mutate: () => 'abonnement aanvragen' },
  }),
  ...r4Rules('Subscription', {
    oneWay: {
      trippedBy: ['ends-a-subscription-on-a-day-that-does-not-exist', 'sends-a-birth-date-as-dutch-text'],
      broken: swap('"channel":', '"end":"2036-02-30T00:00:00Z","channel":'),
    },
    valid: {
      trippedBy: ['sends-an-empty-error-in-a-subscription', 'leaves-out-the-reason'],
      broken: swap('"channel":', '"contact":[],"channel":'),
    },
  }),
  'media-type-is-fhir': mediaTypeRule({
    reads: ['fhir.mediaTypes'],
    trippedBy: ['sends-subscription-as-application-json'],
    broken: { headers: { 'content-type': 'application/json' } },
  }),
  'status-is-requested': fixedText(
    'status',
    'abonnement.status',
    { nl: 'De status is requested', en: 'The status is requested' },
    ['subscribes-with-status-active'],
    swap('"status":"requested"', '"status":"active"'),
  ),
  'reason-is-otv': fixedText(
    'reason',
    'abonnement.reason',
    { nl: 'De reden is OTV', en: 'The reason is OTV' },
    ['leaves-out-the-reason'],
    swap('"reason":"OTV",', ''),
  ),
  'criteria-in-form': {
    title: {
      nl: 'De criteria noemen BSN, URA (8 cijfers) en zorgaanbiedercategorie',
      en: 'The criteria name BSN, URA (8 digits) and provider category',
    },
    reads: ['abonnement.query'],
    trippedBy: ['leaves-out-the-provider-type-in-criteria'],
    broken: swap(/&providertype=[^"]*/, ''),
    judge: (message, specification) => {
      const subscription = subscriptionOf(message);
      const query = specification['abonnement.query'].value;
      const criteria = criteriaOf(subscription);
      const holds = (name: string, fits: (value: string) => boolean): boolean => {
        const values = criteria?.getAll(name) ?? [];
        return values.length === 1 && values.every(fits);
      };
      const inForm =
        holds('_query', (value) => value === query) &&
        holds('patientid', countsAsBsn) &&
        holds('providerid', (value) => /^\d{8}$/.test(value)) &&
        holds('providertype', (value) => /^[A-Za-z0-9]+$/.test(value));
      demand(inForm, {
        message: 'the criteria must name the patient, the provider and its category',
        expected: `Consent?_query=${query}&patientid={BSN}&providerid={URA, 8 digits}&providertype={category}`,
        received: shown(at(subscription, 'criteria')),
        where: place(message.exchange, 'Subscription.criteria'),
      });
    },
  },
  'birth-date-is-a-date': {
    title: {
      nl: 'Staat er een geboortedatum bij, dan is het een bestaande datum die niet in de toekomst ligt',
      en: 'Where there is a birth date, it is a date that exists and is not in the future',
    },
    reads: ['abonnement.birthDate'],
    trippedBy: ['sends-a-birth-date-as-dutch-text'],
    broken: swap(/"valueDate":"(\d{4})-(\d{2})-(\d{2})"/, '"valueDate":"$3-$2-$1"'),
    judge: (message, specification) => {
      const found = onlyValueOf(message, specification['abonnement.birthDate'].value, 'valueDate');
      if (!found) return;
      const { value, where } = found;
      demand(isRealDate(value) && !isDayAfter(value, new Date(message.exchange.at)), {
        message: 'the birth date must be a date that exists and is not in the future',
        expected: 'YYYY-MM-DD',
        received: value,
        where,
      });
    },
  },
  'gateway-system-is-an-oid': systemRule(
    'abonnement.gateway',
    { nl: 'GatewaySystem is aanwezig, als OID', en: 'GatewaySystem is present, as an OID' },
    ['leaves-out-the-gateway-system'],
    swap(/\{"url":"[^"]*GatewaySystem","valueOid":"[^"]*"\},/, ''),
  ),
  'source-system-is-an-oid': systemRule(
    'abonnement.source',
    { nl: 'SourceSystem is aanwezig, als OID', en: 'SourceSystem is present, as an OID' },
    ['leaves-out-the-source-system'],
    swap(/,\{"url":"[^"]*SourceSystem","valueOid":"[^"]*"\}/, ''),
  ),
  'no-other-extension': {
    title: { nl: 'Er staan geen andere extensies in', en: 'There are no other extensions' },
    reads: ['abonnement.extensions', 'abonnement.birthDate', 'abonnement.gateway', 'abonnement.source'],
    trippedBy: ['adds-an-unknown-extension'],
    broken: swap('"extension":[', '"extension":[{"url":"http://example.nl/Afdeling","valueString":"balie"},'),
    judge: (message, specification) => {
      const known: readonly string[] = (['birthDate', 'gateway', 'source'] as const).map(
        (name) => specification[`abonnement.${name}`].value,
      );
      for (const { extension, path } of extensionsOf(subscriptionOf(message))) {
        const url = textAt(extension, 'url');
        demand(url !== undefined && known.includes(url), {
          message: 'a Subscription must hold no other extension than those of the set',
          expected: known.join(', '),
          received: url ?? shown(extension),
          where: place(message.exchange, `${path}.url`),
        });
      }
    },
  },
  'no-id-on-create': {
    title: { nl: 'Een nieuw abonnement heeft nog geen id', en: 'A new Subscription has no id yet' },
    reads: ['abonnement.idOnCreate'],
    trippedBy: ['sends-an-id-on-create'],
    broken: swap('"resourceType":"Subscription",', '"resourceType":"Subscription","id":"1",'),
    judge: (message) => {
      const id = at(subscriptionOf(message), 'id');
      demand(id === undefined, {
        message: 'Mitz gives a new Subscription its id',
        expected: 'no id',
        received: shown(id),
        where: place(message.exchange, 'Subscription.id'),
      });
    },
  },
  'channel-is-a-rest-hook': {
    title: { nl: 'Mitz mag notificeren met een rest-hook', en: 'Mitz may notify by a rest-hook' },
    reads: ['abonnement.channel'],
    trippedBy: ['subscribes-for-email'],
    broken: swap('"type":"rest-hook"', '"type":"email"'),
    judge: (message, specification) => {
      const received = at(subscriptionOf(message), 'channel', 'type');
      expectText(message.exchange, received, specification['abonnement.channel'].value, 'Subscription.channel.type');
    },
  },
  'endpoint-is-https': {
    title: { nl: 'Het notificatieadres is https', en: 'The notification address is https' },
    reads: ['abonnement.endpoint'],
    trippedBy: ['gives-a-plain-http-endpoint'],
    broken: swap('"endpoint":"https:', '"endpoint":"http:'),
    judge: (message, specification) => {
      const endpoint = channelAt(message, 'endpoint');
      const isRight =
        typeof endpoint === 'string' &&
        URL.canParse(endpoint) &&
        new RegExp(specification['abonnement.endpoint'].value, 'i').test(endpoint);
      demand(isRight, {
        message: 'the notification address must be an https URL',
        expected: 'https://…',
        received: shown(endpoint),
        where: place(message.exchange, 'Subscription.channel.endpoint'),
      });
    },
  },
  'payload-is-fhir': {
    title: {
      nl: 'Staat er een mediatype voor notificaties, dan is het van FHIR',
      en: 'Where a media type for notifications is asked, it is one of FHIR',
    },
    reads: ['fhir.mediaTypes'],
    trippedBy: ['asks-payload-text-plain'],
    broken: swap('"payload":"application/fhir+json"', '"payload":"text/plain"'),
    judge: (message, specification) => {
      const payload = channelAt(message, 'payload');
      const allowed: readonly string[] = specification['fhir.mediaTypes'].value;
      const mediaType = mediaTypeIn(typeof payload === 'string' ? payload : undefined);
      demand(payload === undefined || (mediaType !== undefined && allowed.includes(mediaType)), {
        message: 'Mitz notifies in FHIR',
        expected: allowed.join(' or '),
        received: shown(payload),
        where: place(message.exchange, 'Subscription.channel.payload'),
      });
    },
  },
} as const satisfies Readonly<Record<string, FhirRule>>;

type Rest = [title: FhirRule['title'], trippedBy: FhirRule['trippedBy'], broken: FhirRule['broken']];

function fixedText(
  name: string,
  key: 'abonnement.status' | 'abonnement.reason',
  ...[title, trippedBy, broken]: Rest
): FhirRule {
  return {
    title,
    reads: [key],
    trippedBy,
    broken,
    judge: (message, specification) => {
      const received = at(subscriptionOf(message), name);
      expectText(message.exchange, received, specification[key].value, `Subscription.${name}`);
    },
  };
}

function systemRule(key: 'abonnement.gateway' | 'abonnement.source', ...[title, trippedBy, broken]: Rest): FhirRule {
  return {
    title,
    reads: [key],
    trippedBy,
    broken,
    judge: (message, specification) => {
      const url = specification[key].value;
      const found = onlyValueOf(message, url, 'valueOid');
      demand(found !== undefined && /^urn:oid:[0-2](\.(0|[1-9]\d*))+$/.test(found.value), {
        message: `extension ${url} must be there, with an OID`,
        expected: 'urn:oid:…',
        received: found?.value ?? 'nothing',
        where: found?.where ?? place(message.exchange, 'Subscription.extension'),
      });
    },
  };
}
