/** The run record of the fixture as a person would have carried it out. */
import type { RunRecord, StatementRecord } from '../core/run-record.js';
import { fixture, hostile } from './fixture.js';

const at = '2026-11-21T10:00:00.000Z';
const by = 'A. <Proef>';

const stated: StatementRecord = {
  action: 'request-data',
  result: 'refused',
  said: 'not allowed',
  remark: hostile,
  by,
  at,
  wire: ['exchange 1: 200'],
};

export const attended: RunRecord = {
  ...fixture,
  setAside: [{ scenario: '2.01/census', at, by, reason: 'the wrong patient' }],
  conditions: fixture.conditions.map((condition) => ({
    ...condition,
    scenarios: condition.scenarios.map((one) => (one.id === '2.01/census' ? { ...one, statements: [stated] } : one)),
  })),
};
