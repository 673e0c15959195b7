import { demand } from '../../../core/outcome.js';
import type { Professional } from '../../../mitz/parties.js';
import { expectValue } from '../../../mitz/rules.js';
import { shiftsScenario, written } from '../../../mitz/scenarios/shifts.js';
import { defaultProfessional } from '../../../mitz/world.js';

const mandated = { root: defaultProfessional.root, extension: '900000021' };
const underMandate: Professional = { ...defaultProfessional, mandated };
const alone = { root: defaultProfessional.root, extension: '900000010', roleCode: defaultProfessional.roleCode };

export default shiftsScenario({
  title: {
    nl: 'Wie onder mandaat vastlegt staat in het bericht, naast wie verantwoordelijk is',
    en: 'Who records under mandate stands in the message, beside who is responsible',
  },
  line: '4.08.b',
  users: [underMandate, alone],
  checks: {
    'responsible-professional-is-named': {
      title: { nl: 'De verantwoordelijke is genoemd als verantwoordelijke', en: 'Who is responsible is named as such' },
      reads: ['registratie.agent'],
      trippedBy: ['records-the-mandated-person-as-responsible', 'sends-one-professional-for-all'],
      judge: ({ user, professional, where }) => {
        expectValue(written(professional), written(user), 'the message must name who is responsible', where);
      },
      wrong: ({ mandated: acting, ...user }) => ({ ...user, ...acting }),
    },
    'mandated-person-is-named': {
      title: {
        nl: 'Wie onder mandaat handelt is genoemd, en verder niemand',
        en: 'Who acts under mandate is named, and nobody else',
      },
      reads: ['registratie.agent'],
      trippedBy: ['records-without-the-mandated-person'],
      judge: ({ user, mandated: named, where }) => {
        const [expected, received] = [user.mandated, named].map((one) => (one ? written(one) : 'nobody'));
        demand(expected === received, {
          message: 'the message must name who acts under mandate, and nobody where nobody does',
          expected: expected ?? '',
          received: received ?? '',
          where,
        });
      },
      wrong: ({ mandated: _, ...user }) => user,
    },
  },
});
