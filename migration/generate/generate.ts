/** Makes a synthetic migration of any size: a register, the messages, the approvals, and what is wrong with them where. */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from '../../core/errors.js';
import type { MitzSpecification } from '../../mitz/specification/index.js';
import { Batch } from './batch.js';
import type { Written } from './batch.js';
import { faultKinds } from './faults/index.js';
import { MessageWriter } from './message.js';
import { bsnOf, patientsPerHolder } from './patients.js';
import type { Order } from './order.js';
import { Planter } from './planter.js';
import { holderOf, registeredOf } from './register.js';
import { registerText } from './register-text.js';

/** `generated.json`: what was asked for, and what the register and the messages amount to. */
export interface Generated extends Written {
  readonly order: Order;
}

/** How many rows are made before what waits is written. */
const rowsAtOnce = 500;

/**
 * Writes `register.csv` or `.ndjson`, `messages/`, `approved.txt`, `planted.ndjson` and `generated.json` to a new or
 * empty folder. The same for the same order, byte for byte.
 * @param progress is told now and then how many rows are done
 * @throws UsageError where the folder is not empty, a holder would have more patients than there are test BSNs, or there
 * are too few patients for the faults.
 */
export async function generateMigration(
  order: Order,
  out: string,
  specification: MitzSpecification,
  progress: (rows: number) => void = () => undefined,
): Promise<Generated> {
  mustBePossible(order);
  await mustBeEmpty(out);
  const format = order.messages === 'xml' ? 'xml' : 'json';
  const planter = new Planter(faultKinds(format), order, specification);
  const writer = new MessageWriter(format, specification);
  const batch = await Batch.create(out, writer, registerText(order.register, specification));
  try {
    await fill(batch, planter, order, progress);
    planter.mustBeDone();
  } catch (thrown) {
    await batch.close();
    throw thrown;
  }
  const generated = { order, ...(await batch.finish(order.faults)) };
  await writeFile(path.join(out, 'generated.json'), `${JSON.stringify(generated, null, 1)}\n`);
  return generated;
}

async function fill(batch: Batch, planter: Planter, order: Order, progress: (rows: number) => void): Promise<void> {
  const { patients, holders, seed } = order;
  let rows = 0;
  for (let holderNumber = 0; holderNumber < holders; holderNumber += 1) {
    const holder = holderOf(holderNumber, batch.writer.specification);
    const size = Math.floor(patients / holders) + (holderNumber < patients % holders ? 1 : 0);
    let strangers = 0;
    const stranger = (): string => bsnOf(seed, holderNumber, size + strangers++);
    await batch.begin(holder, { perLine: order.messages === 'ndjson', gzip: order.gzip });
    for (let patient = 0; patient < size; patient += 1, rows += 1) {
      const row = registeredOf(seed, { holder, holderNumber, patient }, batch.writer.specification);
      batch.add(row, planter.next(rows, row), stranger);
      if (rows % rowsAtOnce === 0) {
        await batch.flush();
        progress(rows);
      }
    }
    await batch.end();
  }
}

function mustBePossible({ patients, holders, faults }: Order): void {
  if (patients < 1 || holders < 1) throw new UsageError('a migration needs one patient and one holder at least');
  const most = Math.ceil(patients / holders) + faults;
  if (most <= patientsPerHolder) return;
  throw new UsageError(
    `${patients} patients at ${holders} holders are too many: the test range has BSNs for ${patientsPerHolder} patients a holder, those that faults add included; ask for ${Math.ceil(patients / (patientsPerHolder - faults))} holders or more`,
  );
}

async function mustBeEmpty(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    if ((await readdir(folder)).length === 0) return;
  } catch (thrown) {
    throw new UsageError(`${folder} cannot be written to: ${(thrown as Error).message}`, { cause: thrown });
  }
  throw new UsageError(`${folder} is not empty; name a new folder with --out`);
}
