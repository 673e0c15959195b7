import { randomUUID } from 'node:crypto';

import { ageOn, type Professional } from './domain.js';
import type { Faults } from './faults.js';

const DECIDES_ALONE_FROM = 16;
const LOWER_LIMIT = 12;
const DAY_MS = 24 * 3600 * 1000;

/** Below 16 a parent or legal representative is there and agrees, or nothing is recorded. */
export function needsRepresentative(birthDate: string, faults: Faults): boolean {
  if (faults.has('lets-a-12-year-old-decide-alone')) return false;
  const daysOff =
    Number(faults.has('counts-birthdays-a-day-early')) - Number(faults.has('counts-birthdays-a-day-late'));
  const age = ageOn(new Date(Date.now() + daysOff * DAY_MS), birthDate);
  if (age < LOWER_LIMIT && faults.has('lets-an-11-year-old-decide-alone')) return false;
  const older = Number(faults.has('treats-a-16-year-old-as-a-child'));
  const younger = Number(faults.has('lets-a-15-year-old-decide-alone'));
  return age < DECIDES_ALONE_FROM + older - younger;
}

/** The professional as a recording names them. */
export function asRecorded(professional: Professional, faults: Faults): Professional {
  const { mandated, ...alone } = professional;
  if (mandated !== undefined && faults.has('records-the-mandated-person-as-responsible'))
    return { ...professional, ...mandated };
  const { extension } = professional;
  return {
    ...(faults.has('records-without-the-mandated-person') ? alone : professional),
    ...(faults.has('cuts-off-long-professionals') ? { extension: extension.slice(0, 32) } : {}),
    ...(faults.has('drops-leading-zeros-of-professionals') ? { extension: extension.replace(/^0+(?=.)/, '') } : {}),
    ...(faults.has('makes-up-a-professional-each-time') ? { extension: randomUUID().replaceAll('-', '') } : {}),
  };
}
