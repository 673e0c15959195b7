/** What the values of a set are about, for people: by the first part of their keys. */
const groups: readonly (readonly [title: string, ...firsts: string[]])[] = [
  ['Transport', 'path', 'header', 'tls'],
  ['SOAP', 'soap', 'wsa'],
  ['Gesloten autorisatievraag', 'vraag', 'antwoord'],
  ['Open autorisatievraag', 'open', 'openantwoord'],
  ['Abonneren en notificeren', 'fhir', 'abonnement', 'profile'],
  ['Migratie', 'migratie'],
  ['Toestemmingen: migreren en registreren', 'bundel', 'toestemming'],
  ['Registreren met een knop', 'registratie', 'vraagtekst'],
  ['Samen-naar-MijnMitz', 'launch'],
  ['Identifier systems', 'oid', 'system'],
  ['Value sets', 'codes'],
];

/** The titles, in the order in which they are read. */
export const groupTitles: readonly string[] = groups.map(([title]) => title);

/** What this value is about. @throws Error for a key whose first part has no group */
export function groupTitleOf(key: string): string {
  const first = key.split('.')[0] ?? key;
  const found = groups.find(([, ...firsts]) => firsts.includes(first));
  if (!found) throw new Error(`no group for values such as '${key}'; add one in mitz/specification/groups.ts`);
  return found[0];
}
