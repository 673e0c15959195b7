import { expect } from 'chai';
import { entriesOfHar, harOf } from '../../core/har.js';
import { evidenceOf } from '../../core/scenario.js';
import { isExchange } from '../../core/transcript.js';
import type { Exchange } from '../../core/transcript.js';
import { migrations } from '../evidence.js';
import { Example, exampleContext, exampleMaker } from '../example.js';
import { choicesIn } from '../checks/sent-choices.js';
import { fateOf } from './answer.js';
import { digested } from './digest.js';

const patient = exampleMaker().patient();

/** The exchanges that an example writes. */
function exchangesOf(write: (example: Example) => void): readonly Exchange[] {
  const example = new Example();
  write(example);
  return example.entries().filter(isExchange);
}

/** What checks see of exchanges: each choice with its holder, and what became of its message. */
function seen(entries: readonly Exchange[]): unknown {
  const { specification } = new Example();
  const transcript = { scenario: 'digests', cast: {}, context: exampleContext, entries };
  return migrations(evidenceOf(transcript, specification) as never).map(({ exchange, ...message }) => ({
    message,
    choices: choicesIn({ ...message, exchange }).map(({ choice, decidedAt }) => ({ choice, decidedAt })),
    fate: fateOf(exchange, specification),
  }));
}

const kept = (entries: readonly Exchange[]): readonly Exchange[] =>
  entries.map((entry) => ({ ...entry, ...digested(entry, new Example().specification) }));

describe('a migration message that is kept as a digest', () => {
  const whole = exchangesOf((example) => {
    example.migrate(patient, { choice: 'no' });
    example.migrate(patient, {}, { superseded: true });
    example.migrate(patient, {}, { status: 503, responseBody: '' });
  });

  it('says to checks what the message said, also when it is read back from its transcript', () => {
    const digests = kept(whole);
    expect(seen(digests)).to.deep.equal(seen(whole));
    const har = harOf(
      { scenario: 'digests', cast: {}, context: exampleContext, entries: digests },
      { name: 'mitz-keur', version: '0' },
      'https://localhost:8443',
    );
    const back = entriesOfHar(JSON.parse(JSON.stringify(har))).filter(isExchange);
    expect(seen(back)).to.deep.equal(seen(whole));
    expect(back[0]?.request.digest).to.match(/^[0-9a-f]{64}$/);
    expect(back[0]?.request.body.length).to.be.below(whole[0]?.request.body.length ?? 0);
  });

  it('stays whole where it was not recognised, or is no migration', () => {
    const others = exchangesOf((example) => {
      example.migrate(patient, {}, { mutate: () => 'toestemmingen' });
      example.migrate(patient, {}, { mutate: (body) => body.replace('"status":"active"', '"status":"draft"') });
      example.subscribe(patient);
    });
    expect(kept(others)).to.deep.equal(others);
  });
});
