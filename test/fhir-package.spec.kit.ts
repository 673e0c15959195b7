import { gzipSync } from 'node:zlib';

const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`;

function entry(name: string, content: Buffer): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(octal(0o644, 8), 100);
  header.write(octal(content.length, 12), 124);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\u000000', 257);
  header.write(
    `${header
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  );
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}

/** A tar in a gzip, with these files; what is no text is written as JSON. */
export const tgz = (files: Readonly<Record<string, unknown>>): Buffer =>
  gzipSync(
    Buffer.concat([
      ...Object.entries(files).map(([name, content]) =>
        entry(name, Buffer.from(typeof content === 'string' ? content : JSON.stringify(content))),
      ),
      Buffer.alloc(1024),
    ]),
  );

export const manifest = { name: 'proef.fhir.mitz', version: '3.8.0', fhirVersions: ['4.0.1'] };

const base = 'http://example.org/fhir';
export const profileUrl = `${base}/StructureDefinition/proef-consent`;

/** A StructureDefinition that constrains a type with these elements. */
export const profile = (type: string, elements: readonly object[], different: object = {}): object => ({
  resourceType: 'StructureDefinition',
  url: profileUrl,
  type,
  derivation: 'constraint',
  abstract: false,
  baseDefinition: `http://hl7.org/fhir/StructureDefinition/${type}`,
  differential: { element: elements },
  ...different,
});

/** A small package: a Consent with its scope, its category from a list, and an extension. */
export const proefPackage = (): Buffer =>
  tgz({
    'package/package.json': manifest,
    'package/.index.json': { files: [] },
    'package/example/Consent-x.json': 'no JSON, and not looked at',
    'package/StructureDefinition-consent.json': profile('Consent', [
      { id: 'Consent', path: 'Consent' },
      {
        id: 'Consent.extension:keuze',
        path: 'Consent.extension',
        min: 1,
        type: [{ profile: [`${base}/StructureDefinition/keuze`] }],
      },
      { id: 'Consent.scope', path: 'Consent.scope', patternCodeableConcept: { coding: [{ code: 'patient-privacy' }] } },
      {
        id: 'Consent.category',
        path: 'Consent.category',
        min: 1,
        max: '1',
        binding: { strength: 'required', valueSet: `${base}/ValueSet/ggc|1` },
      },
      { id: 'Consent.source[x]', path: 'Consent.source[x]', type: [{ code: 'Reference' }] },
      { id: 'Consent.policyRule', path: 'Consent.policyRule', max: '0' },
      { id: 'Consent.provision.type', path: 'Consent.provision.type', min: 1, fixedCode: 'permit' },
      { id: 'Consent.identifier:eigen', path: 'Consent.identifier', sliceName: 'eigen', min: 1 },
      { id: 'Consent.dateTime', path: 'Consent.dateTime', constraint: [{ key: 'mitz-1', expression: 'true' }] },
      {
        id: 'Consent.status',
        path: 'Consent.status',
        binding: { strength: 'required', valueSet: 'http://elsewhere/ValueSet/x' },
      },
    ]),
    'package/StructureDefinition-keuze.json': profile(
      'Extension',
      [{ id: 'Extension.value[x]', path: 'Extension.value[x]', min: 1, type: [{ code: 'CodeableConcept' }] }],
      { url: `${base}/StructureDefinition/keuze` },
    ),
    'package/ValueSet-ggc.json': {
      resourceType: 'ValueSet',
      url: `${base}/ValueSet/ggc`,
      compose: { include: [{ system: `${base}/CodeSystem/ggc` }] },
    },
    'package/CodeSystem-ggc.json': {
      resourceType: 'CodeSystem',
      url: `${base}/CodeSystem/ggc`,
      content: 'complete',
      concept: [{ code: 'GGC002', concept: [{ code: 'GGC012' }] }],
    },
  });

export const goodConsent = {
  resourceType: 'Consent',
  extension: [{ url: `${base}/StructureDefinition/keuze`, valueCodeableConcept: { text: 'ja' } }],
  status: 'active',
  scope: { coding: [{ system: 's', code: 'patient-privacy' }] },
  category: [{ coding: [{ system: `${base}/CodeSystem/ggc`, code: 'GGC012' }] }],
  sourceReference: { reference: 'x' },
  provision: { type: 'permit' },
};
