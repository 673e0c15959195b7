import { Refusal } from '../errors.js';
import { fault, type BehaviourFault } from './fault.js';

/** Faults in who gets to use the functions of Mitz. */
export const LOGIN_FAULTS = {
  'accepts-one-factor': fault('Opens the Mitz functions to a user who logged in with one factor.', {
    buttons: { isStrong: () => () => true },
    consulting: { isStrong: () => () => true },
  }),
  'refuses-two-factors-too': fault('Keeps the buttons closed to a user who logged in with two factors as well.', {
    buttons: {
      currentUser: (sound) => () => {
        sound();
        throw new Refusal('Log in with two factors to use Mitz.');
      },
    },
  }),
  'accepts-an-expired-certificate': fault('Lets a user log in with an expired UZI certificate.', {
    connector: { accepts: (sound) => (certificate) => certificate === 'expired' || sound(certificate) },
  }),
  'accepts-a-revoked-certificate': fault('Lets a user log in with a revoked UZI certificate.', {
    connector: { accepts: (sound) => (certificate) => certificate === 'revoked' || sound(certificate) },
  }),
} as const satisfies Record<string, BehaviourFault>;
