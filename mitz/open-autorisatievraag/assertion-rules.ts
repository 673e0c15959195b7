/** The rules about the SAML assertion in an open autorisatievraag, each with what breaks it. */
import { demand } from '../../core/outcome.js';
import { place, swap } from '../rules.js';
import { eightDigits, knownPurpose, knownRole, knownType, professionalForm } from '../soap/value-rules.js';
import type { Value } from '../soap/value-rules.js';
import type { MitzSpecification } from '../specification/index.js';
import { childOf, childrenOf } from '../xml.js';
import { assertionOf, openValueOf } from './question-message.js';
import type { OpenQuestionRule } from './question-message.js';
import { openAttributesNamed } from './question.js';
import type { OpenAttributeName } from './question.js';

const attributeRule = (
  name: OpenAttributeName,
  rest: Pick<OpenQuestionRule, 'title' | 'reads' | 'trippedBy' | 'broken'>,
  judge: (value: Value, specification: MitzSpecification) => void,
): OpenQuestionRule => ({
  ...rest,
  reads: [`open.attribute.${name}`, ...rest.reads],
  judge: (message, specification) => {
    judge(openValueOf(message, name, specification), specification);
  },
});

const drop = (name: string): OpenQuestionRule['broken'] => ({
  mutate: (body) => body.replace(new RegExp(`<saml2:Attribute Name="${name}".*?</saml2:Attribute>`), ''),
});

export const assertionRules = {
  'professional-is-identified': attributeRule(
    'professional',
    {
      title: {
        nl: 'De verantwoordelijke zorgverlener is aangeduid met een OID en 1 tot 60 letters of cijfers',
        en: 'The responsible professional is identified by an OID and 1 to 60 letters or digits',
      },
      reads: ['vraag.professionalForm'],
      trippedBy: ['names-a-professional-with-punctuation-in-the-assertion'],
      broken: swap('extension="900000009"', 'extension="dr. A. Arts!"'),
    },
    professionalForm,
  ),
  'mandated-is-identified': {
    title: {
      nl: 'Is er een gemandateerde, dan is het er één, aangeduid met een OID en 1 tot 60 letters of cijfers',
      en: 'Where there is a mandated person, it is one, identified by an OID and 1 to 60 letters or digits',
    },
    reads: ['open.attribute.mandated', 'vraag.professionalForm'],
    trippedBy: ['names-a-mandated-with-punctuation-in-the-assertion'],
    broken: {
      mutate: (body) =>
        body.replace(
          /<saml2:Attribute Name="urn:ihe:iti:xua:2017:subject:provider-identifier".*?<\/saml2:Attribute>/,
          (one) =>
            one +
            one
              .replace('urn:ihe:iti:xua:2017:subject:provider-identifier', 'urn:nl:otv:names:tc:1.0:subject:mandated')
              .replace(/extension="[^"]*"/, 'extension="a.arts@example.nl"'),
        ),
    },
    judge: (message, specification) => {
      assertionOf(message, specification);
      if (!message.parts || openAttributesNamed(message.parts, 'mandated', specification).length === 0) return;
      professionalForm(openValueOf(message, 'mandated', specification), specification);
    },
  },
  'role-is-a-uzi-role': attributeRule(
    'role',
    {
      title: { nl: 'De rol van de zorgverlener is een UZI-rolcode', en: "The professional's role is a UZI role code" },
      reads: ['oid.role', 'codes.roles'],
      trippedBy: ['leaves-the-role-out-of-the-assertion'],
      broken: drop('urn:oasis:names:tc:xacml:2.0:subject:role'),
    },
    knownRole,
  ),
  'consulter-ura-under-its-oid': attributeRule(
    'consulterUra',
    {
      title: {
        nl: 'De raadpleger staat met zijn URA (8 cijfers) onder de OID van de URA',
        en: 'The consulter stands with its URA (8 digits) under the OID of the URA',
      },
      reads: ['oid.ura'],
      trippedBy: ['leaves-the-ura-out-of-the-assertion'],
      broken: drop('urn:nl:otv:names:tc:1.0:subject:provider-institution'),
    },
    eightDigits,
  ),
  'consulter-type-is-known': attributeRule(
    'consulterType',
    {
      title: {
        nl: 'Het type van de raadpleger is een bekende zorgaanbiedercategorie',
        en: "The consulter's type is a known provider category",
      },
      reads: ['oid.providerType', 'codes.holderGroups'],
      trippedBy: ['names-an-unknown-provider-type-in-the-assertion'],
      broken: swap('code="Z3"', 'code="QQ9"'),
    },
    knownType,
  ),
  'purpose-of-use-is-known': attributeRule(
    'purpose',
    {
      title: { nl: 'Het doel is TREAT of COC', en: 'The purpose of use is TREAT or COC' },
      reads: ['oid.purpose', 'vraag.purposes'],
      trippedBy: ['gives-research-as-purpose-in-the-assertion'],
      broken: swap('code="TREAT"', 'code="RESEARCH"'),
    },
    knownPurpose,
  ),
  'assertion-is-valid-now': {
    title: {
      nl: 'De assertie is geldig op het moment van de vraag, als zij een geldigheid noemt',
      en: 'The assertion is valid at the moment of the question, where it says when it is',
    },
    reads: ['open.clockAllowance'],
    trippedBy: ['sends-an-expired-assertion'],
    broken: swap(/NotOnOrAfter="[^"]*"/, 'NotOnOrAfter="2020-01-01T00:00:00Z"'),
    judge: (message, specification) => {
      const conditions = childOf(
        assertionOf(message, specification),
        'Conditions',
        specification['open.samlNamespace'].value,
      );
      const asked = Date.parse(message.exchange.at);
      const allowance = specification['open.clockAllowance'].value * 1000;
      for (const [name, holds] of [
        ['NotBefore', (moment: number) => moment <= asked + allowance],
        ['NotOnOrAfter', (moment: number) => moment > asked - allowance],
      ] as const) {
        const moment = conditions?.attributes.get(name);
        demand(moment === undefined || holds(Date.parse(moment)), {
          message: 'the assertion must be valid when the question is asked',
          expected: `${name} ${name === 'NotBefore' ? 'not after' : 'after'} ${message.exchange.at}`,
          received: moment ?? '',
          where: place(message.exchange, `${conditions?.path ?? ''}/@${name}`),
        });
      }
    },
  },
  'audience-is-mitz': {
    title: {
      nl: 'De assertie is bestemd voor Mitz, als zij zegt voor wie',
      en: 'The assertion is meant for Mitz, where it says for whom',
    },
    level: 'SHOULD',
    reads: ['open.audience'],
    trippedBy: ['sends-an-assertion-for-another-audience'],
    broken: swap(/(<saml2:Audience>)[^<]*/, '$1urn:oid:1.2.3'),
    judge: (message, specification) => {
      const saml = specification['open.samlNamespace'].value;
      const conditions = childOf(assertionOf(message, specification), 'Conditions', saml);
      // Several restrictions must each hold; within one, any audience will do (SAML 2.0 core §2.5.1.4).
      for (const restriction of childrenOf(conditions, 'AudienceRestriction', saml)) {
        const audiences = childrenOf(restriction, 'Audience', saml).map(({ text }) => text.trim());
        demand(audiences.includes(specification['open.audience'].value), {
          message: 'the assertion must be meant for Mitz',
          expected: specification['open.audience'].value,
          received: audiences.join(', ') || 'no audience',
          where: place(message.exchange, restriction.path),
        });
      }
    },
  },
} as const satisfies Readonly<Record<string, OpenQuestionRule>>;
