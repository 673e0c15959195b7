import https from 'node:https';

import { DATA_CATEGORIES } from './codes.js';
import { asSent, isVerified, knownPatient, ownProvider, type Context } from './context.js';
import { passesElevenTest, type Patient, type Professional, type Provider } from './domain.js';
import { Refusal } from './errors.js';
import type { Answer } from './exchange.js';
import { given } from './input.js';
import {
  buildOpenQuestion,
  OPEN_QUESTION_PATH,
  OpenAnswerRefused,
  readOpenAnswer,
  type Holder,
  type OpenAsked,
} from './open-question.js';
import { XmlRefused } from './xml.js';

const LAUNCH_PATH = 'samen-naar-mijnmitz/launch';
const BROWSER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/152.0.0.0 Safari/537.36';
const OLD_BROWSER = BROWSER.replace('Chrome/152', 'Chrome/79');
const BROWSER_PATIENCE_MS = 2000;

export interface Launched {
  launched: true;
  userAgent: string;
  patientLaunched: string;
}

/** What a user does as consulter: look up holders, and open MijnMitz together with the patient. */
export class Consulting {
  /** Set by faults only: the holders that were listed last, and whether look-ups are over. */
  private previous: Holder[] = [];
  private closed = false;

  constructor(private readonly context: Context) {}

  forget(): void {
    this.previous = [];
    this.closed = false;
  }

  /** The open question. Anything but a readable answer is an error the user sees: never an empty list. */
  async locate(bsn: string, professional: Professional): Promise<Holder[]> {
    const { context } = this;
    this.checkLookUp();
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
    const holders = this.understood(answer, { bsn, messageId });
    const outcome = holders === undefined ? 'error' : 'success';
    const requested = given('requestId', answer.requestId);
    context.audit.add({ event: 'open-question', professional: professional.extension, bsn, ...requested, outcome });
    if (holders === undefined) throw new Refusal('Mitz could not say where data of this patient are.');
    return this.listed(holders, consulter);
  }

  /** The holders in an answer; undefined where it is none that can be used. */
  private understood(answer: Answer, asked: OpenAsked): Holder[] | undefined {
    const { faults } = this.context;
    if (answer.outcome !== 'answered') return undefined;
    if (answer.status >= 400 && faults.has('takes-a-fault-for-no-holders')) return [];
    const isAnswer = answer.status === 200 && answer.mediaType === 'application/soap+xml';
    const holders = isAnswer ? readOrNothing(answer.body, this.asRead(asked)) : undefined;
    const wasClosed = this.closed;
    if (holders === undefined && faults.has('lists-nobody-after-a-bad-answer')) this.closed = true;
    const empty = holders?.length === 0 && faults.has('takes-an-empty-list-for-an-error');
    return wasClosed || empty ? undefined : holders;
  }

  private asRead(asked: OpenAsked): OpenAsked {
    const { faults } = this.context;
    return {
      ...asked,
      anyPatient: faults.has('lists-holders-of-another-patient'),
      anyMessage: faults.has('ignores-relates-to-in-the-open-answer'),
    };
  }

  /** The list as the user sees it: the holders of the answer. */
  private listed(holders: Holder[], { ura }: Provider): Holder[] {
    const { faults } = this.context;
    if (holders.length === 0) return faults.has('lists-the-previous-holders-when-there-are-none') ? this.previous : [];
    this.previous = holders;
    if (faults.has('drops-a-holder')) return holders.slice(0, -1);
    if (faults.has('lists-itself-among-the-holders')) return [...holders, { ura, dataCategories: ['GGC002'] }];
    if (!faults.has('lists-every-holder-for-all-categories')) return holders;
    return holders.map((holder) => ({ ...holder, dataCategories: [...DATA_CATEGORIES] }));
  }

  /** Samen-naar-MijnMitz, for the patient on screen. The wire of it is an assumption. */
  async launch(): Promise<Launched> {
    const { context } = this;
    const { faults } = context;
    const { session, previousOnScreen } = context.desk;
    if (session === undefined) throw new Refusal('Nobody is logged in.');
    this.checkLogin();
    if (faults.has('refuses-the-launch-with-two-factors-too')) throw new Refusal('Log in to open MijnMitz.');
    const isMixedUp = faults.has('launches-for-the-previous-patient') && previousOnScreen !== undefined;
    const onScreen = isMixedUp ? previousOnScreen : context.desk.onScreen;
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
    const userAgent = faults.has('launches-in-an-old-browser') ? OLD_BROWSER : BROWSER;
    await this.browseTo(address, userAgent);
    return { launched: true, userAgent, patientLaunched: bsn };
  }

  private checkLookUp(): void {
    const { faults, desk } = this.context;
    if (faults.has('refuses-the-open-question-with-two-factors-too')) throw new Refusal('Log in to use Mitz.');
    const open = desk.loginRefused !== true && faults.has('looks-up-with-one-factor');
    if (!open) this.checkLogin();
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
  private browseTo(address: URL, userAgent: string): Promise<void> {
    const { ca } = this.context.environment();
    return new Promise((resolve) => {
      const options = { ca, agent: false, headers: { 'User-Agent': userAgent }, timeout: BROWSER_PATIENCE_MS } as const;
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
