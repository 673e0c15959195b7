import { expect } from 'chai';
import { parse } from 'yaml';
import { schemaFile } from '../schemas/index.js';
import { handlers, needs } from './control.js';

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: unknown }>> };
}

const { paths } = parse(schemaFile('mock-control.openapi.yaml')) as OpenApi;

describe('the description of the control API', () => {
  it('has every path that is served, and no other', () => {
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described).to.have.members(Object.keys(handlers));
  });

  it('has every kind of misbehaviour that can be scripted', () => {
    const schema = JSON.stringify(paths['/scripts']?.['post']?.requestBody);
    expect(schema).to.include(`"kind":{"enum":${JSON.stringify(Object.keys(needs))}}`);
  });
});
