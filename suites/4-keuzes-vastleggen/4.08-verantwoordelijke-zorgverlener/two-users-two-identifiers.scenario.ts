import { demand } from '../../../core/outcome.js';
import { shiftsScenario, written } from '../../../mitz/scenarios/shifts.js';
import { defaultProfessional } from '../../../mitz/world.js';

const colleague = { ...defaultProfessional, extension: '900000010' };

export default shiftsScenario({
  title: {
    nl: 'Twee gebruikers hebben twee nummers, en ieder houdt het eigen nummer',
    en: 'Two users have two identifiers, and each keeps their own',
  },
  line: '4.08.b',
  basis: 'normative',
  users: [defaultProfessional, colleague, defaultProfessional],
  checks: {
    'another-user-another-identifier': {
      title: { nl: 'Een andere gebruiker heeft een ander nummer', en: 'Another user has another identifier' },
      trippedBy: ['sends-one-professional-for-all'],
      judge: ({ user, professional, where }, _, all) => {
        const shared = all().find(
          (other) => other.user.extension !== user.extension && written(other.professional) === written(professional),
        );
        demand(shared === undefined, {
          message: 'two users must not have the same identifier',
          expected: 'an identifier for each user',
          received: `${written(professional)} for ${user.extension} and for ${shared?.user.extension ?? ''}`,
          where: `${where}; ${shared?.where ?? ''}`,
        });
      },
      wrong: () => defaultProfessional,
    },
    'same-user-same-identifier': {
      title: { nl: 'Dezelfde gebruiker heeft hetzelfde nummer', en: 'The same user has the same identifier' },
      trippedBy: ['makes-up-a-professional-each-time'],
      judge: ({ user, professional, where }, _, all) => {
        const other = all().find(
          (one) => one.user.extension === user.extension && written(one.professional) !== written(professional),
        );
        demand(other === undefined, {
          message: 'a user must keep the same identifier',
          expected: other ? written(other.professional) : '',
          received: written(professional),
          where: `${where}; ${other?.where ?? ''}`,
        });
      },
      wrong: (user, i) => ({ ...user, extension: `${user.extension}${i}` }),
    },
  },
});
