/** Chosen changes of the entries of a Bundle. */
import type { Json } from '../../mitz/fhir/json.js';
import type { Members } from './chosen-line.js';

const uuid = 'urn:uuid:5f0c9a52-6d0e-4c57-9d4c-0f2f3f3a9b11';

/** The first resource of a kind. */
export const kindIn = (entries: readonly Members[], kind: string): Members =>
  entries.map((entry) => entry['resource'] as Members).find((resource) => resource['resourceType'] === kind)!;

type Change = (entries: Members[]) => void;

/** Puts members into an entry. */
const putIn =
  (i: number, members: Members): Change =>
  (entries) => {
    Object.assign(entries[i]!, members);
  };

const more =
  (entry: Members): Change =>
  (entries) => {
    entries.push(entry);
  };

const request = (members: Members): Change => putIn(0, { request: { method: 'POST', url: 'Consent', ...members } });

const patientOf = (reference: (entries: readonly Members[]) => Json): Change => {
  return (entries) => {
    kindIn(entries, 'Consent')['patient'] = { reference: reference(entries) };
  };
};

const addressOf = (entries: readonly Members[], kind: string): Json =>
  entries.find(({ resource }) => (resource as Members)['resourceType'] === kind)!['fullUrl']!;

export const byEntry: Readonly<Record<string, Change>> = {
  'an entry that stands twice': (entries) => {
    entries.push(entries[0]!);
  },
  'two entries with one address': (entries) => {
    entries[1]!['fullUrl'] = entries[0]!['fullUrl']!;
  },
  'an address of a version': putIn(1, { fullUrl: 'http://example.nl/fhir/Patient/1/_history/1' }),
  'an address that is relative': putIn(1, { fullUrl: 'Patient/1' }),
  'an address that is no UUID': putIn(1, { fullUrl: 'urn:uuid:1' }),
  'a UUID in capitals': putIn(1, { fullUrl: `urn:uuid:${uuid.slice(9).toUpperCase()}` }),
  'an entry without request': (entries) => {
    delete entries[0]!['request'];
  },
  'an entry with an answer': putIn(0, { response: { status: '200' } }),
  'an entry that was searched': putIn(0, { search: { mode: 'match' } }),
  'an entry with nothing in it': more({}),
  'an entry with an address only': more({ fullUrl: uuid }),
  'an unknown method': request({ method: 'SEND' }),
  'a method in lower case': request({ method: 'post' }),
  'a request without address': putIn(0, { request: { method: 'POST' } }),
  'a resource of an unknown kind': putIn(0, { resource: { resourceType: 'Toestemming' } }),
  'a resource of no kind': putIn(0, { resource: { status: 'active' } }),
  'a resource of a kind that no message has': more({
    fullUrl: uuid,
    resource: { resourceType: 'Flag', status: 'active', code: { text: 'x' }, subject: { display: 'x' } },
    request: { method: 'POST', url: 'Flag' },
  }),
  'two resources in a list': (entries) => {
    entries[0]!['resource'] = [entries[0]!['resource']!, entries[1]!['resource']!];
  },
  'a patient that is the organization': patientOf((entries) => addressOf(entries, 'Organization')),
  'a reference to an entry that is not there': patientOf(() => uuid),
  'an id that is not that of its address': (entries) => {
    (entries[0]!['resource'] as Members)['id'] = 'iets-anders';
  },
};
