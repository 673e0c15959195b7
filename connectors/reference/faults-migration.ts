/** Faults in what is migrated, how it is told, and what it leaves behind. */
export const MIGRATION_FAULTS = {
  'migrates-without-approval': 'Starts a migration that Mitz has not approved.',
  'sends-no-decision-as-no': 'Offers patients who took no decision as a no.',
  'miscounts-the-migration': 'Reports one accepted consent too many.',
  'forgets-the-last-consent': 'Does not send the last consent of the selection and counts it as accepted.',
  'overwrites-the-decision-date': 'Sends the moment of sending as the moment of the decision.',
  'reverses-the-choice-in-migration': 'Sends a yes as a no, and a no as a yes.',
  'drops-the-restriction': 'Sends a restricted consent as a future-proof one.',
  'narrows-future-proof-consents': 'Sends a future-proof consent as one for the first consulting category only.',
  'sends-another-birth-date': 'Sends the first of January as the birth date of everybody.',
  'keeps-the-first-decision': 'Keeps to the first of several decisions of one patient.',
  // Who is offered
  'migrates-outside-the-selection': 'Offers all its consents whatever was selected.',
  'migrates-deceased-patients': 'Offers the consents of patients who have died.',
  'migrates-impossible-dates': 'Offers decisions of before the birth of the patient, or of the future.',
  'leaves-minors-out-of-the-migration': 'Does not offer the consents of patients younger than 18.',
  // What Mitz answers
  'goes-on-without-approval-of-mitz':
    'Offers all other consents after Mitz has said that the migration is not approved.',
  'offers-nothing-after-a-stop': 'Does not offer again, once Mitz has approved, what was refused for lack of approval.',
  'counts-refusals-as-accepted': 'Reports consents as accepted that Mitz refused.',
  'retries-what-mitz-superseded': 'Offers a consent again and again of which Mitz said that a newer choice stands.',
  'counts-superseded-as-accepted': 'Reports a consent as accepted of which Mitz said that a newer choice stands.',
  'keeps-its-own-choice-after-a-newer-one': 'Goes by its own consent although Mitz said that a newer choice stands.',
  'reports-unsent-consents-as-offered':
    'Reports all consents as offered and rejected once Mitz has turned the migration away, those that were never sent too.',
  // Going on after a stop, and doing it again
  'forgets-what-waited-at-a-restart': 'Takes for accepted, at a restart, what had yet to be offered.',
  'migrates-all-over-after-a-restart': 'Offers everything again after a restart.',
  'counts-only-since-the-restart': 'Leaves out of its report what was done before a restart.',
  'migrates-again-on-every-start': 'Offers again, at every start, what Mitz has accepted.',
  'migrates-again-with-a-new-date': 'Offers again at every start what Mitz has accepted, with the date of that moment.',
  'counts-a-repetition-twice': 'Counts a consent again at every start of the migration.',
  // The report, and what comes after
  'omits-exclusions-from-the-report': 'Does not tell in its report what it did not offer, nor why.',
  'reports-an-accepted-consent-as-rejected': 'Reports one consent as rejected that Mitz accepted.',
  'swaps-yes-and-no-in-the-report': 'Reports each yes that it offered as a no, and each no as a yes.',
  'goes-by-its-own-register-after-migration': 'Shows its own consent as leading after Mitz has accepted it.',
  'ends-the-registration-of-who-is-not-migrated': 'Ends the registration at Mitz of whom it does not migrate.',
} as const;
