import { expect } from 'chai';
import { once } from 'node:events';
import type http from 'node:http';
import https from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import type { MitzEnvironment } from '../mitz/xis.js';
import { handOn, outcomesOf, runAt, withConnector, withDriver } from './driver.spec.kit.js';
import type { Answers } from './driver.spec.kit.js';

describe('a slow target', function () {
  this.timeout(60_000);

  it('is judged as a fast one, where its driver answers half a second later', async () => {
    const ids = ['2.01/new-dossier-subscribes', '1.02/deny-releases-nothing', '3.01/not-approved-nothing-sent'];
    await withConnector(async (url) => {
      const slowly: Answers = async (action, body) => {
        await wait(500);
        return handOn(url, action, body);
      };
      const record = await withDriver(slowly, (slow) => runAt(slow, ids));
      expect(outcomesOf(record)).to.deep.equal(Object.fromEntries(ids.map((id) => [id, 'pass'])));
      expect(record.findings).to.deep.equal([]);
    });
  });

  it('is told from one that never sends: what comes after the evidence was closed names its scenario', async () => {
    const [early, late] = ['2.01/new-dossier-subscribes', '2.01/same-patient-twice-one-subscription'];
    const patience = { messageMs: 200, quietMs: 50, actionMs: 10_000, decisionMs: 1000, consentMs: 250, lateMs: 500 };
    const record = await withDriver(sendsLate(), (url) => runAt(url, [early, late], patience));
    expect(outcomesOf(record)[early]).to.include('no subscription at all arrived');
    const findings = record.findings.filter(({ kind }) => kind === 'late');
    expect(findings.length).to.be.greaterThan(0);
    expect(new Set(findings.map(({ scenario }) => scenario))).to.deep.equal(new Set([early]));
    expect(findings[0]?.text)
      .to.include('POST /tst-us/mitz/abonnementen/fhir/Subscription (abonneren)')
      .and.include(`during ${late}, as its exchange 1`)
      .and.include('patience.messageMs');
    const never = await withDriver(neverSends, (url) => runAt(url, [early], patience));
    expect(never.findings.filter(({ kind }) => kind === 'late')).to.deep.equal([]);
  });

  it('is not green where it sends after the last scenario, and the record says for how long was looked', async () => {
    const silent = '4.05/no-decision-nothing-sent';
    const patience = { messageMs: 200, quietMs: 50, actionMs: 10_000, decisionMs: 1000, consentMs: 250, lateMs: 4000 };
    const record = await withConnector((url) =>
      withDriver(sendsAfterwards(url, 1000), (target) => runAt(target, [silent], patience)),
    );
    expect(outcomesOf(record)[silent]).to.include('abonneren').and.include('after its evidence was closed');
    expect(record.findings.filter(({ kind }) => kind === 'late')).to.have.length(1);
    expect(record.patience).to.include({ lateMs: 4000 });
  });
});

/** A sound connector that subscribes its patients once, this long after somebody was asked. */
function sendsAfterwards(url: string, afterMs: number): Answers {
  let environment: MitzEnvironment | undefined;
  let bsn: string | undefined;
  return async (action, body) => {
    if (action === 'configure') environment = JSON.parse(body) as MitzEnvironment;
    if (action === 'select-patient') ({ bsn } = JSON.parse(body) as { bsn: string });
    if (action === 'answer-consent-question' && environment && bsn !== undefined) {
      const [to, about] = [environment, bsn];
      environment = undefined;
      void wait(afterMs).then(() => subscribe(to, about));
    }
    return handOn(url, action, body);
  };
}

const unsupported = { status: 501, body: '' };
const done = { status: 204, body: '' };

const neverSends: Answers = (action) =>
  Promise.resolve(['reset', 'configure', 'register-patients', 'open-dossier'].includes(action) ? done : unsupported);

/** Subscribes the patients of one scenario only when those of the next are registered. */
function sendsLate(): Answers {
  let environment: MitzEnvironment | undefined;
  let waiting: string[] = [];
  return async (action, body) => {
    if (action === 'configure') environment = JSON.parse(body) as MitzEnvironment;
    if (action === 'register-patients') {
      for (const bsn of waiting) if (environment) await subscribe(environment, bsn);
      waiting = (JSON.parse(body) as { patients: { bsn: string }[] }).patients.map(({ bsn }) => bsn);
    }
    return neverSends(action, body);
  };
}

async function subscribe({ baseUrl, ca, clientCertificate, clientKey }: MitzEnvironment, bsn: string): Promise<void> {
  const request = https.request(new URL('abonnementen/fhir/Subscription', baseUrl), {
    method: 'POST',
    ca,
    cert: clientCertificate,
    key: clientKey,
    agent: false,
    headers: { 'content-type': 'application/fhir+json' },
  });
  const criteria = `Consent?_query=otv&patientid=${bsn}&providerid=90000382&providertype=Z3`;
  request.end(JSON.stringify({ resourceType: 'Subscription', status: 'requested', reason: 'OTV', criteria }));
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  await once(response.resume(), 'end');
}
