import { expectValue } from '../../../mitz/rules.js';
import { shiftsScenario, written } from '../../../mitz/scenarios/shifts.js';
import { defaultProfessional } from '../../../mitz/world.js';

export default shiftsScenario({
  title: {
    nl: 'De zorgverlener in het bericht is de ingelogde gebruiker',
    en: 'The professional in the message is the user who is logged in',
  },
  line: '4.08.b',
  basis: 'normative',
  users: [defaultProfessional, { ...defaultProfessional, extension: '900000010' }],
  checks: {
    'message-names-the-user': {
      title: { nl: 'Het bericht noemt wie was ingelogd', en: 'The message names who was logged in' },
      trippedBy: ['sends-one-professional-for-all'],
      judge: ({ user, professional, where }) => {
        expectValue(written(professional), written(user), 'the message must name the user who was logged in', where);
      },
      wrong: () => defaultProfessional,
    },
  },
});
