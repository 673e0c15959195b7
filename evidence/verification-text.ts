import pc from 'picocolors';
import { counted } from '../core/text.js';
import type { Verification } from './verify.js';

/** What was found, for people: the doubts first, then what the pack shows, and how far that can be believed. */
export function verificationText(
  verification: Verification,
  told: { readonly version: string; readonly colour: boolean },
): string {
  const { bold, green, red } = pc.createColors(told.colour);
  const { doubts } = verification;
  const verdict =
    doubts.length === 0
      ? green('✓ VERIFIED')
      : red(`✗ NOT TO BE BELIEVED: ${doubts.length} ${doubts.length === 1 ? 'doubt' : 'doubts'}`);
  return [
    bold(verdict),
    ...doubts.slice(0, shown).map(({ kind, text }) => `  ${kind.padEnd(12)} ${plain(text)}`),
    ...(doubts.length > shown ? [`  and ${doubts.length - shown} more (--json shows all)`] : []),
    ...runLines(verification),
    '',
    ...caveats(verification, told.version).map((line) => `  ${plain(line)}`),
    ...otherLines(verification),
  ].join('\n');
}

const shown = 25;

/** What a foreign pack says must not speak to the terminal. */
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, '?');

function runLines({ record, checks, sealedAs }: Verification): string[] {
  if (!record) return [];
  const { target, verdict, scope, specification, policy, tool, started, finished } = record;
  const { name, version } = target.application;
  return [
    '',
    plain(`  ${target.supplier}: ${name} ${version}, ${target.functionalities.join(', ')}`),
    plain(`  stated ${verdict} (${scope}), set ${specification.set}, policy ${policy}, by mitz-keur ${tool.version}`),
    `  run from ${started} to ${finished}; ${counted(checks, 'check')} judged again`,
    ...(sealedAs === 'part' ? ['  Evidence of a part: it qualifies for nothing.'] : []),
  ];
}

/** In so many words: whose key, which request, what was witnessed. */
function caveats(
  { key, challenge, envelope, isStamped, record, attempt, otherValues }: Verification,
  version: string,
): string[] {
  const id = key.id ?? 'none';
  return [
    key.trust === 'given'
      ? `Key: the one that you gave (${id}). Whoever holds its private half answers for this run.`
      : `Key: ${id} stands only in the pack, and anybody can have made it: who sealed this is not shown (--key).`,
    challenge === undefined
      ? 'Challenge: none. The run may be from any moment, and chosen from many.'
      : `Challenge: '${challenge}'. The patients in the transcripts were made with it, so unless they were invented the run came after it was given.`,
    isStamped
      ? `Time stamp: there is one about this pack, and its signature is not verified here: openssl ts -verify -digest ${envelope} -in <pack>.tsr -CAfile <roots>`
      : 'Time stamp: none. When it was sealed is not shown.',
    'Witnessed: by nobody but the key holder. The pack shows that verdicts follow from its transcripts, not that the transcripts were not invented.',
    ...(record?.control
      ? [
          `Control: the run says that it ${record.control.problems.length === 0 ? 'held' : 'did not hold'} (${record.control.faulty.length} faulty reference connectors); sealed with it, and not run again here.`,
        ]
      : []),
    ...(attempt > 1 ? [`Attempts: this is run ${attempt} in the same directory.`] : []),
    ...(record && record.tool.version !== version
      ? [`Version: the verdicts are of mitz-keur ${record.tool.version}; here version ${version} judged again.`]
      : []),
    ...(otherValues.length > 0
      ? ['Overlay: values other than those of the set held:', ...otherValues.map((one) => `  ${one}`)]
      : []),
  ];
}

function otherLines({ other, record }: Verification): string[] {
  if (!other) return [];
  const { name, verdict, differences } = other;
  return [
    '',
    plain(
      `  Judged by ${name}: ${verdict}${record && record.verdict !== verdict ? `, and not ${record.verdict}` : ', as stated'}`,
    ),
    ...(differences.length === 0 ? ['  no outcome differs'] : differences.map((one) => plain(`  ${one}`))),
  ];
}
