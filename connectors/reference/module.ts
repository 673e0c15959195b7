/**
 * The reference connector as a module, for a harness that runs it in its own process: an async function per action of
 * the driver contract. Faults are named in the environment, `REFERENCE_FAULTS=treats-deny-as-permit,…`.
 */
import { ACTIONS } from './actions.js';
import { Connector } from './connector.js';
import { Refusal, safeMessage } from './errors.js';
import { findFault, layFaults } from './faults/index.js';
import { Fields } from './input.js';
import { Store } from './store.js';

const faults = (process.env['REFERENCE_FAULTS'] ?? '')
  .split(',')
  .filter(Boolean)
  .map((name) => {
    const found = findFault(name);
    if ('name' in found) return found.name;
    throw new Error(`REFERENCE_FAULTS: there is no fault '${name}'`);
  });
const connector = new Connector(new Store(), undefined, false);
layFaults(faults, connector);
await connector.wake();

/** An error of which the status says what it would be over HTTP. */
class Answered extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

const action =
  (name: string) =>
  async (input: unknown): Promise<unknown> => {
    const perform = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
    if (perform === undefined) throw new Answered('This action is not supported.', 501);
    try {
      return await perform(connector, new Fields(input));
    } catch (error) {
      throw new Answered(safeMessage(error), error instanceof Refusal ? 409 : 500);
    }
  };

export const reset = action('reset');
export const configure = action('configure');
export const registerPatients = action('register-patients');
export const openDossier = action('open-dossier');
export const closeDossier = action('close-dossier');
export const answerDataRequest = action('answer-data-request');
export const locateDossiers = action('locate-dossiers');
export const login = action('login');
export const selectPatient = action('select-patient');
export const startConsentQuestion = action('start-consent-question');
export const answerConsentQuestion = action('answer-consent-question');
export const openMijnMitz = action('open-mijnmitz');
export const localConsent = action('local-consent');
export const loadLocalConsents = action('load-local-consents');
export const startMigration = action('start-migration');
export const migrationReport = action('migration-report');
export const runScheduledWork = action('run-scheduled-work');
export const workList = action('work-list');
export const restart = action('restart');
export const auditLog = action('audit-log');
