import type { Text } from '../core/text.js';
import type { Functionality } from './scenario.js';

/** A kind of system to begin a target file with: the provider it is for, and what such a system usually claims. */
export interface Preset {
  readonly title: Text;
  /** Its group, and with it the data category, is in the specification set. */
  readonly providerType: string;
  /** A provider of the test register, until a supplier names its own. */
  readonly provider: { readonly ura: string; readonly name: string };
  readonly application: string;
  /** Assumed: a proposal, to be changed at will. */
  readonly functionalities: readonly Functionality[];
}

export const presets = {
  huisarts: {
    title: { nl: 'huisartsinformatiesysteem (HIS)', en: 'GP system (HIS)' },
    providerType: 'Z3',
    provider: { ura: '90000382', name: 'Huisartsenpraktijk De Proef' },
    application: 'Voorbeeld HIS',
    functionalities: ['lokalisatie', 'notificaties', 'gesloten', 'open', 'migratie', 'dossierhoudersknop'],
  },
  apotheek: {
    title: { nl: 'apotheekinformatiesysteem (AIS)', en: 'pharmacy system (AIS)' },
    providerType: 'J8',
    provider: { ura: '90000390', name: 'Apotheek De Proef' },
    application: 'Voorbeeld AIS',
    functionalities: ['lokalisatie', 'notificaties', 'gesloten', 'open', 'migratie', 'samen-naar-mijnmitz'],
  },
  ziekenhuis: {
    title: { nl: 'ziekenhuis (ZIS/EPD)', en: 'hospital (HIS/EHR)' },
    providerType: 'V4',
    provider: { ura: '90000404', name: 'Ziekenhuis De Proef' },
    application: 'Voorbeeld EPD',
    functionalities: [
      'lokalisatie',
      'notificaties',
      'gesloten',
      'open',
      'migratie',
      'dossierhoudersknop',
      'raadplegersknop',
    ],
  },
  laboratorium: {
    title: { nl: 'laboratorium (LIS)', en: 'laboratory (LIS)' },
    providerType: 'L1',
    provider: { ura: '90000412', name: 'Laboratorium De Proef' },
    application: 'Voorbeeld LIS',
    functionalities: ['lokalisatie', 'notificaties', 'gesloten'],
  },
} as const satisfies Record<string, Preset>;

export type PresetName = keyof typeof presets;
