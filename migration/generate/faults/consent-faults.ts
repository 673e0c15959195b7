/** Messages of the right shape with something wrong in the Consent. */
import { bothSay, saysNo, saysYes, sends, swap } from './fault.js';
import type { FaultKind } from './fault.js';
import type { Registered } from '../register.js';

/** A decision at another moment, in the register as in the message. */
const decidedAt =
  (moment: string) =>
  ({ holder }: Registered): Partial<Registered> => ({
    moment,
    decidedAt: holder.knowsDaysOnly ? moment.slice(0, 10) : moment,
  });

const date = (moment: string): FaultKind['plant'] => sends(swap(/"dateTime":"[^"]*"/, `"dateTime":"${moment}"`));

export const consentFaults: readonly FaultKind[] = [
  {
    name: 'sends-a-proposed-consent',
    rule: 'consent-status',
    fits: saysYes,
    plant: sends(swap('"status":"active"', '"status":"proposed"')),
  },
  {
    name: 'sends-a-rejected-consent',
    rule: 'consent-status',
    fits: saysNo,
    plant: sends(swap('"status":"inactive"', '"status":"rejected"')),
  },
  {
    name: 'sends-a-status-in-dutch',
    rule: 'consent-status',
    also: ['read-in-one-way'],
    plant: sends(swap(/"status":"\w*"/, '"status":"ja"')),
  },
  {
    name: 'leaves-out-the-status',
    rule: 'consent-status',
    also: ['valid-r4'],
    plant: sends(swap(/"status":"\w*",/, '')),
  },
  {
    name: 'leaves-out-the-scope',
    rule: 'consent-scope',
    also: ['valid-r4'],
    plant: sends(swap(/"scope":\{.*?\]\},/, '')),
  },
  { name: 'sends-the-scope-of-research', rule: 'consent-scope', plant: sends(swap('"patient-privacy"', '"research"')) },
  {
    name: 'sends-the-scope-under-another-system',
    rule: 'consent-scope',
    plant: sends(swap('CodeSystem/consentscope', 'CodeSystem/bereik')),
  },
  {
    name: 'sends-an-unknown-data-category',
    rule: 'consent-category-of-the-holder',
    also: ['data-category-is-the-holders'],
    plant: sends(swap(/"code":"GGC\d*"/, '"code":"GGC999"')),
  },
  {
    name: 'sends-the-data-category-of-another-group',
    rule: 'consent-category-of-the-holder',
    also: ['data-category-is-the-holders'],
    fits: (row) => (saysYes(row) || saysNo(row)) && row.holder.dataCategory === 'GGC002',
    plant: sends(swap('"code":"GGC002"', '"code":"GGC012"')),
  },
  {
    name: 'sends-two-data-categories',
    rule: 'consent-category-of-the-holder',
    plant: sends(swap(/("category":\[)(\{.*?\]\})(\],"patient")/, '$1$2,$2$3')),
  },
  {
    name: 'leaves-out-the-data-category',
    rule: 'consent-category-of-the-holder',
    also: ['valid-r4'],
    plant: sends(swap(/"category":\[.*?\]\}\],/, '')),
  },
  {
    name: 'leaves-out-the-actor',
    rule: 'actor-is-the-organization',
    plant: sends(swap(/"actor":\[.*?\],"purpose"/, '"purpose"')),
  },
  {
    name: 'makes-the-holder-an-author',
    rule: 'actor-is-the-organization',
    plant: sends(swap('"code":"CST"', '"code":"AUT"')),
  },
  {
    name: 'makes-the-patient-the-custodian',
    rule: 'actor-is-the-organization',
    also: ['meaning-is-known'],
    plant: sends(swap(/("patient":\{"reference":")([^"]*)(".*?"reference":\{"reference":")[^"]*"/, '$1$2$3$2"')),
  },
  {
    name: 'sends-marketing-as-purpose',
    rule: 'purpose-is-treat',
    plant: sends(swap('"code":"TREAT"', '"code":"HMARKT"')),
  },
  { name: 'leaves-out-the-purpose', rule: 'purpose-is-treat', plant: sends(swap(/,"purpose":\[[^\]]*\]/, '')) },
  {
    name: 'sends-a-second-purpose',
    rule: 'purpose-is-treat',
    plant: sends(swap(/("purpose":\[\{"system":")([^"]*)"/, '$1$2","code":"HRESCH"},{"system":"$2"')),
  },
  {
    name: 'sends-an-unknown-consulting-category',
    rule: 'consulting-categories-known',
    plant: sends(swap(/"code":"RPZAC\d*"/, '"code":"RPZAC999"')),
  },
  {
    name: 'doubles-a-consulting-category',
    rule: 'consulting-categories-known',
    plant: sends(swap(/\{"url":"[^"]*OTV-ProviderCategory".*?\}\]\}\}/, '$&,$&')),
  },
  {
    name: 'sends-no-consulting-category',
    rule: 'consulting-categories-known',
    plant: sends(swap(/"extension":\[.*?\],"status"/, '"status"')),
  },
  {
    name: 'sends-a-consulting-category-under-another-system',
    rule: 'consulting-categories-known',
    plant: sends(swap('raadplegende-zorgaanbiedercategorie', 'iets-anders')),
  },
  {
    name: 'sends-a-date-without-time',
    rule: 'consent-date-time',
    plant: sends(swap(/("dateTime":"\d{4}-\d\d-\d\d)[^"]*"/, '$1"')),
  },
  {
    name: 'sends-a-moment-without-time-zone',
    rule: 'consent-date-time',
    also: ['read-in-one-way'],
    plant: sends(swap(/("dateTime":"[^"]{19})[^"]*"/, '$1"')),
  },
  {
    name: 'sends-a-moment-that-does-not-exist',
    rule: 'consent-date-time',
    also: ['read-in-one-way'],
    plant: date('2023-02-29T10:00:00+01:00'),
  },
  { name: 'leaves-out-the-moment', rule: 'consent-date-time', plant: sends(swap(/"dateTime":"[^"]*",/, '')) },
  { name: 'decides-before-birth', rule: 'consent-date-time', plant: bothSay(decidedAt('1901-05-06T10:00:00+00:00')) },
  { name: 'decides-in-the-future', rule: 'consent-date-time', plant: bothSay(decidedAt('2099-05-06T10:00:00+02:00')) },
];
