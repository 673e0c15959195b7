import { expect } from 'chai';

import { Connector } from '../connector.js';
import type { Answer } from '../exchange.js';
import { envelopeXml, resultXml } from '../fake-mitz.spec.kit.js';
import { Store } from '../store.js';
import { CLOSED_ANSWER_FAULTS } from './closed-answer.js';
import { layFaults, type FaultName } from './index.js';

const right = { bsn: '999900006', ura: '90000382', category: 'GGC002', decision: 'Permit' };
const asked = {
  messageId: 'urn:uuid:1',
  bsn: right.bsn,
  holder: { ura: right.ura, providerType: 'Z3' },
  dataCategories: ['GGC002'],
};
const good = envelopeXml(resultXml(right));
const answered = (body: string, status = 200, mediaType = 'application/soap+xml'): Answer => ({
  outcome: 'answered',
  status,
  mediaType,
  body,
});
const about = (change: Partial<typeof right>): Answer => answered(envelopeXml(resultXml({ ...right, ...change })));
const header =
  '<s:Header><RelatesTo xmlns="http://www.w3.org/2005/08/addressing">urn:uuid:2</RelatesTo></s:Header><s:Body>';

/** Answers that are no Permit, each for one reason, and the one fault with which that reason does not count. */
const tempting: Readonly<Record<string, readonly [answer: Answer, fault: FaultName]>> = {
  'an unknown word': [about({ decision: 'Permitted' }), 'takes-an-unknown-word-for-permit'],
  'no result': [answered(envelopeXml('')), 'takes-a-missing-result-for-permit'],
  'two results': [
    answered(envelopeXml(resultXml(right) + resultXml({ ...right, decision: 'Deny' }))),
    'takes-the-first-of-two-results',
  ],
  'another category': [about({ category: 'GGC013' }), 'takes-a-result-for-another-category'],
  'another patient': [about({ bsn: '999900018' }), 'ignores-whose-answer-it-is'],
  'another holder': [about({ ura: '00000666' }), 'ignores-which-holder-the-answer-is-about'],
  'another message': [answered(good.replace('<s:Body>', header)), 'ignores-which-message-the-answer-is-to'],
  'a fault': [answered(envelopeXml('<s:Fault>Permit</s:Fault>'), 400), 'takes-a-fault-for-permit'],
  'a redirect': [answered('', 307, ''), 'takes-a-redirect-for-permit'],
  'a page': [answered('<p>Permit</p>', 200, 'text/html'), 'searches-the-answer-for-the-word-permit'],
  'a broken text': [answered(good.slice(0, -9)), 'searches-the-answer-for-the-word-permit'],
  'a doctype': [answered(`<!DOCTYPE e [<!ENTITY x "">]>${good.replace('Permit<', 'Permit&x;<')}`), 'accepts-a-doctype'],
  'deep nesting': [
    answered(good.replace('</s:Body>', `${'<d>'.repeat(99)}${'</d>'.repeat(99)}</s:Body>`)),
    'reads-answers-of-any-depth',
  ],
  'a broken connection': [{ outcome: 'unreachable' }, 'releases-on-a-broken-connection'],
};

const isPermit = (answer: Answer, ...faults: FaultName[]): boolean => {
  const connector = new Connector(new Store());
  layFaults(faults, connector);
  const verdict = connector.closedAnswers.verdictOf(answer, asked);
  return 'decisions' in verdict && verdict.decisions.get('GGC002') === 'Permit';
};

describe('what an answer to the closed question decides', () => {
  it('is a Permit where it is one, whatever the fault', () => {
    expect(isPermit(answered(good))).to.equal(true);
    for (const fault of Object.keys(CLOSED_ANSWER_FAULTS) as FaultName[])
      expect(isPermit(answered(good), fault), fault).to.equal(true);
  });

  for (const [what, [answer, own]] of Object.entries(tempting)) {
    it(`is no Permit on ${what}, but for the one fault`, () => {
      expect(isPermit(answer)).to.equal(false);
      const fooled = (Object.keys(CLOSED_ANSWER_FAULTS) as FaultName[]).filter((fault) => isPermit(answer, fault));
      // What is released on a failure is decided elsewhere.
      expect(fooled).to.deep.equal(answer.outcome === 'answered' ? [own] : []);
    });
  }
});
