/** A row or header that cannot be understood; the text quotes nothing that could be personal. */
export class RegisterFault extends Error {
  override readonly name = 'RegisterFault';

  constructor(
    message: string,
    /** Of the register as a whole: none of its rows can be read. */
    readonly isWhole = false,
    /** The patient and holder of the row, as far as they could be read. */
    readonly about?: { readonly bsn: string; readonly ura: string },
  ) {
    super(message);
  }
}
