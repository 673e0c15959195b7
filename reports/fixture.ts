/**
 * A run record with all outcomes in it, and content as a hostile target would send it. Reports are tested with it:
 * what only ever saw friendly records breaks on the first real one.
 */
import type {
  CheckResult,
  ConditionResult,
  LineResult,
  LineVerdict,
  RunRecord,
  ScenarioResult,
} from '../core/run-record.js';

/** Ends a CDATA section, a script, a table cell and a code block; colours a terminal; turns text around. */
export const hostile =
  ']]> <script>alert(1)</script> "quoted" \'single\' | cell ``` fence \u001b[31mred\u0000 \u202eturned @someone &amp; \ud800';

const source = 'Afsprakenstelsel 3.8, 1.02';

const check = (given: Partial<CheckResult> & Pick<CheckResult, 'id' | 'outcome'>): CheckResult => ({
  title: { nl: `Controle ${given.id}`, en: `Check ${given.id}` },
  level: 'MUST',
  basis: 'normative',
  line: '1.02.a',
  kind: 'traffic',
  sources: [source],
  blocks: true,
  ...given,
});

const scenario = (given: Partial<ScenarioResult> & Pick<ScenarioResult, 'id' | 'outcome'>): ScenarioResult => ({
  title: { nl: `Scenario ${given.id}`, en: `Scenario ${given.id} in English` },
  started: '2026-11-21T10:00:00.000Z',
  durationMs: 120,
  repeat: `mitz-keur run ${given.id} --target target.yaml --seed 7`,
  checks: [],
  ...given,
});

/** The one line of a condition, with its verdict. */
const lineOf = (id: string, verdict: LineVerdict): LineResult => {
  const toDo = { nl: `wat ${id} zou tonen`, en: `what would show ${id}` };
  const isOpen = !['met', 'declared', 'not-applicable'].includes(verdict);
  return {
    id: `${id}.a`,
    demand: { nl: `Wat regel ${id}.a eist`, en: `What line ${id}.a demands` },
    verdict,
    needs: 'traffic',
    whose: ['application'],
    shownBy: [],
    open: isOpen ? toDo.en : '',
    ...(isOpen && { toDo }),
  };
};

const condition = (given: Partial<ConditionResult> & Pick<ConditionResult, 'id' | 'verdict'>): ConditionResult => ({
  title: { nl: `Voorwaarde ${given.id}`, en: `Condition ${given.id}` },
  demand: {
    nl: `Wat ${given.id} eist: geen gegevens zonder toestemming`,
    en: `What ${given.id} demands: no data without consent`,
  },
  basis: 'normative',
  source: `Afsprakenstelsel 3.8, ${given.id}`,
  link: `https://afsprakenstelsel.example/mitz/${given.id}`,
  lines: [lineOf(given.id, given.verdict)],
  scenarios: [],
  ...given,
});

/** Fails by two checks, and holds a finding. */
export const failing = scenario({
  id: '1.02/deny-releases-nothing',
  title: { nl: 'Na een weigering wordt niets vrijgegeven', en: 'After a deny nothing is released' },
  outcome: 'fail',
  transcript: 'transcripts/1.02--deny-releases-nothing.har',
  checks: [
    check({ id: 'asked-mitz', outcome: 'pass' }),
    check({
      id: 'nothing-released',
      title: { nl: 'Er is niets geleverd', en: 'Nothing was delivered' },
      outcome: 'fail',
      message: 'data was released after Deny',
      expected: 'nothing delivered',
      received: 'one delivery, category huisartsgegevens',
      where: 'exchange 1, /Envelope/Body/Response/Result/Decision',
    }),
    check({
      id: 'hostile-value',
      outcome: 'fail',
      message: hostile,
      expected: hostile,
      received: 'x'.repeat(100_000),
      where: hostile,
    }),
    check({
      id: 'form-of-header',
      outcome: 'fail',
      basis: 'assumed',
      blocks: false,
      message: 'the header is absent',
      expected: 'X-Mitz',
      received: 'nothing',
    }),
  ],
});

const withFindings = scenario({
  id: '2.01/census',
  title: { nl: 'Aanmelden van een patiënt', en: 'Registering a patient' },
  outcome: 'pass',
  transcript: 'transcripts/2.01--census.har',
  checks: [
    check({ id: 'sent', outcome: 'pass' }),
    check({
      id: 'should-retry',
      outcome: 'fail',
      level: 'SHOULD',
      blocks: false,
      message: 'was not sent again after 503',
    }),
    check({
      id: 'form-of-identifier',
      outcome: 'fail',
      basis: 'assumed',
      blocks: false,
      message: 'the identifier has no system',
    }),
    check({
      id: 'may-compress',
      outcome: 'not-shown',
      level: 'MAY',
      blocks: false,
      message: 'no large message was sent',
    }),
  ],
});

/** One record with every outcome and verdict. */
export const fixture: RunRecord = {
  schema: 'mitz-keur/run/2',
  tool: { name: 'mitz-keur', version: '1.0.0' },
  specification: { set: '3.8', overlays: ['regio.yaml'] },
  target: {
    supplier: `Voorbeeld B.V. <b>&</b>`,
    application: { name: 'Voorbeeld HIS ë', version: '4.2.0' },
    connector: { name: 'Voorbeeld MC', version: '1.3.0' },
    provider: { ura: '90000382' },
    functionalities: ['gesloten', 'lokalisatie'],
  },
  started: '2026-11-21T10:00:00.000Z',
  finished: '2026-11-21T10:00:05.000Z',
  seed: 7,
  policy: 'default',
  verdict: 'not-accepted',
  application: 'not-accepted',
  scope: 'full',
  counts: { pass: 1, fail: 1, error: 2, 'not-shown': 1, 'not-applicable': 1 },
  conditions: [
    condition({
      id: '1.02',
      verdict: 'not-met',
      title: { nl: 'Toestemmingscontrole', en: 'Consent check' },
      scenarios: [failing],
    }),
    condition({
      id: '1.03',
      verdict: 'not-judged',
      scenarios: [
        scenario({ id: '1.03/driver-broke', outcome: 'error', reason: `the driver answered 500: ${hostile}` }),
        scenario({
          id: '1.03/check-broke',
          outcome: 'error',
          checks: [check({ id: 'broken', outcome: 'error', message: 'cannot read properties' })],
        }),
      ],
    }),
    condition({
      id: '2.01',
      verdict: 'met',
      scenarios: [withFindings],
      declarations: [{ document: 'plan.pdf', signedBy: 'J. Jansen', sha256: 'ab12', date: '2026-11-01' }],
    }),
    condition({
      id: 'migratiebericht',
      verdict: 'not-shown',
      scenarios: [
        scenario({
          id: 'migratiebericht/shape',
          outcome: 'not-shown',
          checks: [check({ id: 'shape', outcome: 'not-shown', message: 'no message arrived' })],
        }),
      ],
    }),
    condition({ id: '3.01', verdict: 'not-shown', declarations: [] }),
    condition({
      id: '3.02',
      verdict: 'declared',
      declarations: [{ document: 'werkwijze.pdf', signedBy: 'J. Jansen', sha256: 'cd34', date: '2026-11-02' }],
    }),
    condition({ id: '4.01', verdict: 'not-shown', link: 'javascript:alert(1)' }),
    condition({
      id: '4.02',
      verdict: 'not-applicable',
      scenarios: [
        scenario({
          id: '4.02/button',
          outcome: 'not-applicable',
          durationMs: 0,
          reason: 'raadplegersknop is not claimed',
        }),
      ],
    }),
  ],
  findings: [{ kind: 'unknown-bsn', text: 'a BSN that was not issued: pseudonym 1a2b3c4d', scenario: '2.01/census' }],
  command: 'mitz-keur run --target target.yaml --seed 7',
};

const soap =
  '<?xml version="1.0"?><soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><soap:Body><Request><Bsn>999900006</Bsn><Empty/></Request></soap:Body></soap:Envelope>';

const tls = {
  protocol: 'TLSv1.3',
  cipher: 'TLS_AES_256_GCM_SHA384',
  clientSubject: 'CN=voorbeeld',
  clientFingerprint: 'AA:BB',
};

/** The transcript of the failing scenario, as it stands in a run directory: HAR 1.2 with custom fields. */
export const fixtureHar = {
  log: {
    version: '1.2',
    creator: { name: 'mitz-keur', version: '1.0.0' },
    entries: [
      {
        startedDateTime: '2026-11-21T10:00:00.020Z',
        time: 14,
        request: {
          method: 'POST',
          url: 'https://localhost:8443/geslotenautorisatievraag',
          headers: [{ name: 'Content-Type', value: 'application/soap+xml' }],
          bodySize: soap.length,
          postData: { mimeType: 'application/soap+xml', text: soap },
        },
        response: {
          status: 200,
          headers: [{ name: 'Content-Type', value: 'application/json' }],
          content: { size: 40, mimeType: 'application/json', text: '{"decision":"Deny","n":1.10,"n":[],"l":[1,2]}' },
        },
        ...{
          _id: 1,
          _by: 'target',
          _koppelvlak: 'geslotenAutorisatievraag',
          _ending: 'answered',
          _tls: tls,
          _begun: 2,
          _ended: 3,
        },
      },
      {
        startedDateTime: '2026-11-21T10:00:00.060Z',
        time: 5,
        request: {
          method: 'POST',
          url: `/unknown${hostile}`,
          headers: [],
          bodySize: 100_000,
          postData: { text: `<a>${'y'.repeat(100_000)}` },
        },
        response: { status: 0, headers: [], content: { size: 0 } },
        ...{
          _id: 2,
          _by: 'target',
          _koppelvlak: null,
          _ending: 'the caller hung up',
          _tls: null,
          _callerFault: 'sent after the end',
          _begun: 5,
          _ended: 6,
        },
      },
    ],
    _events: [
      {
        kind: 'action',
        name: 'requestData',
        input: { bsn: '999900006' },
        result: { status: 'done', output: { released: 1 } },
        begun: 1,
        ended: 4,
        at: '2026-11-21T10:00:00.010Z',
        ms: 30,
      },
      {
        kind: 'delivery',
        bsn: '999900006',
        dataCategory: 'huisartsgegevens',
        content: '{"a":1}',
        begun: 7,
        ended: 7,
        at: '2026-11-21T10:00:00.070Z',
        ms: 0,
      },
      {
        kind: 'refused-connection',
        reason: 'no client certificate',
        begun: 8,
        ended: 8,
        at: '2026-11-21T10:00:00.080Z',
        ms: 0,
      },
    ],
  },
};
