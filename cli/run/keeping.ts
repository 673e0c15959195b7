/** How a run takes its place in the run directory, and keeps there what it judged so far. */
import { writeFile } from 'node:fs/promises';
import type { RunRecord, ScenarioResult } from '../../core/run-record.js';
import { recordFile } from '../../evidence/files.js';
import { recordText } from '../../reports/write.js';
import { FullDisk } from '../../results/full-disk.js';
import type { ResultsFolder } from '../../results/results-folder.js';
import type { RunRequest } from './request.js';
import { journalled } from './run-journal.js';
import type { RunJournal } from './run-journal.js';

/** What the record and the end of the journal may need, for each scenario and beside that. */
const room = { each: 32 * 1024, beside: 256 * 1024 };

/**
 * Takes the place of the earlier run. From here on there is something to go on with, whatever happens.
 * @returns what keeps the results so far
 */
export async function takePlace(
  folder: ResultsFolder,
  { resume, beside = [] }: RunRequest,
  journal: RunJournal,
  recordOf: (results: readonly ScenarioResult[]) => RunRecord,
): Promise<(results: readonly ScenarioResult[]) => void> {
  if (resume) {
    for (const name of journalled) await folder.publish(name);
  } else {
    await writeFile(folder.private(recordFile), recordText(recordOf([])));
    await folder.replace([...journalled, ...beside, recordFile]);
  }
  journal.inPlace();
  await folder.keepRoom(room.beside + journal.scenarios * room.each);
  return keepingSafe(folder, recordOf);
}

/** Writes the record with its verdict, in the room that was kept, and ends the journal. @throws UsageError */
export function conclude(folder: ResultsFolder, journal: RunJournal, record: RunRecord): RunRecord {
  folder.giveRoom();
  folder.putRecord(recordText(record));
  journal.conclude(record);
  return record;
}

/** So much of the time of a run may go into keeping what it judged so far. */
const keepingShare = 1 / 20;

/** Keeps what was judged as it comes: the first at once, and then as often as it costs little. */
function keepingSafe(
  folder: ResultsFolder,
  recordOf: (results: readonly ScenarioResult[]) => RunRecord,
): (results: readonly ScenarioResult[]) => void {
  let notBefore = 0;
  return (results) => {
    const begun = Date.now();
    if (begun < notBefore) return;
    try {
      folder.putRecord(recordText(recordOf(results)));
    } catch (thrown) {
      // There may be room again later, and for the last one it is kept.
      if (!(thrown instanceof FullDisk)) throw thrown;
    }
    notBefore = Date.now() + (Date.now() - begun) / keepingShare;
  };
}
