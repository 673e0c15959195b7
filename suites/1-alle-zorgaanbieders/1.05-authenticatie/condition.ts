import type { Condition } from '../../../core/condition.js';
import { byProvider } from '../../../mitz/declarations/signers.js';
import { anyOf, anyOfWhere, norm } from '../../../mitz/norm.js';

export default {
  id: '1.05',
  title: { nl: 'Authenticatie van medewerkers', en: 'Authentication of staff' },
  demand: {
    nl: "Medewerkers loggen in op het juiste niveau: 'substantieel' zodra dat breed beschikbaar is, tot dan ten minste twee factoren.",
    en: "Staff are authenticated at the right level: 'substantieel' once widely available, until then at least two factors.",
  },
  ...norm('1.05'),
  lines: [
    {
      id: '1.05.a',
      whose: ['application', 'provider'],
      demand: {
        nl: 'Medewerkers loggen in op het juiste niveau: substantieel zodra dat breed beschikbaar is, tot dan ten minste twee factoren.',
        en: 'Staff are authenticated at the right level: substantieel once widely available, until then at least two factors.',
      },
      look: {
        nl: 'Log uit en weer in als medewerker: vraagt het systeem om twee factoren, zoals een pas met pincode of een wachtwoord met een code? Probeer het ook met één: dan komt u niet bij Mitz.',
        en: 'Log out and in again as an employee: does the system ask for two factors, such as a card with a PIN or a password with a code? Try it with one too: then you do not reach Mitz.',
      },
      parts: [
        anyOf('seen', 'declared'),
        anyOfWhere({ claimed: ['dossierhoudersknop', 'raadplegersknop', 'samen-naar-mijnmitz', 'open'] }, 'traffic'),
      ],
      declaration: {
        attach: { nl: 'De beschrijving van hoe medewerkers inloggen.', en: 'The description of how staff log in.' },
        states: [
          {
            nl: 'de factoren waarmee medewerkers inloggen, en het niveau',
            en: 'the factors with which staff log in, and the level',
          },
          { nl: 'voor welke medewerkers en werkplekken dat geldt', en: 'for which staff and workplaces that holds' },
        ],
        signedBy: byProvider,
      },
    },
  ],
} satisfies Condition;
