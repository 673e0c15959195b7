import { BUTTONS, DATA_CATEGORIES } from './codes.js';
import type {
  ConsentQuestion,
  DossierRecord,
  Environment,
  LocalConsent,
  Patient,
  PersonId,
  Professional,
  Provider,
} from './domain.js';
import { Malformed } from './errors.js';
import { given, type Fields } from './input.js';

const URA = /^\d{8}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i;

export function readProvider(fields: Fields): Provider {
  return {
    ura: fields.matching('ura', URA, 'eight digits'),
    providerType: fields.text('providerType'),
    ...given(
      'name',
      fields.optional('name', (name) => fields.text(name)),
    ),
  };
}

function readPersonId(fields: Fields): PersonId {
  return { root: fields.text('root'), extension: fields.text('extension') };
}

export function readProfessional(fields: Fields): Professional {
  return {
    ...readPersonId(fields),
    roleCode: fields.text('roleCode'),
    ...given(
      'mandated',
      fields.optional('mandated', (name) => readPersonId(fields.object(name))),
    ),
  };
}

function readRecord(fields: Fields): DossierRecord {
  return { dataCategory: fields.oneOf('dataCategory', DATA_CATEGORIES), content: fields.anyText('content') };
}

/** A patient as registered; without a holder the first provider's. */
export function readPatient(fields: Fields, firstUra: string): Patient {
  return {
    bsn: fields.text('bsn'),
    birthDate: fields.matching('birthDate', DATE, 'a date'),
    bsnVerified: fields.flag('bsnVerified', true),
    birthDateVerified: fields.flag('birthDateVerified', true),
    holderUra: fields.optional('holderUra', (name) => fields.matching(name, URA, 'eight digits')) ?? firstUra,
    records: fields.optional('records', (name) => fields.objects(name, readRecord)) ?? [],
    activeDossier: fields.flag('activeDossier', true),
    deceased: fields.flag('deceased', false),
    treatmentRelation: fields.flag('treatmentRelation', true),
    registered: fields.flag('registered', true),
  };
}

export function readLocalConsent(fields: Fields, firstUra: string): LocalConsent {
  const decidedAt = fields.optional('decidedAt', (name) => fields.matching(name, INSTANT, 'a moment with a time zone'));
  return {
    bsn: fields.text('bsn'),
    holderUra: fields.optional('holderUra', (name) => fields.matching(name, URA, 'eight digits')) ?? firstUra,
    choice: fields.oneOf('choice', ['yes', 'no', 'none']),
    ...given('decidedAt', decidedAt),
    futureProof: fields.flag('futureProof', true),
    consultingCategories: fields.optional('consultingCategories', (name) => fields.texts(name)) ?? [],
  };
}

function readQuestion(fields: Fields): ConsentQuestion {
  return { button: fields.oneOf('button', BUTTONS), version: fields.text('version'), text: fields.text('text') };
}

/** The input of `configure`. */
export function readEnvironment(fields: Fields): Environment {
  const text = (name: string): string => fields.text(name);
  const baseUrl = fields.text('baseUrl');
  if (!baseUrl.startsWith('https://') || !URL.canParse(baseUrl)) {
    throw new Malformed('input.baseUrl must be an https address');
  }
  return {
    baseUrl: baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`,
    ...given(
      'mijnMitzUrl',
      fields.optional('mijnMitzUrl', (name) => fields.anyText(name)),
    ),
    ca: fields.text('ca'),
    clientCertificate: fields.text('clientCertificate'),
    clientKey: fields.text('clientKey'),
    provider: readProvider(fields.object('provider')),
    providers: fields.optional('providers', (name) => fields.objects(name, readProvider)) ?? [],
    format: fields.optional('format', (name) => fields.oneOf(name, ['json', 'xml'])) ?? 'json',
    ...given('mitzNotificationCertificate', fields.optional('mitzNotificationCertificate', text)),
    ...given('gatewaySystem', fields.optional('gatewaySystem', text)),
    ...given('sourceSystem', fields.optional('sourceSystem', text)),
    notificationBase: fields.anyText('notificationBase'),
    ...given('serverCertificate', fields.optional('serverCertificate', text)),
    ...given('serverKey', fields.optional('serverKey', text)),
    consentQuestions: fields.optional('consentQuestions', (name) => fields.objects(name, readQuestion)) ?? [],
  };
}
