/** Whether the values of a set can be used together: what the kind of each value cannot tell. */
import { isDeepStrictEqual } from 'node:util';
import { defaultSpecification } from './index.js';
import type { MitzSpecification, SpecificationKey } from './index.js';

/** Values with which the harness would judge wrongly or not at all. */
export interface Inconsistency {
  readonly key: SpecificationKey;
  readonly text: string;
}

/**
 * These values tell of what is code: an overlay can say how well founded it is, and not change it. With another value the
 * same rule would block, under a basis that was given for something else.
 */
const inCode: readonly SpecificationKey[] = [
  'abonnement.extensions',
  'abonnement.idOnCreate',
  'bundel.birthDate',
  'bundel.entries',
  'bundel.provenance',
  'oid.uzi',
  'registratie.agent',
  'tls.minimum',
  'toestemming.category',
  'toestemming.dateTime',
];

/** All that does not go together; none for a set that can be used. */
export const inconsistenciesIn = (set: MitzSpecification): readonly Inconsistency[] => [
  ...inCode.flatMap((key) => changedRule(key, set)),
  ...(['launch.fields', 'registratie.situations'] as const).flatMap((key) => lackingName(key, set)),
  ...formed(set),
  ...paths(set),
  ...categories(set),
];

const changedRule = (key: SpecificationKey, set: MitzSpecification): readonly Inconsistency[] =>
  isDeepStrictEqual(set[key].value, defaultSpecification[key].value)
    ? []
    : [
        {
          key,
          text: `'${key}' tells of what is code (${JSON.stringify(defaultSpecification[key].value)}): an overlay can give it another basis and source, and no other value; for another rule mitz-keur itself must be changed`,
        },
      ];

function lackingName(key: 'launch.fields' | 'registratie.situations', set: MitzSpecification): Inconsistency[] {
  const lacking = Object.keys(defaultSpecification[key].value).filter((name) => !Object.hasOwn(set[key].value, name));
  return lacking.map((name) => ({ key, text: `'${key}' lacks '${name}'` }));
}

const isPattern = (text: string): boolean => {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
};
const isStatus = (value: number): boolean => Number.isInteger(value) && value >= 200 && value <= 599;

/** What each kind of value must look like, whatever it says. */
function formed(set: MitzSpecification): readonly Inconsistency[] {
  const must = (key: SpecificationKey, holds: boolean, be: string): Inconsistency[] =>
    holds ? [] : [{ key, text: `'${key}' must be ${be}, not ${JSON.stringify(set[key].value)}` }];
  const oids = Object.keys(set).filter((key): key is SpecificationKey & `oid.${string}` => key.startsWith('oid.'));
  return [
    ...(['vraag.messageId', 'vraag.professionalForm', 'abonnement.endpoint'] as const).flatMap((key) =>
      must(key, isPattern(set[key].value), 'a regular expression'),
    ),
    ...oids.flatMap((key) => must(key, /^[0-2](\.(0|[1-9]\d*))+$/.test(set[key].value), 'an OID')),
    ...(['antwoord.malformed', 'abonnement.accepted', 'abonnement.cancelled', 'migratie.notApproved'] as const).flatMap(
      (key) => must(key, isStatus(set[key].value), 'a status of HTTP'),
    ),
    ...(['migratie.entryStatus', 'migratie.newerStands'] as const).flatMap((key) =>
      must(key, /^[2-5]\d\d( |$)/.test(set[key].value), "a status with its text, such as '201 Created'"),
    ),
    ...must('header.requestId', /^[\w-]+$/.test(set['header.requestId'].value), 'the name of a header'),
    ...must('launch.address', set['launch.address'].value.includes('{ticket}'), "an address with '{ticket}' in it"),
  ];
}

const called = ['geslotenAutorisatievraag', 'openAutorisatievraag', 'abonneren', 'migreren', 'registreren', 'launch'] as const; // prettier-ignore

/** A message is told by where it arrives. */
function paths(set: MitzSpecification): readonly Inconsistency[] {
  const base = set['path.base'].value;
  return [
    ...(/^\/(.*\/)?$/.test(base)
      ? []
      : [{ key: 'path.base' as const, text: `'path.base' must begin and end with a slash, not '${base}'` }]),
    ...called.flatMap((one, i) => {
      const key = `path.${one}` as const;
      const { value } = set[key];
      const same = called.slice(0, i).find((other) => set[`path.${other}`].value === value);
      return [
        ...(value === '' || value.startsWith('/')
          ? [{ key, text: `'${key}' stands below 'path.base', so it must not be empty or begin with a slash` }]
          : []),
        ...(same === undefined
          ? []
          : [{ key, text: `'${key}' is the same as 'path.${same}': mitz-keur tells messages by where they arrive` }]),
      ];
    }),
  ];
}

/** Every code that another value names must exist. */
function categories(set: MitzSpecification): readonly Inconsistency[] {
  const data = set['codes.dataCategories'].value;
  const consulting = set['codes.consultingCategories'].value;
  const unknown = (key: SpecificationKey, of: object, list: SpecificationKey, ...codes: string[]): Inconsistency[] =>
    codes
      .filter((code) => !Object.hasOwn(of, code))
      .map((code) => ({ key, text: `'${key}' names '${code}', which '${list}' does not know` }));
  const types = set['codes.holderGroups'].value.flatMap((group) => group.types);
  const twice = types.find((type, i) => types.indexOf(type) !== i);
  return [
    ...Object.entries(set['codes.lowerCategories'].value).flatMap(([higher, lower]) =>
      unknown('codes.lowerCategories', data, 'codes.dataCategories', higher, ...lower),
    ),
    ...set['codes.holderGroups'].value.flatMap(({ dataCategory, consultsAs }) => [
      ...unknown('codes.holderGroups', data, 'codes.dataCategories', dataCategory),
      ...unknown('codes.holderGroups', consulting, 'codes.consultingCategories', consultsAs),
    ]),
    ...(twice === undefined
      ? []
      : [{ key: 'codes.holderGroups' as const, text: `'codes.holderGroups' has the provider type '${twice}' twice` }]),
  ];
}
