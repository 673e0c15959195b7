import type { Representative } from './buttons.js';
import { BUTTONS, DATA_CATEGORIES } from './codes.js';
import type { CertificateState, Connector } from './connector.js';
import { knownPatient } from './context.js';
import type { DataRequest } from './data-requests.js';
import { Malformed } from './errors.js';
import { given, type Fields } from './input.js';
import { readEnvironment, readLocalConsent, readPatient, readProfessional, readProvider } from './readers.js';

/** Carries out an action; what it returns is the output, and undefined means that it has none. */
export type Action = (connector: Connector, input: Fields) => unknown;

const CERTIFICATE_STATES: readonly CertificateState[] = ['valid', 'expired', 'revoked'];

const REPRESENTATIVES: readonly Representative[] = ['absent', 'agrees', 'disagrees'];

const bsnIn = (input: Fields): string => input.text('bsn');

function readDataRequest(input: Fields): DataRequest {
  const requester = input.object('requester');
  const asked = input.list('dataCategories', (item, where) => {
    const category = DATA_CATEGORIES.find((known) => known === item);
    if (category === undefined) throw new Malformed(`${where} is not a data category`);
    return category;
  });
  if (asked.length === 0) throw new Malformed('input.dataCategories is empty');
  return {
    bsn: bsnIn(input),
    ...given(
      'holderUra',
      input.optional('holderUra', (name) => input.text(name)),
    ),
    ...given(
      'deliverTo',
      input.optional('deliverTo', (name) => input.matching(name, /^https?:\/\//, 'an http address')),
    ),
    requester: { ...readProvider(requester), professional: readProfessional(requester.object('professional')) },
    dataCategories: [...new Set(asked)],
    purposeOfUse: input.oneOf('purposeOfUse', ['TREAT', 'COC']),
  };
}

/** The actions of the driver contract, by name. What is not here is answered 501. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  reset: (connector) => {
    connector.reset();
  },
  configure: (connector, input) => connector.configure(readEnvironment(input)),
  'register-patients': (connector, input) => {
    const { ura } = connector.environment().provider;
    return connector.dossiers.register(input.objects('patients', (fields) => readPatient(fields, ura)));
  },
  'open-dossier': (connector, input) => connector.dossiers.open(bsnIn(input)),
  'close-dossier': (connector, input) => connector.dossiers.close(bsnIn(input)),
  'answer-data-request': (connector, input) => connector.dataRequests.answer(readDataRequest(input)),
  'load-local-consents': (connector, input) => {
    const { ura } = connector.environment().provider;
    connector.consents.load(input.objects('consents', (fields) => readLocalConsent(fields, ura)));
  },
  'start-migration': (connector, input) => {
    const bsns = input.optional('bsns', (name) => input.texts(name));
    return connector.migration.start(input.flag('approved', false), bsns);
  },
  'migration-report': (connector) => connector.migration.report(),
  login: (connector, input) => {
    const certificate = input.optional('certificate', (name) => input.oneOf(name, CERTIFICATE_STATES));
    const professional = readProfessional(input.object('professional'));
    connector.login(professional, input.oneOf('factors', [1, 2]), certificate ?? 'valid');
  },
  'select-patient': (connector, input) => {
    connector.selectPatient(knownPatient(connector, bsnIn(input)).bsn);
  },
  'start-consent-question': (connector, input) => {
    const button = input.oneOf('button', BUTTONS);
    const holder = button === 'raadplegersknop' ? readProvider(input.object('holder')) : undefined;
    return connector.buttons.start(button, holder);
  },
  'answer-consent-question': (connector, input) =>
    connector.buttons.answer({
      questionId: input.text('questionId'),
      choice: input.oneOf('choice', ['yes', 'no', 'none', 'cancel']),
      representative: representativeIn(input),
      folderOffered: input.flag('folderOffered', true),
    }),
  'local-consent': (connector, input) => connector.consents.leading(bsnIn(input)),
  'audit-log': (connector, input) => ({
    entries: connector.audit.export({
      ...given(
        'bsn',
        input.optional('bsn', (name) => input.text(name)),
      ),
      ...given('from', momentIn(input, 'from')),
      ...given('to', momentIn(input, 'to')),
    }),
  }),
  'work-list': (connector) => ({ items: connector.workList() }),
  'run-scheduled-work': async (connector) => ({ pending: await connector.runScheduledWork() }),
  restart: (connector) => connector.restart(),
  'locate-dossiers': async (connector, input) => ({
    holders: await connector.consulting.locate(bsnIn(input), readProfessional(input.object('professional'))),
  }),
  'open-mijnmitz': (connector) => connector.consulting.launch(),
};

/** The newer field goes before the older one, which cannot say that somebody is there and disagrees. */
function representativeIn(input: Fields): Representative {
  const present = input.flag('representativePresent', false);
  return (
    input.optional('representative', (name) => input.oneOf(name, REPRESENTATIVES)) ?? (present ? 'agrees' : 'absent')
  );
}

function momentIn(input: Fields, name: string): string | undefined {
  const moment = input.optional(name, () => input.text(name));
  if (moment !== undefined && Number.isNaN(Date.parse(moment))) throw new Malformed(`input.${name} is not a moment`);
  return moment;
}
