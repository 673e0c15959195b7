import https from 'node:https';

import { knownPatient, type Context, type Session } from './context.js';
import { passesElevenTest, type Patient, type Professional } from './domain.js';
import { Refusal } from './errors.js';
import type { Answer } from './exchange.js';
import { given } from './input.js';
import {
  OPEN_QUESTION_PATH,
  OpenAnswerRefused,
  type Holder,
  type OpenAnswers,
  type OpenAsked,
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
  constructor(
    private readonly context: Context,
    private readonly openAnswers: OpenAnswers,
  ) {}

  /** The open question. Anything but a readable answer is an error the user sees: never an empty list. */
  async locate(bsn: string, professional: Professional): Promise<Holder[]> {
    const { context } = this;
    this.checkLookUp();
    this.checkIdentity(knownPatient(context, bsn));
    const { provider: consulter, sourceSystem } = context.environment();
    const mitz = context.mitz();
    const requestId = mitz.newRequestId();
    const messageId = `urn:uuid:${requestId}`;
    const answer = await mitz.send({
      kind: 'open-question',
      requestId,
      method: 'POST',
      path: OPEN_QUESTION_PATH,
      bsn,
      body: context.messages.openQuestion({
        messageId,
        endpoint: mitz.endpoint(OPEN_QUESTION_PATH),
        bsn,
        consulter,
        issuer: sourceSystem ?? `urn:oid:2.16.528.1.1007.3.3.${consulter.ura}`,
        professional,
      }),
      contentType: 'application/soap+xml; charset=UTF-8',
      accept: 'application/soap+xml',
    });
    const holders = this.understood(answer, { bsn, messageId });
    const outcome = holders === undefined ? 'error' : 'success';
    const requested = given('requestId', answer.requestId);
    context.audit.add({ event: 'open-question', professional: professional.extension, bsn, ...requested, outcome });
    if (holders === undefined) throw new Refusal('Mitz could not say where data of this patient are.');
    return holders;
  }

  /** The holders in an answer; undefined where it is none that can be used. */
  understood(answer: Answer, asked: OpenAsked): Holder[] | undefined {
    if (answer.outcome !== 'answered') return undefined;
    if (answer.status !== 200 || answer.mediaType !== 'application/soap+xml') return undefined;
    try {
      return this.openAnswers.read(answer.body, asked);
    } catch (error) {
      if (error instanceof OpenAnswerRefused || error instanceof XmlRefused) return undefined;
      throw error;
    }
  }

  /** Samen-naar-MijnMitz, for the patient on screen. */
  async launch(): Promise<Launched> {
    const { context } = this;
    const { session } = context.desk;
    if (session === undefined) throw new Refusal('Nobody is logged in.');
    this.checkLaunch();
    const { professional, factors } = session;
    const { bsn } = this.checkIdentity(this.patientToLaunch());
    const { provider } = context.environment();
    const mitz = context.mitz();
    const answer = await mitz.send({
      kind: 'open-mijnmitz',
      requestId: mitz.newRequestId(),
      method: 'POST',
      path: LAUNCH_PATH,
      bsn,
      body: context.messages.launch({ bsn, provider, professional, factors }),
      contentType: 'application/json',
      accept: 'application/json',
    });
    const address = answer.outcome === 'answered' && answer.status < 300 ? this.addressIn(answer.body) : undefined;
    const facts = { professional: professional.extension, bsn, ...given('requestId', answer.requestId) };
    context.audit.add({ event: 'open-mijnmitz', ...facts, outcome: address === undefined ? 'error' : 'success' });
    if (address === undefined) throw new Refusal('MijnMitz could not be opened.');
    const userAgent = this.userAgent();
    await this.browseTo(address, userAgent);
    return { launched: true, userAgent, patientLaunched: bsn };
  }

  checkLookUp(): void {
    this.checkLogin();
  }

  checkLaunch(): void {
    this.checkLogin();
  }

  private checkLogin(): void {
    const { session, loginRefused } = this.context.desk;
    const isTooWeak = session !== undefined && !this.isStrong(session);
    if (loginRefused === true || isTooWeak) throw new Refusal('Log in with two factors to use Mitz.');
  }

  isStrong({ factors }: Session): boolean {
    return factors === 2;
  }

  patientToLaunch(): Patient {
    const { onScreen } = this.context.desk;
    if (onScreen === undefined) throw new Refusal('There is no patient on screen.');
    return knownPatient(this.context, onScreen);
  }

  private checkIdentity(patient: Patient): Patient {
    if (!passesElevenTest(patient.bsn)) throw new Refusal('This BSN does not pass the eleven-test.');
    if (!this.context.identities.isVerified(patient)) {
      throw new Refusal('This BSN has not been verified with SBV-Z yet.');
    }
    return patient;
  }

  /** The browser of this workstation, as it names itself. */
  userAgent(): string {
    return BROWSER;
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
  private browseTo(address: URL, userAgent: string): Promise<void> {
    const { ca } = this.context.environment();
    return new Promise((resolve) => {
      const options = {
        ca,
        rejectUnauthorized: true,
        agent: false,
        headers: { 'User-Agent': userAgent },
        timeout: BROWSER_PATIENCE_MS,
      } as const;
      const visit = https.get(address, options, (response) => response.resume());
      visit.on('timeout', () => visit.destroy());
      visit.on('error', () => undefined);
      visit.on('close', resolve);
    });
  }
}
