/** One way in which a message is not as FHIR R4 has it. */
export interface R4Fault {
  /** As FHIRPath from the root: `Bundle.entry[0].resource.status`. */
  readonly path: string;
  /** What R4 demands, in a sentence without words of the message. */
  readonly message: string;
  readonly expected: string;
  readonly received: string;
  /** A receiver may read something else in it than the sender meant, or one receiver another thing than the next. */
  readonly ambiguous: boolean;
}

/** More are not gathered: a message that is wrong in so many places is told of by the first. */
const mostFaults = 200;

/** Gathers what is wrong with one message. */
export class R4Faults {
  readonly #all: R4Fault[] = [];

  get all(): readonly R4Fault[] {
    return this.#all;
  }

  /** Something that every receiver refuses or passes over, and none reads in another way. */
  wrong(path: string, message: string, expected: string, received: string): void {
    this.#add({ path, message, expected, received, ambiguous: false });
  }

  /** Something that a receiver may read in another way than it was meant. */
  ambiguous(path: string, message: string, expected: string, received: string): void {
    this.#add({ path, message, expected, received, ambiguous: true });
  }

  #add(fault: R4Fault): void {
    if (this.#all.length < mostFaults) this.#all.push(fault);
  }
}
