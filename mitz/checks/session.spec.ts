import { expect } from 'chai';
import { outcomeOf } from '../../core/outcome.js';
import { Example, exampleMaker } from '../example.js';
import { defaultProfessional } from '../world.js';
import { buttonsStayClosed } from './session.js';

const maker = exampleMaker();
const cast = { first: maker.patient(), second: maker.patient() };
const check = buttonsStayClosed('first', 'second', {
  title: { nl: 'dicht', en: 'closed' },
  user: 'a user',
  trippedBy: ['accepts-one-factor'],
});

/** How it is judged that the first patient's question was refused, with what happened meanwhile, and the twin's was not. */
function judged(meanwhile: (example: Example) => void = () => undefined): string {
  const example = new Example();
  example.action('login', { professional: defaultProfessional, factors: 1 }, undefined);
  example.consentRefused(cast.first, 'log in met twee factoren');
  meanwhile(example);
  example.recorded(cast.second);
  const { context, specification } = example;
  try {
    check.judge({ scenario: 'closed', cast, context, specification, entries: example.entries() });
    return 'pass';
  } catch (thrown) {
    return outcomeOf(thrown);
  }
}

describe('buttons that stay closed', () => {
  it('are shown by a refusal after which nothing was sent', () => {
    expect(judged()).to.equal('pass');
  });

  it('are not, where a recording was sent all the same', () => {
    expect(judged((example) => { example.recording(cast.first, 'yes'); })).to.equal('fail'); // prettier-ignore
  });

  it('are not shown where something about the patient went to an address that no set knows', () => {
    const elsewhere = (example: Example): void => {
      example.exchange(null, 'POST', `{"bsn":"${cast.first.bsn}"}`, {}, { status: 200, body: '' });
    };
    expect(judged(elsewhere)).to.equal('not-shown');
  });
});
