/** The rules about the query in a gesloten autorisatievraag as a whole, each with what breaks it. */
import { demand } from '../../core/outcome.js';
import { expectValue, place, swap } from '../rules.js';
import { everyElement } from '../xml.js';
import { attributeNames, attributesNamed } from './question.js';
import type { AttributeName } from './question.js';
import { headerOf } from '../soap/message.js';
import { queryOf, wellWritten } from './question-message.js';
import type { QuestionRule } from './question-message.js';

export const queryRules = {
  'query-in-its-namespaces': {
    title: {
      nl: 'De vraag staat in de namespaces van het SAML-profiel van XACML 3.0 (wd-14, wd-17)',
      en: 'The query stands in the namespaces of the SAML profile of XACML 3.0 (wd-14, wd-17)',
    },
    reads: ['vraag.queryNamespace', 'vraag.xacmlNamespace'],
    trippedBy: ['sends-the-query-without-wd-14'],
    broken: swap(':protocol:wd-14', ':protocol'),
    judge: (message, specification) => {
      headerOf(message, specification);
      const { exchange, root, parts } = message;
      const nearly =
        root && [...everyElement(root)].find(({ name }) => name === 'XACMLAuthzDecisionQuery' || name === 'Request');
      demand(parts?.request !== undefined, {
        message: 'the body must hold XACMLAuthzDecisionQuery/Request in the namespaces of the set',
        expected: specification['vraag.queryNamespace'].value,
        received: nearly ? `{${nearly.namespace}}${nearly.name}` : 'no query',
        where: place(exchange, nearly?.path ?? '/Envelope/Body'),
      });
    },
  },
  'one-query-in-a-message': {
    title: { nl: 'Een bericht bevat één vraag', en: 'A message holds one query' },
    reads: ['vraag.queryNamespace', 'vraag.xacmlNamespace'],
    trippedBy: ['asks-two-questions-in-one-message'],
    broken: { mutate: (body) => body.replace(/<x:Request [\s\S]*<\/x:Request>/, '$&$&') },
    judge: (message) => {
      const { request, requests } = queryOf(message);
      demand(requests === 1, {
        message: 'a message must hold one query: Mitz answers one',
        expected: 'one Request',
        received: String(requests),
        where: place(message.exchange, `${request.path}[2]`),
      });
    },
  },
  'one-decision-per-category-asked-for': {
    title: {
      nl: 'De vraag vraagt om afzonderlijke beslissingen (CombinedDecision en ReturnPolicyIdList zijn false)',
      en: 'The query asks for separate decisions (CombinedDecision and ReturnPolicyIdList are false)',
    },
    reads: ['vraag.flags'],
    trippedBy: ['asks-a-combined-decision'],
    broken: swap('CombinedDecision="false"', 'CombinedDecision="true"'),
    judge: (message, specification) => {
      const { request } = queryOf(message);
      for (const [name, value] of Object.entries(specification['vraag.flags'].value)) {
        expectValue(
          truthIn(request.attributes.get(name)),
          value,
          `${name} must be ${value}`,
          place(message.exchange, request.path),
        );
      }
    },
  },
  'one-action-block-per-category': {
    title: {
      nl: 'Elke gegevenscategorie staat in een eigen blok, zonder herhaling',
      en: 'Each data category stands in a block of its own, without repetition',
    },
    reads: ['vraag.attribute.dataCategory', 'vraag.category.action'],
    trippedBy: ['puts-two-categories-in-one-action'],
    broken: {
      mutate: (body) =>
        body.replace(
          /(<x:Attribute AttributeId="urn:ihe:iti:appc:2016:document-entry:event-code".*?<\/x:Attribute>)/,
          '$1$1',
        ),
    },
    judge: (message, specification) => {
      const { exchange } = message;
      const query = queryOf(message);
      const blocks = query.blocks.filter(({ category }) => category === specification['vraag.category.action'].value);
      demand(blocks.length > 0, {
        message: 'the question must name a data category',
        expected: 'at least one action block',
        received: 'none',
        where: place(exchange, query.request.path),
      });
      for (const { element, attributes } of blocks) {
        demand(attributes.length === 1, {
          message: 'an action block must hold one attribute',
          expected: 'one event-code',
          received: String(attributes.length),
          where: place(exchange, element.path),
        });
      }
      for (const { values, element } of blocks.flatMap(({ attributes }) => attributes)) {
        demand(values.length === 1, {
          message: 'an event-code must have one value',
          expected: 'one AttributeValue',
          received: String(values.length),
          where: place(exchange, element.path),
        });
      }
      const codes = blocks.flatMap(({ attributes }) => attributes[0]?.values[0]?.code ?? []);
      demand(new Set(codes).size === codes.length, {
        message: 'a category must not be asked twice',
        expected: 'different categories',
        received: codes.join(', '),
        where: place(exchange, blocks[0]?.element.path),
      });
    },
  },
  'data-category-is-known': {
    title: { nl: 'De gevraagde gegevenscategorieën bestaan', en: 'The data categories asked for exist' },
    reads: ['codes.dataCategories', 'oid.dataCategory'],
    trippedBy: ['asks-an-unknown-data-category'],
    broken: swap('code="GGC002"', 'code="GGC999"'),
    judge: (message, specification) => {
      const known = Object.keys(specification['codes.dataCategories'].value);
      for (const found of attributesNamed(queryOf(message), 'dataCategory', specification)) {
        const { code, where } = wellWritten(
          message,
          { ...found, values: found.values.slice(0, 1) },
          'dataCategory',
          specification,
        );
        demand(known.includes(code), {
          message: 'the data category must be a known one',
          expected: known.join(', '),
          received: code,
          where,
        });
      }
    },
  },
  'no-other-attribute': {
    title: { nl: 'De vraag bevat geen andere attributen', en: 'The question holds no other attributes' },
    reads: ['vraag.attribute.dataCategory'],
    trippedBy: ['adds-an-extra-attribute'],
    broken: swap(
      '</x:Request>',
      '<x:Attributes Category="urn:extra"><x:Attribute AttributeId="urn:extra" IncludeInResult="false"/></x:Attributes></x:Request>',
    ),
    judge: (message, specification) => {
      const { exchange } = message;
      const known = new Set<string>(attributeNames.map((name) => specification[`vraag.attribute.${name}`].value));
      const [extra] = queryOf(message)
        .blocks.flatMap(({ attributes }) => attributes)
        .filter(({ id }) => !known.has(id));
      demand(extra === undefined, () => ({
        message: 'the question must hold no other attribute',
        expected: 'the attributes of the set',
        received: extra?.id ?? '',
        where: place(exchange, extra?.element.path),
      }));
    },
  },
  'echo-is-asked': {
    title: {
      nl: 'Patiënt, dossierhouder en categorie worden terugverwacht in het antwoord (IncludeInResult)',
      en: 'Patient, holder and category are asked back in the answer (IncludeInResult)',
    },
    level: 'SHOULD',
    reads: ['vraag.echoed'],
    trippedBy: ['asks-for-no-echo'],
    broken: swap('resource-id" IncludeInResult="true"', 'resource-id" IncludeInResult="false"'),
    judge: (message, specification) => {
      for (const name of specification['vraag.echoed'].value) {
        for (const { element } of attributesNamed(queryOf(message), name as AttributeName, specification)) {
          expectValue(
            truthIn(element.attributes.get('IncludeInResult')),
            'true',
            `${name} must be asked back`,
            place(message.exchange, `${element.path}/@IncludeInResult`),
          );
        }
      }
    },
  },
} as const satisfies Readonly<Record<string, QuestionRule>>;

/** A truth value of XML Schema, which may also be written as a digit, and with white space around it. */
const truthIn = (text: string | undefined): string | undefined =>
  ({ '0': 'false', '1': 'true' })[text?.trim() ?? ''] ?? text?.trim();
