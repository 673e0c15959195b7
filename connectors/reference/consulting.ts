import https from 'node:https';

import { asSent, isVerified, knownPatient, ownProvider, type Context } from './context.js';
import { passesElevenTest, type Patient, type Professional } from './domain.js';
import { Refusal } from './errors.js';
import { given } from './input.js';
import {
  buildOpenQuestion,
  OPEN_QUESTION_PATH,
  OpenAnswerRefused,
  readOpenAnswer,
  type Holder,
} from './open-question.js';
import { XmlRefused } from './xml.js';

const LAUNCH_PATH = 'samen-naar-mijnmitz/launch';
const BROWSER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/152.0.0.0 Safari/537.36';
const BROWSER_PATIENCE_MS = 2000;

export interface Launched {
  launched: true;
  userAgent: string;
  patientLaunched: string;
}

/** What a user does as consulter: look up holders, and open MijnMitz together with the patient. */
export class Consulting {
  constructor(private readonly context: Context) {}

  /** The open question. Anything but a readable answer is an error the user sees: never an empty list. */
  async locate(bsn: string, professional: Professional): Promise<Holder[]> {
    const { context } = this;
    this.checkLogin();
    this.checked(knownPatient(context, bsn));
    const environment = context.environment();
    const mitz = context.mitz();
    const requestId = mitz.newRequestId();
    const messageId = `urn:uuid:${requestId}`;
    const consulter = ownProvider(context, environment.provider);
    const answer = await mitz.send({
      kind: 'open-question',
      requestId,
      method: 'POST',
      path: OPEN_QUESTION_PATH,
      bsn,
      body: buildOpenQuestion({
        messageId,
        endpoint: mitz.endpoint(OPEN_QUESTION_PATH),
        bsn,
        consulter,
        issuer: environment.sourceSystem ?? `urn:oid:2.16.528.1.1007.3.3.${consulter.ura}`,
        professional: asSent(context, professional),
      }),
      contentType: 'application/soap+xml; charset=UTF-8',
      accept: 'application/soap+xml',
    });
    const holders =
      answer.outcome === 'answered' && answer.status === 200 && answer.mediaType === 'application/soap+xml'
        ? readOrNothing(answer.body, { bsn, messageId })
        : undefined;
    const outcome = holders === undefined ? 'error' : 'success';
    const requested = given('requestId', answer.requestId);
    context.audit.add({ event: 'open-question', professional: professional.extension, bsn, ...requested, outcome });
    if (holders === undefined) throw new Refusal('Mitz could not say where data of this patient are.');
    return holders;
  }

  /** Samen-naar-MijnMitz, for the patient on screen. The wire of it is an assumption. */
  async launch(): Promise<Launched> {
    const { context } = this;
    const { session, onScreen } = context.desk;
    if (session === undefined) throw new Refusal('Nobody is logged in.');
    this.checkLogin();
    if (onScreen === undefined) throw new Refusal('There is no patient on screen.');
    const { bsn } = this.checked(knownPatient(context, onScreen));
    const { ura, providerType } = ownProvider(context, context.environment().provider);
    const professional = asSent(context, session.professional);
    const body = JSON.stringify({ bsn, ura, providerType, professional, factors: session.factors });
    const mitz = context.mitz();
    const message = {
      kind: 'open-mijnmitz',
      method: 'POST',
      path: LAUNCH_PATH,
      contentType: 'application/json',
    } as const;
    const answer = await mitz.send({
      ...message,
      requestId: mitz.newRequestId(),
      accept: 'application/json',
      bsn,
      body,
    });
    const address = answer.outcome === 'answered' && answer.status < 300 ? this.addressIn(answer.body) : undefined;
    const facts = { professional: session.professional.extension, bsn, ...given('requestId', answer.requestId) };
    context.audit.add({ event: 'open-mijnmitz', ...facts, outcome: address === undefined ? 'error' : 'success' });
    if (address === undefined) throw new Refusal('MijnMitz could not be opened.');
    await this.browseTo(address);
    return { launched: true, userAgent: BROWSER, patientLaunched: bsn };
  }

  private checkLogin(): void {
    const { session, loginRefused } = this.context.desk;
    const tooFew = session?.factors === 1 && !this.context.faults.has('accepts-one-factor');
    if (loginRefused === true || tooFew) throw new Refusal('Log in with two factors to use Mitz.');
  }

  private checked(patient: Patient): Patient {
    if (!passesElevenTest(patient.bsn)) throw new Refusal('This BSN does not pass the eleven-test.');
    if (!isVerified(this.context, patient)) throw new Refusal('This BSN has not been verified with SBV-Z yet.');
    return patient;
  }

  /** The address to open, if it is one we trust: https, and at MijnMitz when we were told where that is. */
  private addressIn(body: string): URL | undefined {
    let url: unknown;
    try {
      url = (JSON.parse(body) as { url?: unknown } | null)?.url;
    } catch {
      return undefined;
    }
    if (typeof url !== 'string' || !URL.canParse(url)) return undefined;
    const address = new URL(url);
    const { mijnMitzUrl = '' } = this.context.environment();
    const elsewhere = URL.canParse(mijnMitzUrl) && new URL(mijnMitzUrl).origin !== address.origin;
    return address.protocol === 'https:' && !elsewhere ? address : undefined;
  }

  /** Stands in for the browser at the user's desk: it has no certificate of ours, and what it meets we do not see. */
  private browseTo(address: URL): Promise<void> {
    const { ca } = this.context.environment();
    return new Promise((resolve) => {
      const options = { ca, agent: false, headers: { 'User-Agent': BROWSER }, timeout: BROWSER_PATIENCE_MS } as const;
      const visit = https.get(address, options, (response) => response.resume());
      visit.on('timeout', () => visit.destroy());
      visit.on('error', () => undefined);
      visit.on('close', resolve);
    });
  }
}

function readOrNothing(body: string, asked: { bsn: string; messageId: string }): Holder[] | undefined {
  try {
    return readOpenAnswer(body, asked);
  } catch (error) {
    if (error instanceof OpenAnswerRefused || error instanceof XmlRefused) return undefined;
    throw error;
  }
}
