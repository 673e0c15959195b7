/** What a synthetic migration is to be like. */

export const messageForms = ['ndjson', 'json', 'xml'] as const;
/** `ndjson`: a file for each holder with a message on each line; `json`, `xml`: a file for each message. */
export type MessageForm = (typeof messageForms)[number];

export const registerFormats = ['csv', 'csv-nl', 'ndjson'] as const;
/** `csv-nl`: with a Dutch header and Dutch values. */
export type RegisterFormat = (typeof registerFormats)[number];

export interface Order {
  /** How many rows the register has: patients, each counted at every holder that has them. */
  readonly patients: number;
  readonly holders: number;
  /** How many faults are planted, of each kind in turn. */
  readonly faults: number;
  readonly seed: number;
  readonly messages: MessageForm;
  readonly register: RegisterFormat;
  readonly gzip: boolean;
}
