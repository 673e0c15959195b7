import { expect } from 'chai';
import { driverActions, hasOutput } from '../schemas/driver-contract.js';
import type { ActionName, XisActions } from './xis.js';

/** Of each action in the types, whether it has an output; the compiler holds this table to the types. */
const typed: { readonly [A in ActionName]: XisActions[A]['output'] extends undefined ? false : true } = {
  reset: false,
  configure: false,
  'register-patients': false,
  'open-dossier': false,
  'close-dossier': false,
  'answer-data-request': true,
  'locate-dossiers': true,
  login: false,
  'select-patient': false,
  'start-consent-question': true,
  'answer-consent-question': true,
  'open-mijnmitz': true,
  'local-consent': true,
  'load-local-consents': false,
  'start-migration': true,
  'migration-report': true,
  'run-scheduled-work': true,
  'work-list': true,
  restart: false,
  'audit-log': true,
};

describe('the actions of a XIS', () => {
  it('are those of the driver contract, each with an output or without as there', () => {
    expect(Object.fromEntries(driverActions().map((action) => [action, hasOutput(action)]))).to.deep.equal(typed);
  });
});
