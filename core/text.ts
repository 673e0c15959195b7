/** What a coordinator reads stands in both languages. */
export interface Text {
  readonly nl: string;
  readonly en: string;
}

export type Language = keyof Text;
