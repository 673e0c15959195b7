import { expect } from 'chai';
import { outcomeOf, shortcomingOf } from '../../core/outcome.js';
import { Example, exampleMaker } from '../example.js';
import { permittedReleased } from './release.js';

const patient = exampleMaker().patient();
const check = permittedReleased('patient', ['treats-permit-as-deny']);

/** One request that Mitz permits: what left the holder, and how long the target took for it. */
function judged(released: readonly string[], ms: number): string {
  const example = new Example();
  example.dataRequest(
    patient,
    { released },
    () => {
      example.question(patient, 'Permit');
    },
    { ms },
  );
  const { context, specification } = example;
  try {
    check.judge({ scenario: 'release', cast: { patient }, context, specification, entries: example.entries() });
    return 'pass';
  } catch (thrown) {
    return `${outcomeOf(thrown)}: ${shortcomingOf(thrown).message}`;
  }
}

describe('data that Mitz permits', () => {
  it('is released', () => {
    expect(judged(['GGC002'], 40)).to.equal('pass');
    expect(judged(['GGC002'], 9000)).to.equal('pass');
  });

  it('is withheld: a red, where the answer came at once', () => {
    expect(judged([], 40)).to.match(/^fail: Mitz answered Permit, and the data was not released/);
  });

  it('is withheld: not shown, where the machine was so busy that the connector may have given up on the answer', () => {
    expect(judged([], 9000)).to.match(/^not-shown: not all was released, and the request took 9000 ms/);
  });
});
