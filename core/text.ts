/** What a coordinator reads stands in both languages. */
export interface Text {
  readonly nl: string;
  readonly en: string;
}

export type Language = keyof Text;

/** A number with its noun, in English: `1 message`, `2 messages`. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
