import type { Comparison } from './comparison.js';

/** An in-toto statement about two runs, by the digest of their records: what was compared, and what had changed. */
export const comparisonStatement = (
  comparison: Comparison,
  digests: { readonly old: string; readonly new: string },
): object => ({
  _type: 'https://in-toto.io/Statement/v1',
  subject: [
    { name: 'old/run.json', digest: { sha256: digests.old } },
    { name: 'new/run.json', digest: { sha256: digests.new } },
  ],
  predicateType: 'urn:mitz-keur:comparison:1',
  predicate: { ...comparison, changed: comparison.scenarios.length > 0 },
});
