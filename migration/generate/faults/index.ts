import type { MessageFormat } from '../message.js';
import { consentFaults } from './consent-faults.js';
import type { FaultKind } from './fault.js';
import { meaningFaults } from './meaning-faults.js';
import { messageFaults } from './message-faults.js';
import { registerFaults } from './register-faults.js';

/** Every kind of fault that can be planted in messages of a format. */
export const faultKinds = (format: MessageFormat): readonly FaultKind[] =>
  [...messageFaults, ...consentFaults, ...meaningFaults, ...registerFaults].filter(
    (kind) => kind.format === undefined || kind.format === format,
  );
