/** What is no row, and would be read as another one than it is. */
import { expect } from 'chai';
import { messageOf } from '../../core/errors.js';
import { defaultSpecification } from '../../mitz/specification/index.js';
import { readHeader, RegisterFault, RowReader, splitRow } from './register.js';

const told = (read: () => unknown): string => {
  try {
    return JSON.stringify(read());
  } catch (thrown) {
    expect(thrown).to.be.instanceOf(RegisterFault);
    return messageOf(thrown);
  }
};

describe('a row of the register', () => {
  it('loses nothing that stands behind a closing quote: that is told of, and not quoted', () => {
    for (const line of ['"999633223"7,2015-01-01', '"a" ,b', '"a""b"c,d', 'a,"b"c', '"a";b'])
      expect(
        told(() => splitRow(line, ',')),
        line,
      ).to.match(/^behind a closing quote must come the separator or the end of the line; .* twice$/);
    expect(splitRow('"a",b,"c ""d"", e",""', ',')).to.deep.equal(['a', 'b', 'c "d", e', '']);
    expect(splitRow('"a","b', ',')).to.equal(undefined);
  });

  const rows = new RowReader(defaultSpecification);
  const right = {
    bsn: '999990019',
    birthDate: '1971-04-12',
    choice: 'ja',
    decidedAt: '2024-05-06',
    futureProof: 'nee',
    ura: '90000382',
    providerType: 'Z3',
  };
  const names = ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty'];

  it('takes no name that every object has for a choice, a truth or a column', () => {
    expect(rows.fromJson(JSON.stringify(right))).to.include({ choice: 'yes', futureProof: false });
    for (const name of names) {
      expect(
        told(() => rows.fromJson(JSON.stringify({ ...right, choice: name }))),
        name,
      ).to.match(/^choice \(keuze\) must be/);
      expect(
        told(() => rows.fromJson(JSON.stringify({ ...right, futureProof: name }))),
        name,
      ).to.match(/^futureProof \(toekomstvast\) must be/);
      expect(readHeader([...Object.keys(right), name].join(';')).fields.at(-1), name).to.equal(undefined);
    }
  });
});
