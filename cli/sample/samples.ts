/**
 * Samples of every message. The questions are built as the reference of the harness builds them, and the mocked Mitz itself
 * answers them: all of it by the values of a specification set, so that an overlay changes the samples as well.
 */
import { buildSubscription } from '../../mitz/abonneren/subscription.js';
import { pressOf } from '../../mitz/buttons.js';
import type { FhirFormat } from '../../mitz/context.js';
import type { Json } from '../../mitz/fhir/json.js';
import { fhirXml } from '../../mitz/fhir/write-xml.js';
import { buildQuestion } from '../../mitz/gesloten-autorisatievraag/question.js';
import { buildOpenQuestion } from '../../mitz/open-autorisatievraag/question.js';
import { buildLaunch } from '../../mitz/samen-naar-mijnmitz/launch.js';
import { groupOf } from '../../mitz/specification/index.js';
import type { MitzSpecification } from '../../mitz/specification/index.js';
import { buildConsentBundle } from '../../mitz/toestemming/bundle.js';
import type { ConsentMessage } from '../../mitz/toestemming/bundle.js';
import { buildNotification, notificationHeaders } from '../../mitz/toestemming/notification.js';
import { consulter, defaultProfessional, koppelvlakken, WorldMaker } from '../../mitz/world.js';
import type { Company, Koppelvlak, World } from '../../mitz/world.js';
import type { Patient } from '../../mitz/xis.js';
import { answerAnything } from '../../mocks/mitz.js';
import type { Reply } from '../../mocks/endpoints/endpoint.js';
import { MitzState } from '../../mocks/state.js';
import { consentQuestionsOf } from '../run/lane.js';
import { indent } from '../../reports/indent.js';

/** The interfaces of which there are samples. Mitz itself calls the last one. */
export const sampledInterfaces = [...koppelvlakken, 'notificeren'] as const;
export type SampledInterface = (typeof sampledInterfaces)[number];

/** One message, indented, without what the set says of it. */
export interface SampleMessage {
  /** For a file name: `question`, `question-answer`. */
  readonly name: string;
  readonly title: string;
  /** The request line or the status, and the headers. */
  readonly head: readonly string[];
  readonly body: string;
}

/** What samples are made of. */
export interface SampleSetting {
  readonly specification: MitzSpecification;
  readonly company: Company;
  readonly world: World;
  /** A patient whose yes Mitz holds. */
  readonly patient: Patient;
  readonly baseUrl: string;
  readonly format: FhirFormat;
  /** The moment at which all of it is sent; ISO 8601. */
  readonly at: string;
}

/** The patients of a mock that is served for exploring by hand, what Mitz holds of them, and those of the user's own. */
export function exploringWorld(
  company: Company,
  own: readonly { readonly bsn: string; readonly choice: 'yes' | 'no' | 'none' }[] = [],
): { world: World; permitted: Patient; refused: Patient } {
  const maker = new WorldMaker('mock', company);
  const [permitted, refused] = [maker.patient(), maker.patient()];
  maker.consent(permitted, 'yes');
  maker.consent(refused, 'no');
  for (const { bsn, choice } of own) {
    const patient = maker.patient({ bsn });
    if (choice !== 'none') maker.consent(patient, choice);
  }
  return { world: maker.world(), permitted, refused };
}

/** A message to Mitz. Its answer is the mock's. */
interface Call {
  readonly name: string;
  readonly title: string;
  readonly method: 'POST' | 'DELETE';
  /** Below the base address. */
  readonly path: string;
  readonly contentType?: string;
  readonly body: string;
}

/** The messages of one interface, in the order in which they would be sent, each with its answer. */
export function samplesOf(name: SampledInterface, setting: SampleSetting): readonly SampleMessage[] {
  if (name === 'notificeren') return [notification(setting)];
  const mitz = new MitzState(setting.world, setting.specification);
  // The open question finds the holder once it has a subscription, and only then there is one to cancel.
  const needed =
    name === 'openAutorisatievraag' || name === 'opzeggen' ? callsTo('abonneren', setting).slice(0, 1) : [];
  for (const call of needed) answered(call, mitz, setting);
  const [subscription] = mitz.subscriptions();
  const calls = callsTo(name, setting, subscription?.id);
  if (name === 'migreren') return [...approved(calls, mitz, setting)];
  return calls.flatMap((call) => exchange(call, mitz, setting));
}

/** The migration as long as Mitz has not approved it, and from then on. */
function* approved(calls: readonly Call[], mitz: MitzState, setting: SampleSetting): Generator<SampleMessage> {
  const [first] = calls;
  for (const call of calls) {
    if (call !== first) mitz.approve(setting.company.provider.ura);
    yield* exchange(call, mitz, setting);
  }
}

function exchange(call: Call, mitz: MitzState, setting: SampleSetting): readonly SampleMessage[] {
  const headers = call.contentType === undefined ? {} : { 'content-type': call.contentType };
  const asked = {
    name: call.name,
    title: `${call.title}, to Mitz`,
    head: [`${call.method} ${setting.baseUrl}${call.path}`, ...headerLines({ ...headers, 'x-request-id': requestId })],
    body: indent(call.body),
  };
  const { status, headers: said, body } = answered(call, mitz, setting);
  const answer = {
    name: `${call.name}-answer`,
    title: 'the answer of Mitz',
    head: [String(status), ...headerLines(said)],
  };
  return [asked, { ...answer, body: indent(body) }];
}

/** Put in the place of an id of one's own. */
const requestId = '6f1c2f0e-5d0b-4c0a-9a39-0d4b6a5b1c11';

const headerLines = (headers: Readonly<Record<string, string>>): string[] =>
  Object.entries(headers).map(([name, value]) => `${name}: ${value}`);

function answered({ method, path, contentType, body }: Call, mitz: MitzState, { baseUrl }: SampleSetting): Reply {
  const { behaviour } = answerAnything({ method, path, contentType, body, baseUrl }, {}, mitz);
  if (behaviour.kind !== 'reply') throw new Error(`the mocked Mitz did not answer the sample of ${path}`);
  return behaviour.reply;
}

const soapType = 'application/soap+xml; charset=UTF-8';

const callsTo = (name: Koppelvlak, setting: SampleSetting, subscription = ''): readonly Call[] =>
  makers[name](setting, subscription);

const post =
  (path: string, contentType: string) =>
  (call: Pick<Call, 'name' | 'title' | 'body'>): Call => ({ method: 'POST', path, contentType, ...call });

const messageId = `urn:uuid:${requestId}`;

/** The messages to each interface; `subscription` is the id of one that Mitz holds. */
const makers: Record<Koppelvlak, (setting: SampleSetting, subscription: string) => readonly Call[]> = {
  geslotenAutorisatievraag: ({ specification, company, patient, baseUrl }) => {
    const { bsn } = patient;
    const path = specification['path.geslotenAutorisatievraag'].value;
    const dataCategories = [company.dataCategory];
    const question = { messageId, bsn, holder: company.provider, dataCategories, consulter, purposeOfUse: 'TREAT' };
    const body = buildQuestion(question, `${baseUrl}${path}`, specification);
    const other = { ...question, bsn: noChoice };
    return [
      post(path, soapType)({ name: 'question', title: 'the question, of a patient who said yes', body }),
      post(
        path,
        soapType,
      )({
        name: 'question-deny',
        title: 'the same, of a patient who chose nothing',
        body: buildQuestion(other, `${baseUrl}${path}`, specification),
      }),
      post(path, soapType)({ name: 'fault', title: 'what is no question', body: broken(body, 'soap:Body') }),
      post(path, 'application/json')({ name: 'fault-415', title: 'the question under a wrong Content-Type', body }),
    ];
  },
  openAutorisatievraag: ({ specification, patient, baseUrl, at }) => {
    const { bsn } = patient;
    const path = specification['path.openAutorisatievraag'].value;
    const question = { messageId, bsn, consulter, purposeOfUse: 'TREAT' };
    const body = buildOpenQuestion(question, { endpoint: `${baseUrl}${path}`, at }, specification);
    return [
      post(
        path,
        soapType,
      )({ name: 'question', title: 'the question, of a patient with a holder who may be asked', body }),
      post(
        path,
        soapType,
      )({
        name: 'question-nobody',
        title: 'the same, of a patient without one',
        body: buildOpenQuestion({ ...question, bsn: noChoice }, { endpoint: `${baseUrl}${path}`, at }, specification),
      }),
      post(path, soapType)({ name: 'fault', title: 'what is no question', body: broken(body, 'soap:Body') }),
    ];
  },
  abonneren: ({ specification, company, patient, format }) => {
    const { bsn, birthDate } = patient;
    const request = { bsn, birthDate, holder: company.provider, endpoint: 'https://localhost:9443/notificaties' };
    const { gatewaySystem, sourceSystem } = company;
    const systems = { ...(gatewaySystem && { gatewaySystem }), ...(sourceSystem && { sourceSystem }) };
    const subscription = buildSubscription({ ...request, ...systems }, specification);
    const send = post(specification['path.abonneren'].value, fhirType(format));
    return [
      send({ name: 'subscription', title: 'the Subscription', body: written(subscription, format) }),
      send({ name: 'fault', title: 'what is no Subscription', body: written({ resourceType: 'Basic' }, format) }),
    ];
  },
  opzeggen: ({ specification }, subscription) => {
    const to = (id: string): Pick<Call, 'method' | 'path' | 'body'> => ({
      method: 'DELETE',
      path: `${specification['path.abonneren'].value}/${id}`,
      body: '',
    });
    return [
      {
        name: 'cancel',
        title: 'a Subscription cancelled, by the id in the Location of its answer',
        ...to(subscription),
      },
      { name: 'fault', title: 'one that does not exist', ...to('does-not-exist') },
    ];
  },
  migreren: (setting) => {
    const { specification, at, format } = setting;
    const send = post(specification['path.migreren'].value, fhirType(format));
    const offered = (decidedAt: string): string =>
      written(buildConsentBundle(consentOf(setting, { decidedAt }), specification), format);
    return [
      send({
        name: 'fault-not-approved',
        title: 'a consent before Mitz approved the migration',
        body: offered(earlier),
      }),
      send({ name: 'bundle', title: 'a consent that is migrated', body: offered(later(at)) }),
      send({ name: 'bundle-superseded', title: 'a consent of which a newer choice stands', body: offered(earlier) }),
    ];
  },
  registreren: (setting) => {
    const { specification, at, format } = setting;
    const { button } = pressOf('dossierhoudersknop');
    const asked = consentQuestionsOf(specification).find((one) => one.button === button);
    const questionVersion = asked?.version ?? '';
    const recording = { professional: defaultProfessional, button, questionVersion, recorded: at };
    const bundle = buildConsentBundle({ ...consentOf(setting, { decidedAt: at }), recording }, specification);
    const send = post(specification['path.registreren'].value, fhirType(format));
    return [
      send({ name: 'bundle', title: 'a choice recorded with the dossierhoudersknop', body: written(bundle, format) }),
      send({ name: 'fault', title: 'what is no Bundle', body: written({ resourceType: 'Basic' }, format) }),
    ];
  },
  launch: ({ specification, company, patient }) => {
    const { bsn } = patient;
    const asked = { bsn, provider: company.provider, professional: defaultProfessional, factors: 2 };
    const send = post(specification['path.launch'].value, 'application/json');
    return [
      send({
        name: 'launch',
        title: 'MijnMitz opened for a patient',
        body: JSON.stringify(buildLaunch(asked, specification)),
      }),
      send({ name: 'fault', title: 'without its fields', body: '{}' }),
    ];
  },
};

/** A BSN of which Mitz holds no choice. */
export const noChoice = '999990019';

/** Before any choice that the world of a mock holds. */
const earlier = '2011-05-06T10:00:00+02:00';
/** After all of them. */
const later = (at: string): string => new Date(Date.parse(at) + 1000).toISOString();

const broken = (body: string, element: string): string => body.replaceAll(element, 'soap:Nobody');

const fhirType = (format: FhirFormat): string => `application/fhir+${format}`;

const written = (resource: Json, format: FhirFormat): string =>
  format === 'json' ? JSON.stringify(resource) : fhirXml(resource as Parameters<typeof fhirXml>[0]);

function consentOf(
  { specification, company, patient }: SampleSetting,
  { decidedAt }: { readonly decidedAt: string },
): ConsentMessage {
  const { bsn, birthDate } = patient;
  const dataCategory = groupOf(specification, company.provider.providerType)?.dataCategory ?? company.dataCategory;
  const consultingCategories = Object.keys(specification['codes.consultingCategories'].value);
  return {
    bsn,
    birthDate,
    holder: company.provider,
    consents: [{ choice: 'yes', dataCategory, consultingCategories, decidedAt }],
  };
}

function notification({ specification, company, patient, at }: SampleSetting): SampleMessage {
  const change = { choice: 'no', dataCategory: company.dataCategory, decidedAt: at } as const;
  return {
    name: 'notification',
    title: 'a change of choice, from Mitz: in XML whatever payload the Subscription asked for (observed)',
    head: [
      'POST the endpoint of the Subscription',
      ...headerLines({ ...notificationHeaders, 'x-request-id': requestId }),
    ],
    body: indent(buildNotification(patient.bsn, company.provider, change, specification)),
  };
}
