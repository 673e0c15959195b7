import { passesElevenTest, type Patient } from './domain.js';

/** When it is certain enough who a patient is for something to be asked or told about them. */
export class Identities {
  /** A BSN with a typing error in it is nobody's, or somebody else's. */
  isSoundBsn(bsn: string): boolean {
    return passesElevenTest(bsn);
  }

  /** Until SBV-Z has confirmed a BSN, nothing about it may go to Mitz. */
  isVerified(patient: Patient): boolean {
    return patient.bsnVerified;
  }
}
