import { randomUUID } from 'node:crypto';
import { readLaunch } from '../../mitz/samen-naar-mijnmitz/launch.js';
import { mijnMitzPath } from '../mijnmitz.js';
import type { Endpoint } from './endpoint.js';
import { outcome } from './fhir.js';

/** Samen-naar-MijnMitz: the address, with a ticket for this patient, that the browser is to open. */
export const launch: Endpoint = ({ body, baseUrl, mijnMitzUrl }, { specification }) => {
  const asked = readLaunch(body, specification);
  if ('unrecognised' in asked) return outcome(400, 'invalid', asked.unrecognised);
  const address = specification['launch.address'].value.replace('{ticket}', randomUUID());
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      [specification['launch.answer'].value]: `${mijnMitzUrl ?? new URL(mijnMitzPath, baseUrl).href}${address}`,
    }),
  };
};
