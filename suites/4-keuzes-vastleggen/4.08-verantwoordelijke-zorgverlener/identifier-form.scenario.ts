import { demand } from '../../../core/outcome.js';
import { expectValue } from '../../../mitz/rules.js';
import { shiftsScenario, written } from '../../../mitz/scenarios/shifts.js';
import { defaultProfessional } from '../../../mitz/world.js';

/** A number of the UZI register with leading zeros (no BSN: it fails the eleven-test), and the longest that an employer may give. */
const users = [
  { ...defaultProfessional, extension: '000095255' },
  { ...defaultProfessional, root: '2.16.840.1.113883.2.4.6.6.90000017', extension: 'Medewerker7'.padEnd(60, 'x') },
];

export default shiftsScenario({
  title: {
    nl: 'Het nummer van de zorgverlener is een OID met 1 tot 60 letters of cijfers, en staat er heel',
    en: 'The identifier of the professional is an OID with 1 to 60 letters or digits, and is there in full',
  },
  line: '4.08.b',
  users,
  checks: {
    'identifier-has-the-form': {
      title: { nl: 'Het nummer heeft de voorgeschreven vorm', en: 'The identifier has the prescribed form' },
      reads: ['registratie.agent', 'vraag.professionalForm'],
      trippedBy: ['records-a-professional-with-punctuation'],
      judge: ({ professional: { root, extension }, where }, { specification }) => {
        const isOid = /^[0-2](\.(0|[1-9]\d*))+$/.test(root);
        demand(isOid && new RegExp(specification['vraag.professionalForm'].value).test(extension), {
          message: 'the professional must be identified by an OID with 1 to 60 letters or digits',
          expected: 'urn:oid:… and 1 to 60 letters or digits',
          received: written({ root, extension }),
          where,
        });
      },
      wrong: (user) => ({ ...user, extension: `${user.extension.slice(0, 8)}-${user.extension.slice(8, 9)}` }),
    },
    'identifier-is-whole': {
      title: { nl: 'Het nummer staat er zoals het is uitgegeven', en: 'The identifier is there as it was issued' },
      reads: ['registratie.agent'],
      trippedBy: ['cuts-off-long-professionals', 'drops-leading-zeros-of-professionals'],
      judge: ({ user, professional, where }) => {
        expectValue(written(professional), written(user), 'the identifier must be there as it was issued', where);
      },
      wrong: (user) => ({ ...user, extension: user.extension.replace(/^0+/, '').slice(0, 32) }),
    },
  },
});
