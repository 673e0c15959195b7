import { expect } from 'chai';
import { Ajv } from 'ajv';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { typeNamed } from '../../mitz/fhir/r4/definitions.js';
import { invariants, leftOut } from '../../mitz/fhir/r4/invariants.js';
import { isPlainlyValid } from '../../mitz/fhir/r4/plain.js';
import { readPlainXml } from '../../mitz/fhir/plain-xml.js';
import { readFhir } from '../../mitz/fhir/read.js';
import { packageRoot, schemaFile } from '../../schemas/index.js';
import { hl7Schema, makeDefinitions } from './definitions.js';
import { corpusMessages, mutants, unchanged } from './mutants.js';
import { leftOut as leftOutByUs, reasonFor, stricter, told } from './verdicts.js';
import type { Refereed } from './verdicts.js';

interface Schema {
  readonly definitions: Record<string, { readonly oneOf?: readonly { readonly $ref: string }[] }>;
}

/** HL7's JSON schema for one kind of resource, with those resources in it that the table has: with all it takes long. */
function hl7Judges(): (resource: object) => boolean {
  const { definitions } = hl7Schema() as Schema;
  const resourceList = definitions['ResourceList']?.oneOf?.filter(({ $ref }) =>
    typeNamed($ref.split('/').at(-1) ?? ''),
  );
  const ajv = new Ajv({ strict: false, validateFormats: false, logger: false });
  ajv.addSchema({ $id: 'r4', definitions: { ...definitions, ResourceList: { oneOf: resourceList } } });
  return (resource) => {
    const kind = (resource as { readonly resourceType?: string }).resourceType ?? '';
    const judge = ajv.getSchema(`r4#/definitions/${kind}`);
    return judge?.(resource) === true;
  };
}

describe('valid by FHIR R4', function () {
  this.timeout(120_000);

  it('is judged by a table that is made of the definitions of HL7', () => {
    expect(JSON.parse(schemaFile('fhir-r4.json'))).to.deep.equal(JSON.parse(JSON.stringify(makeDefinitions())));
  });

  it('is judged by every invariant of R4 on the types of the table, or the invariant is left out with the reason', () => {
    const { says } = makeDefinitions();
    expect([...Object.keys(invariants), ...Object.keys(leftOut)].sort()).to.deep.equal(Object.keys(says).sort());
    for (const reason of Object.values(leftOut)) expect(reason).to.have.length.greaterThan(20);
  });

  it('holds everything against a message that the JSON schema of HL7 holds against it', () => {
    const isValid = hl7Judges();
    const all = mutants().filter(({ format }) => format === 'json');
    const refused = all.filter(({ body }) => !isValid(JSON.parse(body) as object));
    expect(refused.length, 'what the schema refuses').to.be.greaterThan(300);
    // It forgets that null holds the place of a value that has only an extension.
    const passed = refused.filter((mutant) => told(mutant).length === 0).map(({ name }) => name.replace(/.*: /, ''));
    expect(passed).to.deep.equal(['headers with a value beside a null', 'a name of which one is an extension']);
    // The schema knows no order, no types of references, no dates and no invariants.
    expect(all.filter((mutant) => told(mutant).length > 0).length).to.be.greaterThan(refused.length);
  });

  it('is what the validator of HL7 says, or the difference has its reason', () => {
    const said = JSON.parse(readFileSync(path.join(packageRoot, 'test', 'r4', 'refereed.json'), 'utf8')) as Refereed;
    const taken = new Set(said.taken);
    const unused = new Set([...leftOutByUs, ...stricter].map(({ because }) => because));
    const unexplained: string[] = [];
    let asked = 0;
    for (const message of [...unchanged(), ...corpusMessages(), ...mutants()]) {
      const { name } = message;
      const rule = said.refused[name];
      // A message that is newer than the day on which the validator was asked.
      if (rule === undefined && !taken.has(name)) continue;
      asked += 1;
      const isTold = told(message).length > 0;
      if (isTold === (rule !== undefined)) continue;
      const because = rule === undefined ? reasonFor(stricter, name, '') : reasonFor(leftOutByUs, name, rule);
      if (because === undefined) unexplained.push(`${name}: ${rule ?? 'taken, and told of here'}`);
      else unused.delete(because);
    }
    expect(asked).to.be.greaterThan(2000);
    expect(unexplained).to.deep.equal([]);
    expect([...unused], 'reasons that explain nothing').to.deep.equal([]);
  });

  it('is said at a glance of what is written plainly, and never of what is not valid', () => {
    const atAGlance = ({ body, format }: { readonly body: string; readonly format: string }): boolean => {
      if (format === 'json') return isPlainlyValid(JSON.parse(body));
      return isPlainlyValid(readPlainXml(body));
    };
    for (const mutant of mutants()) {
      if (atAGlance(mutant)) expect(told(mutant), mutant.name).to.deep.equal([]);
    }
    const bundles = unchanged().filter(({ body, format }) => format === 'json' && body.includes('"Bundle"'));
    expect(bundles.map(atAGlance)).to.deep.equal(bundles.map(() => true));
  });

  it('reads XML plainly as the reader of the scenarios reads it, and nothing whose form is wrong', () => {
    for (const { body, format, name } of [...mutants(), ...unchanged()]) {
      if (format !== 'xml') continue;
      const plain = readPlainXml(body);
      if (plain !== undefined) expect(plain, name).to.deep.equal(readFhir(body, 'application/fhir+xml'));
    }
  });
});
