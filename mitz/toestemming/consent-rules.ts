/** The rules about each Consent in a message that records consents. */
import { demand, judgeEach, notShown } from '../../core/outcome.js';
import type { Text } from '../../core/text.js';
import { isAfter, isDayAfter, isRealDate, momentOf } from '../calendar.js';
import { at, codesAt, listAt, shown, textAt } from '../fhir/json.js';
import type { FhirMessage, FhirRule } from '../fhir/message.js';
import { swap } from '../rules.js';
import { groupOf } from '../specification/index.js';
import type { MitzSpecification } from '../specification/index.js';
import { entriesOf, judgeParts, organizationOf, partsOf, placeIn, providerTypeOf } from './bundle-message.js';
import type { Part } from './bundle-message.js';

type ConsentRule = Omit<FhirRule, 'judge'> & {
  readonly judgeOne: (consent: Part, message: FhirMessage, specification: MitzSpecification) => void;
};

/** A rule about each Consent of the message. */
const eachConsent = ({ judgeOne, ...rest }: ConsentRule): FhirRule => ({
  ...rest,
  judge: (message, specification) => {
    judgeParts(message, 'Consent', (consent) => {
      judgeOne(consent, message, specification);
    });
  },
});

/** The rules about consents in any message, by the id of their check. */
export const consentRules = {
  'consent-status': eachConsent({
    title: { nl: 'De status is die van een ja of van een nee', en: 'The status is that of a yes or of a no' },
    reads: ['toestemming.status'],
    trippedBy: ['sends-an-unknown-consent-status'],
    broken: swap('"status":"active"', '"status":"proposed"'),
    judgeOne: (consent, message, specification) => {
      const { yes, no } = specification['toestemming.status'].value;
      const status = at(consent.json, 'status');
      demand(status === yes || status === no, {
        message: 'the status of a Consent must be that of a yes or of a no',
        expected: `${yes} (yes) or ${no} (no)`,
        received: shown(status),
        where: placeIn(message, consent, 'status'),
      });
    },
  }),
  'consent-scope': eachConsent({
    title: { nl: 'Het bereik is patient-privacy', en: 'The scope is patient-privacy' },
    reads: ['toestemming.scope', 'system.scope'],
    trippedBy: ['leaves-out-the-scope'],
    broken: swap(/"scope":\{.*?\]\},/, ''),
    judgeOne: (consent, message, specification) => {
      const expected = specification['toestemming.scope'].value;
      const codes = codesAt(consent.json, specification['system.scope'].value, 'scope', 'coding');
      demand(codes.includes(expected), {
        message: `the scope of a Consent must be ${expected}`,
        expected,
        received: shown(at(consent.json, 'scope')),
        where: placeIn(message, consent, 'scope'),
      });
    },
  }),
  'consent-category-of-the-holder': eachConsent({
    title: {
      nl: 'De gegevenscategorie is de eigen categorie van de dossierhouder',
      en: "The data category is the holder's own",
    },
    reads: ['toestemming.category', 'system.dataCategory', 'codes.holderGroups'],
    trippedBy: ['sends-another-data-category'],
    broken: swap('"code":"GGC002"', '"code":"GGC012"'),
    judgeOne: (consent, message, specification) => {
      const type = providerTypeOf(organizationOf(message), specification);
      const own = groupOf(specification, type ?? '')?.dataCategory;
      if (own === undefined) notShown('the category of the holder is not known: see the rule on the Organization');
      const system = specification['system.dataCategory'].value;
      const codes = listAt(consent.json, 'category').flatMap((one) => codesAt(one, system, 'coding'));
      demand(codes.length === 1 && codes[0] === own, {
        message: `a Consent of holder type ${type ?? ''} must be about its data category`,
        expected: own,
        received: codes.join(', ') || shown(at(consent.json, 'category')),
        where: placeIn(message, consent, 'category'),
      });
    },
  }),
  'permit-only-on-yes': eachConsent({
    title: { nl: 'Bij een ja staat permit, bij een nee niet', en: 'There is a permit with a yes, and none with a no' },
    reads: ['toestemming.permit', 'toestemming.status'],
    trippedBy: ['permits-on-a-no'],
    broken: swap('"status":"active"', '"status":"inactive"'),
    judgeOne: (consent, message, specification) => {
      const { yes, no } = specification['toestemming.status'].value;
      const status = textAt(consent.json, 'status');
      if (status !== yes && status !== no) notShown('the status is neither a yes nor a no: see the rule on it');
      const permit = specification['toestemming.permit'].value;
      const type = at(consent.json, 'provision', 'type');
      demand((type === permit) === (status === yes), {
        message: `provision.type must be ${permit} on a yes, and only then`,
        expected: status === yes ? permit : `no ${permit} with status ${no}`,
        received: shown(type),
        where: placeIn(message, consent, 'provision.type'),
      });
    },
  }),
  'actor-is-the-organization': eachConsent({
    title: { nl: 'De dossierhouder is als bewaarder (CST) genoemd', en: 'The holder is named as custodian (CST)' },
    reads: ['toestemming.actor', 'system.participation'],
    trippedBy: ['leaves-out-the-actor'],
    broken: swap(/"actor":\[.*?\],"purpose"/, '"purpose"'),
    judgeOne: (consent, message, specification) => {
      const { fullUrl } = organizationOf(message);
      const role = specification['toestemming.actor'].value;
      const system = specification['system.participation'].value;
      const references = listAt(consent.json, 'provision', 'actor')
        .filter((actor) => codesAt(actor, system, 'role', 'coding').includes(role))
        .map((actor) => textAt(actor, 'reference', 'reference'));
      const known = entriesOf(message).map((entry) => entry.fullUrl);
      if (references.some((one) => one !== undefined && !known.includes(one)))
        notShown('the actor refers outside the message: see the rule on references');
      demand(fullUrl !== undefined && references.includes(fullUrl), {
        message: `an actor with role ${role} must refer to the Organization`,
        expected: `role ${role}, reference ${fullUrl ?? ''}`,
        received: shown(at(consent.json, 'provision', 'actor')),
        where: placeIn(message, consent, 'provision.actor'),
      });
    },
  }),
  'purpose-is-treat': eachConsent({
    title: { nl: 'Het doel is behandeling (TREAT)', en: 'The purpose is treatment (TREAT)' },
    reads: ['toestemming.purpose', 'system.purpose'],
    trippedBy: ['sends-marketing-as-purpose'],
    broken: swap('"code":"TREAT"', '"code":"HMARKT"'),
    judgeOne: (consent, message, specification) => {
      const expected = specification['toestemming.purpose'].value;
      const codes = codesAt(consent.json, specification['system.purpose'].value, 'provision', 'purpose');
      demand(codes.length > 0 && codes.every((code) => code === expected), {
        message: `the purpose of a Consent must be ${expected}`,
        expected,
        received: shown(at(consent.json, 'provision', 'purpose')),
        where: placeIn(message, consent, 'provision.purpose'),
      });
    },
  }),
  'consulting-categories-known': eachConsent({
    title: {
      nl: 'De raadplegende categorieën zijn bekend, ten minste één, zonder dubbele',
      en: 'The consulting categories are known, at least one, none twice',
    },
    reads: ['toestemming.providerCategory', 'system.consultingCategory', 'codes.consultingCategories'],
    trippedBy: [
      'sends-an-unknown-consulting-category',
      'doubles-a-consulting-category',
      'sends-no-consulting-category',
    ],
    broken: swap('"code":"RPZAC001"', '"code":"RPZAC999"'),
    judgeOne: (consent, message, specification) => {
      const url = specification['toestemming.providerCategory'].value;
      const system = specification['system.consultingCategory'].value;
      const known = Object.keys(specification['codes.consultingCategories'].value);
      const where = placeIn(message, consent, 'extension');
      const named = listAt(consent.json, 'extension')
        .filter((one) => textAt(one, 'url') === url)
        .map((one) => codesAt(one, system, 'valueCodeableConcept', 'coding')[0] ?? shown(one));
      demand(named.length > 0, {
        message: 'a Consent must name the consulting categories it is for',
        expected: `one or more extensions ${url}`,
        received: 'none',
        where,
      });
      judgeEach(named, (code) => {
        demand(known.includes(code), {
          message: 'a consulting category must be a known one',
          expected: known.join(', '),
          received: code,
          where,
        });
      });
      demand(new Set(named).size === named.length, {
        message: 'a consulting category must not be named twice',
        expected: 'different categories',
        received: named.join(', '),
        where,
      });
    },
  }),
} as const satisfies Readonly<Record<string, FhirRule>>;

/** The rule about the moment of a decision; whether it may lie in the future is judged elsewhere for a recording. */
const dateTimeRule = (title: Text, judgeMoment: (moment: Date, message: FhirMessage) => boolean): FhirRule =>
  eachConsent({
    title,
    reads: ['toestemming.dateTime'],
    trippedBy: ['sends-a-date-without-time-zone'],
    broken: swap(/("dateTime":"[^"]*?)(Z|[+-]\d\d:\d\d)"/, '$1"'),
    judgeOne: (consent, message) => {
      const dateTime = at(consent.json, 'dateTime');
      const moment = typeof dateTime === 'string' ? momentOf(dateTime) : undefined;
      const received = shown(dateTime);
      const where = placeIn(message, consent, 'dateTime');
      demand(moment !== undefined, {
        message: 'Consent.dateTime must be a moment that exists, with a time zone',
        expected: 'YYYY-MM-DDThh:mm:ss with Z or +hh:mm',
        received,
        where,
      });
      const [birthDate] = partsOf(message, 'Patient')
        .flatMap(({ json }) => textAt(json, 'birthDate') ?? [])
        .filter(isRealDate);
      demand(birthDate === undefined || !isDayAfter(birthDate, moment), {
        message: 'nobody decides before birth',
        expected: `on or after ${birthDate ?? ''}`,
        received,
        where,
      });
      demand(judgeMoment(moment, message), {
        message: 'the decision must not lie in the future',
        expected: `not after ${message.exchange.at}`,
        received,
        where,
      });
    },
  });

/** In a migration: with a time zone, not before birth, not in the future. */
export const decisionInThePast = dateTimeRule(
  {
    nl: 'Het moment van de keuze heeft een tijdzone en ligt niet vóór de geboorte of in de toekomst',
    en: 'The moment of the decision has a time zone, and is not before birth or in the future',
  },
  (moment, { exchange }) => !isAfter(moment, exchange.at),
);

/** In a recording: with a time zone, not before birth; that it is not in the future is a rule about the recording. */
export const decisionWithTimeZone = dateTimeRule(
  {
    nl: 'Het moment van de keuze heeft een tijdzone en ligt niet vóór de geboorte',
    en: 'The moment of the decision has a time zone, and is not before birth',
  },
  () => true,
);
