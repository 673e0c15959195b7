/** A zorgaanbieder as Mitz knows it. */
export interface Provider {
  /** Eight digits. */
  readonly ura: string;
  /** Zorgaanbiedercategorie, e.g. `Z3`. */
  readonly providerType: string;
  readonly name?: string;
}

/** A care professional; with `mandated`, the one responsible, while the mandated person acts. */
export interface Professional {
  /** OID of the register that issued the identifier. */
  readonly root: string;
  readonly extension: string;
  /** UZI role code, e.g. `01.015`. */
  readonly roleCode: string;
  readonly mandated?: { readonly root: string; readonly extension: string };
}

/** Who asks for data: an organisation, and the professional in it. */
export interface Consulter {
  readonly ura: string;
  readonly providerType: string;
  readonly professional: Professional;
}

export type PurposeOfUse = 'TREAT' | 'COC';
