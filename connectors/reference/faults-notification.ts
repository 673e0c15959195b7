/** Faults in how notifications of Mitz are taken. */
export const NOTIFICATION_FAULTS = {
  'takes-notifications-from-anybody': 'Takes notifications from whoever sends them, also without a certificate.',
  'takes-notifications-from-any-client-of-the-ca': 'Takes notifications from every client of the CA that Mitz is of.',
  'lets-an-older-notification-win': 'Lets a notification of an older choice undo a newer one.',
  'keeps-the-first-notification': 'Keeps to the first choice that Mitz notified, whatever comes after it.',
  'takes-a-malformed-notification-for-a-yes':
    'Answers a notification that it cannot read with 204, and takes it for a yes.',
  'reads-doctypes-in-notifications': 'Accepts a DOCTYPE in a notification and fetches the entities that it names.',
  'mixes-categories-in-notifications':
    'Takes the first choice in a notification for that of all consulting categories.',
  'refuses-a-notification-seen-before': 'Refuses a notification that it has taken before.',
  'undoes-the-choice-on-repetition': 'Turns the choice round when the same notification comes again.',
  'applies-notifications-to-the-patient-of-the-address':
    'Takes a notification to be about the patient of its address, whoever it names.',
  'answers-500-about-an-unknown-patient': 'Answers 500 to a notification about a patient it does not know.',
  'answers-500-to-a-huge-notification': 'Answers 500 to a notification that is too large.',
  'stops-taking-notifications-after-a-bad-one': 'Takes no notification any more after one that it could not use.',
  'forgets-notifications-at-a-restart': 'Loses at a restart what Mitz has notified.',
  'listens-elsewhere-after-a-restart': 'Listens for notifications at another port after a restart.',
  'lets-local-refusal-overrule-mitz': 'Withholds data on a local no although Mitz permits it.',
} as const;
