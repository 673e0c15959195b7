/** Right messages that do not agree with each other, with the approvals, or with the register. */
import { inDutchTime } from '../dutch-time.js';
import { groupOf } from '../../../mitz/specification/index.js';
import type { MitzSpecification } from '../../../mitz/specification/index.js';
import type { Holder, Registered } from '../register.js';
import { isFutureProof, isToBeSent, migrationDay } from '../register.js';
import { asSent, besideTheRightOne, bothSay, justSent, rightMessage, saysInstead, saysNo, saysYes } from './fault.js';
import type { FaultKind, Tools } from './fault.js';

const dayMs = 86_400_000;
const shifted = (row: Registered, ms: number): string => inDutchTime(Date.parse(row.moment) + ms);
const knowsTheMoment = (row: Registered): boolean => isToBeSent(row) && !row.holder.knowsDaysOnly;
const isUndecided = ({ choice, excludedReason }: Registered): boolean =>
  choice === 'none' && excludedReason === undefined;

/** Only for adults: whoever is born later must not have decided before birth. */
const canSwapDayAndMonth = (row: Registered): boolean => {
  const [year = '', month = '', day = ''] = row.birthDate.split('-');
  return isToBeSent(row) && year < '1990' && day <= '12' && day !== month;
};

const notSent: FaultKind['plant'] = (row) => ({ rows: [row], messages: [], wrong: { row: 0 } });

/** The register has another row than the right one, and the patient of it is left out. */
const leftOut =
  (change: (row: Registered) => Partial<Registered>): FaultKind['plant'] =>
  (row) => ({ rows: [{ ...row, ...change(row) }], messages: [], wrong: { row: 0 } });

/** The register has another row than the right one, of which the right message was sent. */
const sentButRegistered =
  (change: (row: Registered) => Partial<Registered>): FaultKind['plant'] =>
  (row, tools) => ({ rows: [{ ...row, ...change(row) }], messages: [rightMessage(row, tools)], wrong: { row: 0 } });

/** With a wrong last digit. */
const mistyped = (bsn: string): string => `${bsn.slice(0, 8)}${(Number(bsn[8]) + 1) % 10}`;

const invented = (choice: 'yes' | 'no'): FaultKind['plant'] => saysInstead(() => ({ choice }));

/** The patient is one of a holder that Mitz did not approve, in the register too. */
const ofAHolderWithoutApproval: FaultKind['plant'] = (row, tools) => {
  const moved = { ...row, holder: { ...row.holder, ura: tools.furtherHolder().ura } };
  return justSent(moved, tools);
};

const registeredTwice: FaultKind['plant'] = (row, tools) => ({
  rows: [row, { ...row, choice: row.choice === 'yes' ? 'no' : 'yes' }],
  messages: [rightMessage(row, tools)],
  wrong: { row: 1 },
});

const restricted = (row: Registered, specification: MitzSpecification): boolean =>
  isToBeSent(row) && !isFutureProof(row, specification);
const futureProof = (row: Registered, specification: MitzSpecification): boolean =>
  isToBeSent(row) && isFutureProof(row, specification);
const all = ({ writer: { specification } }: Tools): readonly string[] =>
  Object.keys(specification['codes.consultingCategories'].value);

/** A holder of another type, that has the same data category. */
function ofAnotherType(holder: Holder, { writer: { specification } }: Tools): Holder {
  const types = groupOf(specification, holder.providerType)?.types ?? [];
  return { ...holder, providerType: types.find((type) => type !== holder.providerType) ?? '' };
}

/** The Consent of a message stands in it twice, the second time decided a day later. */
const twoConsents: FaultKind['plant'] = (row, { writer }) => {
  const twice = writer
    .write(asSent(row), 'json')
    .replace(/\{"fullUrl":"[^"]*","resource":\{"resourceType":"Consent".*?"url":"Consent"\}\}/, (consent) => {
      const second = consent
        .replace(/urn:uuid:[^"]*/, 'urn:uuid:00000000-0000-4000-8000-000000000000')
        .replace(/"dateTime":"[^"]*"/, `"dateTime":"${shifted(row, dayMs)}"`);
      return `${consent},${second}`;
    });
  return { rows: [row], messages: [writer.fromJson(twice)], wrong: { message: 0 } };
};

export const registerFaults: readonly FaultKind[] = [
  { name: 'sends-for-a-holder-without-approval', rule: 'not-approved-nothing-sent', plant: ofAHolderWithoutApproval },
  {
    name: 'calls-the-holder-another-kind-of-provider-in-one-message',
    rule: 'one-provider-type-per-holder',
    plant: bothSay(({ holder }, tools) => ({ holder: ofAnotherType(holder, tools) })),
  },
  {
    name: 'sends-another-kind-of-provider-than-the-register-has',
    rule: 'provider-type-preserved',
    also: ['one-provider-type-per-holder'],
    plant: saysInstead(({ holder }, tools) => ({ holder: ofAnotherType(holder, tools) })),
  },
  {
    name: 'contradicts-a-yes',
    rule: 'one-choice-per-category',
    also: ['choice-preserved'],
    fits: saysYes,
    plant: besideTheRightOne(saysInstead(() => ({ choice: 'no' }))),
  },
  {
    name: 'contradicts-a-no',
    rule: 'one-choice-per-category',
    also: ['choice-preserved'],
    fits: saysNo,
    plant: besideTheRightOne(saysInstead(() => ({ choice: 'yes' }))),
  },
  {
    name: 'sends-again-with-another-date',
    rule: 'copies-say-the-same',
    also: ['decision-date-preserved'],
    plant: besideTheRightOne(saysInstead((row) => ({ moment: shifted(row, dayMs) }))),
  },
  {
    name: 'sends-again-with-another-birth-date',
    rule: 'copies-say-the-same',
    also: ['birth-date-preserved'],
    plant: besideTheRightOne(
      saysInstead(({ birthDate }) => ({ birthDate: `${Number(birthDate.slice(0, 4)) - 1}-01-01` })),
    ),
  },
  {
    name: 'sends-again-without-the-restriction',
    rule: 'copies-say-the-same',
    also: ['restriction-preserved'],
    fits: restricted,
    plant: besideTheRightOne(saysInstead((_, tools) => ({ consultingCategories: all(tools) }))),
  },
  {
    name: 'sends-two-consents-that-differ-in-one-message',
    rule: 'copies-say-the-same',
    also: ['decision-date-preserved'],
    plant: twoConsents,
  },
  { name: 'sends-twice', rule: 'no-repetition', plant: besideTheRightOne(justSent) },
  { name: 'registers-a-patient-twice', rule: 'register-one-row-per-patient', plant: registeredTwice },
  {
    name: 'registers-a-bsn-that-fails-the-eleven-test',
    rule: 'register-bsn-is-sound',
    plant: leftOut(({ bsn }) => ({ bsn: mistyped(bsn) })),
  },
  { name: 'registers-a-decision-without-a-bsn', rule: 'register-bsn-is-sound', plant: leftOut(() => ({ bsn: '' })) },
  {
    name: 'registers-a-birth-date-that-does-not-exist',
    rule: 'register-birth-date-exists',
    plant: sentButRegistered(({ birthDate }) => ({ birthDate: `${birthDate.slice(0, 4)}-02-30` })),
  },
  {
    name: 'registers-a-birth-date-in-the-future',
    rule: 'register-birth-date-exists',
    plant: sentButRegistered(() => ({ birthDate: '2171-04-12' })),
  },
  { name: 'forgets-a-yes', rule: 'approved-is-sent', fits: saysYes, plant: notSent },
  { name: 'forgets-a-no', rule: 'approved-is-sent', fits: saysNo, plant: notSent },
  {
    name: 'sends-a-patient-that-the-register-does-not-know',
    rule: 'only-from-the-register',
    plant: besideTheRightOne(saysInstead((_, tools) => ({ bsn: tools.stranger() }))),
  },
  {
    name: 'sends-an-excluded-patient',
    rule: 'only-the-selection',
    fits: ({ choice, excludedReason }) => choice !== 'none' && excludedReason !== undefined,
    plant: justSent,
  },
  { name: 'invents-a-yes', rule: 'no-decision-not-sent', fits: isUndecided, plant: invented('yes') },
  { name: 'invents-a-no', rule: 'no-decision-not-sent', fits: isUndecided, plant: invented('no') },
  {
    name: 'sends-a-yes-as-a-no',
    rule: 'choice-preserved',
    fits: saysYes,
    plant: saysInstead(() => ({ choice: 'no' })),
  },
  {
    name: 'sends-a-no-as-a-yes',
    rule: 'choice-preserved',
    fits: saysNo,
    plant: saysInstead(() => ({ choice: 'yes' })),
  },
  {
    name: 'sends-the-day-before',
    rule: 'decision-date-preserved',
    plant: saysInstead((row) => ({ moment: shifted(row, -dayMs) })),
  },
  {
    name: 'sends-the-day-after',
    rule: 'decision-date-preserved',
    plant: saysInstead((row) => ({ moment: shifted(row, dayMs) })),
  },
  {
    name: 'sends-local-time-as-utc',
    rule: 'decision-date-preserved',
    fits: knowsTheMoment,
    plant: saysInstead((row) => ({ moment: `${shifted(row, 0).slice(0, 19)}Z` })),
  },
  {
    name: 'sends-midnight',
    rule: 'decision-date-preserved',
    fits: knowsTheMoment,
    plant: saysInstead((row) => ({ moment: `${shifted(row, 0).slice(0, 10)}T00:00:00+01:00` })),
  },
  {
    name: 'sends-the-day-of-the-migration',
    rule: 'decision-date-preserved',
    plant: saysInstead(() => ({ moment: `${migrationDay}T08:00:00+02:00` })),
  },
  {
    name: 'sends-a-restricted-consent-as-future-proof',
    rule: 'restriction-preserved',
    fits: restricted,
    plant: saysInstead((_, tools) => ({ consultingCategories: all(tools) })),
  },
  {
    name: 'sends-a-future-proof-consent-as-restricted',
    rule: 'restriction-preserved',
    fits: futureProof,
    plant: saysInstead((_, tools) => ({ consultingCategories: all(tools).slice(1) })),
  },
  {
    name: 'sends-another-restriction',
    rule: 'restriction-preserved',
    fits: restricted,
    plant: saysInstead(({ consultingCategories }, tools) => ({
      consultingCategories: all(tools).filter((one) => !consultingCategories.includes(one)),
    })),
  },
  {
    name: 'sends-another-birth-year',
    rule: 'birth-date-preserved',
    plant: saysInstead(({ birthDate }) => ({ birthDate: `${Number(birthDate.slice(0, 4)) - 1}-01-01` })),
  },
  {
    name: 'swaps-day-and-month-of-birth',
    rule: 'birth-date-preserved',
    fits: canSwapDayAndMonth,
    plant: saysInstead(({ birthDate }) => ({ birthDate: birthDate.replace(/-(\d\d)-(\d\d)$/, '-$2-$1') })),
  },
];
