/** The rules about the attributes that a gesloten autorisatievraag must hold once, each with what breaks it. */
import { demand } from '../../core/outcome.js';
import type { MitzSpecification } from '../specification/index.js';
import { swap } from '../rules.js';
import { valueOf } from './question-message.js';
import type { QuestionRule } from './question-message.js';
import type { AttributeName } from './question.js';

const attributeRule = (
  name: AttributeName,
  title: QuestionRule['title'],
  trippedBy: QuestionRule['trippedBy'],
  broken: QuestionRule['broken'],
  extra?: (value: { code: string; oid: string; where: string }, specification: MitzSpecification) => void,
  reads: QuestionRule['reads'] = [],
): QuestionRule => ({
  title,
  reads: [`vraag.attribute.${name}`, ...reads],
  trippedBy,
  broken,
  judge: (message, specification) => {
    const value = valueOf(message, name, specification);
    extra?.(value, specification);
  },
});

const dropAttribute = (id: string): QuestionRule['broken'] => ({
  mutate: (body) =>
    body.replace(new RegExp(`<x:Attribute AttributeId="${id.replaceAll('.', '\\.')}".*?</x:Attribute>`), ''),
});

export const attributeRules = {
  'bsn-under-its-oid': attributeRule(
    'bsn',
    { nl: 'Het BSN staat onder de OID van het BSN', en: 'The BSN stands under the OID of the BSN' },
    ['puts-bsn-under-the-ura-oid', 'sends-plain-string-values'],
    swap('root="2.16.840.1.113883.2.4.6.3"', 'root="2.16.528.1.1007.3.3"'),
    undefined,
    ['oid.bsn', 'vraag.hl7Namespace'],
  ),
  'holder-ura-under-its-oid': attributeRule(
    'holderUra',
    {
      nl: 'De dossierhouder staat met zijn URA (8 cijfers) onder de OID van de URA',
      en: 'The holder stands with its URA (8 digits) under the OID of the URA',
    },
    ['leaves-out-the-holder-ura'],
    dropAttribute('urn:ihe:iti:appc:2016:author-institution:id'),
    eightDigits,
    ['oid.ura'],
  ),
  'holder-type-is-known': attributeRule(
    'holderType',
    {
      nl: 'Het type van de dossierhouder is een bekende zorgaanbiedercategorie',
      en: "The holder's type is a known provider category",
    },
    ['sends-an-unknown-provider-type'],
    swap('code="Z3"', 'code="QQ9"'),
    knownType,
    ['oid.providerType', 'codes.holderGroups'],
  ),
  'role-is-a-uzi-role': attributeRule(
    'role',
    { nl: 'De rol van de zorgverlener is een UZI-rolcode', en: "The professional's role is a UZI role code" },
    ['leaves-out-the-role'],
    dropAttribute('urn:oasis:names:tc:xacml:2.0:subject:role'),
    knownRole,
    ['oid.role', 'codes.roles'],
  ),
  'professional-is-identified': attributeRule(
    'professional',
    {
      nl: 'De verantwoordelijke zorgverlener is aangeduid met een OID en 1 tot 60 letters of cijfers',
      en: 'The responsible professional is identified by an OID and 1 to 60 letters or digits',
    },
    ['sends-a-professional-with-punctuation'],
    swap('extension="900027308"', 'extension="dr. A. Arts!"'),
    professionalForm,
    ['vraag.professionalForm'],
  ),
  'consulter-ura-under-its-oid': attributeRule(
    'consulterUra',
    {
      nl: 'De raadpleger staat met zijn URA onder de OID van de URA',
      en: 'The consulter stands with its URA under the OID of the URA',
    },
    ['leaves-out-the-consulting-ura'],
    dropAttribute('urn:nl:otv:names:tc:1.0:subject:provider-institution'),
    eightDigits,
    ['oid.ura'],
  ),
  'consulter-type-is-known': attributeRule(
    'consulterType',
    {
      nl: 'Het type van de raadpleger is een bekende zorgaanbiedercategorie',
      en: "The consulter's type is a known provider category",
    },
    ['leaves-out-the-consulting-type'],
    dropAttribute('urn:nl:otv:names:tc:1.0:subject:consulting-healthcare-facility-type-code'),
    knownType,
    ['oid.providerType', 'codes.holderGroups'],
  ),
  'purpose-of-use-is-known': attributeRule(
    'purpose',
    { nl: 'Het doel is TREAT of COC', en: 'The purpose of use is TREAT or COC' },
    ['sends-research-as-purpose'],
    swap('code="TREAT"', 'code="RESEARCH"'),
    knownPurpose,
    ['oid.purpose', 'vraag.purposes'],
  ),
} as const satisfies Readonly<Record<string, QuestionRule>>;

interface Value {
  readonly code: string;
  readonly oid: string;
  readonly where: string;
}

function eightDigits({ code, where }: Value): void {
  demand(/^\d{8}$/.test(code), { message: 'a URA has eight digits', expected: '8 digits', received: code, where });
}

function knownType({ code, where }: Value, specification: MitzSpecification): void {
  const known = specification['codes.holderGroups'].value.flatMap(({ types }) => types);
  demand(known.includes(code), {
    message: 'the provider type must be a known one',
    expected: 'a zorgaanbiedercategorie of the set',
    received: code,
    where,
  });
}

function knownRole({ code, where }: Value, specification: MitzSpecification): void {
  demand(specification['codes.roles'].value.includes(code), {
    message: 'the role must be a UZI role code',
    expected: 'e.g. 01.015',
    received: code,
    where,
  });
}

function knownPurpose({ code, where }: Value, specification: MitzSpecification): void {
  const { value } = specification['vraag.purposes'];
  demand((value as readonly string[]).includes(code), {
    message: 'the purpose of use must be one that Mitz answers',
    expected: value.join(' or '),
    received: code,
    where,
  });
}

function professionalForm({ code, oid, where }: Value, specification: MitzSpecification): void {
  demand(/^[0-2](\.(0|[1-9]\d*))+$/.test(oid), {
    message: 'the identifier must stand under an OID',
    expected: 'an OID',
    received: oid,
    where,
  });
  demand(new RegExp(specification['vraag.professionalForm'].value).test(code), {
    message: 'the identifier of the professional is 1 to 60 letters or digits',
    expected: '1 to 60 letters or digits',
    received: code,
    where,
  });
}
