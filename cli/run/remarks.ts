import type { Finding } from '../../core/run-record.js';
import { counted } from '../../core/text.js';

/** So many different remarks are told; a run must not drown in them. */
const told = 40;

/** What was let pass or could not be judged, each remark once, with where it was first seen and how often. */
export class Remarks {
  readonly #seen = new Map<string, { readonly scenario: string; readonly where: string; times: number }>();

  add(scenario: string, where: string, remarks: readonly string[]): void {
    for (const remark of remarks) {
      const known = this.#seen.get(remark);
      if (known) known.times += 1;
      else if (this.#seen.size < told) this.#seen.set(remark, { scenario, where, times: 1 });
    }
  }

  findings(): readonly Finding[] {
    return [...this.#seen].map(([remark, { scenario, where, times }]) => ({
      kind: 'remark',
      text: `${remark} (${counted(times, 'time')}, first in ${where} of ${scenario})`,
      scenario,
    }));
  }
}
