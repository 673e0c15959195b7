/** How the buttons that record a choice for a patient are pressed. */
import type { Provider } from './parties.js';
import type { Button, XisActions } from './xis.js';

/** The buttons with which a choice is recorded for a patient. */
export const buttons = ['dossierhoudersknop', 'raadplegersknop'] as const satisfies readonly Button[];

/** The holder about whose data the raadplegersknop asks: a pharmacy that is not the target. */
const otherHolder: Provider = { ura: '90000705', providerType: 'J8', name: 'Apotheek De Overkant' };

/** One press of a button, as the driver is told of it. */
export type ButtonPress = XisActions['start-consent-question']['input'];

/** Of the buttons those that a target claims. */
export const claimedButtons = (functionalities: readonly string[]): readonly Button[] =>
  buttons.filter((button) => functionalities.includes(button));

/** The raadplegersknop asks about another holder, the dossierhoudersknop about the provider itself. */
export const pressOf = (button: Button): ButtonPress => ({
  button,
  ...(button === 'raadplegersknop' && { holder: otherHolder }),
});
