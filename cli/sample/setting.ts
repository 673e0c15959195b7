import type { FhirFormat } from '../../mitz/context.js';
import type { MitzSpecification } from '../../mitz/specification/index.js';
import { demoTarget } from '../run/demo-target.js';
import { companyOf } from '../run/target.js';
import { exploringWorld } from './samples.js';
import type { SampleSetting } from './samples.js';

/** What samples of messages are made of where nobody's own target is meant: the provider of the demonstration. */
export function sampleSetting(specification: MitzSpecification, format: FhirFormat): SampleSetting {
  const company = companyOf(demoTarget([], undefined), specification);
  const { world, permitted } = exploringWorld(company);
  return {
    specification,
    company,
    world,
    patient: permitted,
    baseUrl: `https://mitz.example${specification['path.base'].value}`,
    format,
    at: new Date().toISOString(),
  };
}
