import { randomUUID } from 'node:crypto';

import type { SubscriptionResource, TransactionBundle } from '../fhir-messages.js';
import type { Hooks } from '../hooks/hooks.js';
import { variation, type Variation } from './variation.js';

type Loose = Record<string, unknown>;

/** Changes every message of consents. */
const inBundles = (change: (bundle: TransactionBundle) => TransactionBundle): Hooks => ({
  messages: {
    consents: (sound) => (facts) => change(sound(facts)),
    recording: (sound) => (facts) => change(sound(facts)),
  },
});

/** Changes every coding in a resource, wherever it stands. */
function inCodings(value: unknown, change: (coding: Loose) => Loose): unknown {
  if (Array.isArray(value)) return value.map((one) => inCodings(one, change));
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inCodings(one, change)]));
  return 'system' in inner && 'code' in inner ? change(inner) : inner;
}

const ZONE_HOURS = 5.5;

/** The same moment, as a clock elsewhere tells it. */
function elsewhere(moment: string, hours: number): string {
  const local = new Date(Date.parse(moment) + hours * 3_600_000).toISOString().slice(0, -1);
  const minutes = Math.abs(hours * 60);
  const two = (count: number): string => String(count).padStart(2, '0');
  return `${local}${hours < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Tells the moments of decisions and recordings otherwise. */
const telling = (tell: (moment: string) => string): Hooks => ({
  messages: {
    consents: (sound) => (facts) => sound({ ...facts, at: tell(facts.at) }),
    recording: (sound) => (facts) => {
      const bundle = sound({ ...facts, at: tell(facts.at) });
      for (const { resource } of bundle.entry)
        if (resource.resourceType === 'Provenance') resource.recorded = tell(resource.recorded);
      return bundle;
    },
  },
});

const withAnId = (): Hooks =>
  inBundles((bundle) => ({ ...bundle, id: randomUUID(), timestamp: new Date().toISOString() }) as TransactionBundle);

const NARRATIVE = { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">Toestemming</div>' };
const OPTIONAL = 'FHIR R4: an optional element that changes nothing of what the resource says.';
const SAME_MOMENT =
  'FHIR R4, instant and dateTime: the same moment in any time zone, with or without fractions of a second.';

/** Other ways to say the same in FHIR. */
export const RESOURCES = {
  'bundles-with-an-id': variation('Gives a message of consents an id and a time stamp.', OPTIONAL, withAnId),
  'entries-in-another-order': variation(
    'Begins a message of consents with the Consent, and ends it with the patient.',
    'FHIR R4, 3.1.0.11.2: the order of the entries of a transaction says nothing.',
    inBundles((bundle) => ({ ...bundle, entry: [...bundle.entry].reverse() })),
  ),
  'codes-with-display': variation(
    'Gives every code a version and a display text.',
    OPTIONAL,
    inBundles(
      (bundle) =>
        inCodings(bundle, (coding) => ({
          ...coding,
          version: '3960100',
          display: 'omschrijving',
        })) as TransactionBundle,
    ),
  ),
  'resources-with-a-narrative': variation(
    'Gives the Consent a language and a narrative.',
    OPTIONAL,
    inBundles((bundle) => ({
      ...bundle,
      entry: bundle.entry.map((entry) =>
        entry.resource.resourceType === 'Consent'
          ? { ...entry, resource: { language: 'nl-NL', text: NARRATIVE, ...entry.resource } as typeof entry.resource }
          : entry,
      ),
    })),
  ),
  'names-of-who-is-meant': variation(
    'Adds the name of the holder to the Organization, and a display text to references.',
    OPTIONAL,
    inBundles((bundle) => ({
      ...bundle,
      entry: bundle.entry.map((entry) => {
        const { resource } = entry;
        if (resource.resourceType === 'Organization')
          return { ...entry, resource: { ...resource, name: 'Praktijk De Proef', active: true } as typeof resource };
        if (resource.resourceType !== 'Consent') return entry;
        return { ...entry, resource: { ...resource, patient: { ...resource.patient, display: 'patiënt' } } };
      }),
    })),
  ),
  'upper-case-urns': variation(
    'Writes the UUIDs of entries in capitals.',
    'RFC 9562, 4: a UUID is read in either case; references and entries agree.',
    inBundles(
      (bundle) =>
        JSON.parse(
          JSON.stringify(bundle).replace(/urn:uuid:[0-9a-f-]{36}/g, (urn) => `urn:uuid:${urn.slice(9).toUpperCase()}`),
        ) as TransactionBundle,
    ),
  ),
  'moments-in-utc': variation(
    'Tells moments in UTC.',
    SAME_MOMENT,
    telling((moment) => new Date(moment).toISOString()),
  ),
  'moments-in-another-zone': variation(
    'Tells moments in another time zone.',
    SAME_MOMENT,
    telling((moment) => elsewhere(moment, ZONE_HOURS)),
  ),
  'moments-with-more-digits': variation(
    'Tells moments with seven digits behind the second, as .NET does.',
    SAME_MOMENT,
    telling((moment) => new Date(moment).toISOString().replace('Z', '0000+00:00')),
  ),
  'criteria-in-another-order': variation(
    'Gives the criteria of a Subscription in the opposite order.',
    'FHIR R4, search: the order of parameters says nothing.',
    {
      messages: {
        subscription:
          (sound) =>
          (...facts) => {
            const subscription = sound(...facts);
            const [type = '', query = ''] = subscription.criteria.split('?');
            return { ...subscription, criteria: `${type}?${query.split('&').reverse().join('&')}` };
          },
      },
    },
  ),
  'extensions-in-another-order': variation(
    'Gives the extensions of a Subscription and of a Consent in the opposite order.',
    'FHIR R4, 2.4.0: the order of extensions says nothing.',
    {
      messages: {
        ...inBundles((bundle) => {
          for (const { resource } of bundle.entry)
            if (resource.resourceType === 'Consent') resource.extension.reverse();
          return bundle;
        }).messages,
        subscription:
          (sound) =>
          (...facts): SubscriptionResource => {
            const subscription = sound(...facts);
            return { ...subscription, extension: [...subscription.extension].reverse() };
          },
      },
    },
  ),
} as const satisfies Record<string, Variation>;
