/** The rules about the attributes that a gesloten autorisatievraag must hold once, each with what breaks it. */
import type { MitzSpecification } from '../specification/index.js';
import { swap } from '../rules.js';
import { eightDigits, elevenTest, knownPurpose, knownRole, knownType, professionalForm } from '../soap/value-rules.js';
import type { Value } from '../soap/value-rules.js';
import { queryOf, valueOf } from './question-message.js';
import type { QuestionRule } from './question-message.js';
import { attributesNamed } from './question.js';
import type { AttributeName } from './question.js';

const attributeRule = (
  name: AttributeName,
  title: QuestionRule['title'],
  trippedBy: QuestionRule['trippedBy'],
  broken: QuestionRule['broken'],
  extra?: (value: Value, specification: MitzSpecification) => void,
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
    elevenTest,
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
  'mandated-is-identified': {
    title: {
      nl: 'Is er een gemandateerde, dan is het er één, aangeduid met een OID en 1 tot 60 letters of cijfers',
      en: 'Where there is a mandated person, it is one, identified by an OID and 1 to 60 letters or digits',
    },
    reads: ['vraag.attribute.mandated', 'vraag.professionalForm'],
    trippedBy: ['sends-a-mandated-with-punctuation'],
    broken: {
      mutate: (body) =>
        body.replace(
          /<x:Attribute AttributeId="urn:ihe:iti:xua:2017:subject:provider-identifier".*?<\/x:Attribute>/,
          (one) =>
            one +
            one
              .replace('urn:ihe:iti:xua:2017:subject:provider-identifier', 'urn:nl:otv:names:tc:1.0:subject:mandated')
              .replace(/extension="[^"]*"/, 'extension="a.arts@example.nl"'),
        ),
    },
    judge: (message, specification) => {
      if (attributesNamed(queryOf(message), 'mandated', specification).length === 0) return;
      professionalForm(valueOf(message, 'mandated', specification), specification);
    },
  },
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
