import { expect } from 'chai';
import { parse } from 'yaml';
import { schemaFile } from '../schemas/index.js';
import { driverActions, hasOutput } from '../schemas/driver-contract.js';
import type { ActionName, Patient, XisActions } from './xis.js';

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

type FieldsOf<Input> = Input extends undefined
  ? Readonly<Record<string, never>>
  : { readonly [F in keyof Input]-?: true };

/** The fields of each input in the types; the compiler holds this table to the types. */
const fields: { readonly [A in ActionName]: FieldsOf<XisActions[A]['input']> } = {
  reset: {},
  configure: {
    baseUrl: true,
    mijnMitzUrl: true,
    ca: true,
    clientCertificate: true,
    clientKey: true,
    provider: true,
    providers: true,
    format: true,
    mitzNotificationCertificate: true,
    gatewaySystem: true,
    sourceSystem: true,
    notificationBase: true,
    serverCertificate: true,
    serverKey: true,
    consentQuestions: true,
  },
  'register-patients': { patients: true },
  'open-dossier': { bsn: true },
  'close-dossier': { bsn: true },
  'answer-data-request': {
    deliverTo: true,
    holderUra: true,
    bsn: true,
    requester: true,
    dataCategories: true,
    purposeOfUse: true,
  },
  'locate-dossiers': { bsn: true, professional: true },
  login: { professional: true, factors: true, level: true, certificate: true, userCertificate: true },
  'select-patient': { bsn: true },
  'start-consent-question': { button: true, holder: true },
  'answer-consent-question': {
    questionId: true,
    choice: true,
    representativePresent: true,
    representative: true,
    folderOffered: true,
  },
  'open-mijnmitz': {},
  'local-consent': { bsn: true },
  'load-local-consents': { consents: true },
  'start-migration': { approved: true, bsns: true },
  'migration-report': {},
  'run-scheduled-work': {},
  'work-list': {},
  restart: {},
  'audit-log': { bsn: true, from: true, to: true },
};

/** As `fields`, of the patients that are put in a XIS. */
const ofAPatient: FieldsOf<Patient> = {
  bsn: true,
  birthDate: true,
  name: true,
  bsnVerified: true,
  birthDateVerified: true,
  holderUra: true,
  records: true,
  activeDossier: true,
  deceased: true,
  treatmentRelation: true,
  registered: true,
};

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}
interface Contract {
  readonly paths: Readonly<Record<string, { readonly post: { readonly requestBody?: RequestBody } }>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}
interface RequestBody {
  readonly content: { readonly 'application/json': { readonly schema: Schema } };
}

const { paths, components } = parse(schemaFile('xis-driver.openapi.yaml')) as Contract;
const namesIn = (schema: Schema = {}): readonly string[] =>
  Object.keys((schema.$ref ? components.schemas[schema.$ref.split('/').at(-1) ?? ''] : schema)?.properties ?? {});

describe('the actions of a XIS', () => {
  it('are those of the driver contract, each with an output or without as there', () => {
    expect(Object.fromEntries(driverActions().map((action) => [action, hasOutput(action)]))).to.deep.equal(typed);
  });

  it('take the fields that the driver contract names, all of them and no others', () => {
    for (const [action, named] of Object.entries(fields))
      expect(
        namesIn(paths[`/actions/${action}`]?.post.requestBody?.content['application/json'].schema),
        action,
      ).to.have.members(Object.keys(named));
    expect(namesIn(components.schemas['Patient'])).to.have.members(Object.keys(ofAPatient));
  });
});
