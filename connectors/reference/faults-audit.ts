/** Faults in what the audit log tells of a closed question, and of what was not recorded. */
export const AUDIT_FAULTS = {
  'omits-closed-questions-from-the-audit-log': 'Leaves closed questions out of its audit log.',
  'logs-without-the-professional': 'Leaves the professional empty in its audit log.',
  'logs-another-request-id': 'Writes another id in its audit log than the X-Request-Id it sent.',
  'logs-another-patient': 'Writes the BSN of another patient in its audit log.',
  'logs-another-event': 'Calls a closed question an open one in its audit log.',
  'logs-an-hour-early': 'Writes moments in its audit log that are an hour before what happened.',
  'logs-another-outcome': 'Writes success in its audit log where Mitz gave no decision, and error where it did.',
  'omits-its-own-refusals-from-the-audit-log': 'Leaves out of its audit log what it would not record itself.',
  'logs-a-refusal-of-mitz-as-success': 'Writes success in its audit log where Mitz would not take a choice.',
} as const;
