import { AUDIT_FAULTS } from './faults-audit.js';
import { BUTTON_FAULTS } from './faults-buttons.js';
import { CLOSED_ANSWER_FAULTS } from './faults-closed-answer.js';
import { TRUST_FAULTS } from './faults-trust.js';
import { CATEGORY_FAULTS } from './faults-categories.js';
import { MIGRATION_FAULTS } from './faults-migration.js';
import { NOTIFICATION_FAULTS } from './faults-notification.js';
import { OPEN_BEHAVIOUR_FAULTS } from './faults-open-question.js';
import { QUEUE_FAULTS } from './faults-queue.js';

/** Faults of behaviour: each is asked for by name at the one place where the connector decides. */
export const BEHAVIOUR_FAULTS = {
  ...AUDIT_FAULTS,
  ...CLOSED_ANSWER_FAULTS,
  ...TRUST_FAULTS,
  // The channel
  'uses-its-server-certificate-as-client':
    'Presents its own server certificate to Mitz instead of its client certificate.',
  'calls-mitz-without-a-certificate-first':
    'Tries every call without a client certificate before it makes it with one.',
  'reuses-one-request-id': 'Gives every message the same X-Request-Id and MessageID.',
  // Identity
  'declares-another-gateway-system': 'Declares a GatewaySystem that is not the one it was configured with.',
  'declares-another-source-system': 'Declares a SourceSystem that is not the one it was configured with.',
  'sends-another-ura': 'Names another URA than its own as the holder in every message.',
  'sends-another-provider-type': 'Names another provider type than its own as the holder in every message.',
  'accepts-one-factor': 'Opens the Mitz functions to a user who logged in with one factor.',
  'refuses-two-factors-too': 'Keeps the buttons closed to a user who logged in with two factors as well.',
  'sends-bsns-that-fail-the-eleven-test':
    'Skips the eleven-test when it registers a patient, opens a dossier or answers a data request.',
  'ignores-bsn-verification': 'Treats a BSN that was not verified with SBV-Z as verified.',
  'keeps-no-audit-log': 'Writes nothing in its audit log.',
  'exports-log-of-all-patients': 'Exports the audit log of all patients when one patient is asked for.',
  'exports-log-of-all-times': 'Exports the whole audit log when a period is asked for.',
  'omits-recordings-from-the-audit-log': 'Leaves recordings of consent out of its audit log.',
  'sends-one-professional-for-all': 'Sends the same professional identifier whoever the user is.',
  // The closed question
  'releases-before-asking': 'Releases the data first and asks Mitz afterwards.',
  'releases-without-asking': 'Releases the data and never asks Mitz.',
  'withholds-despite-permit': 'Releases nothing although Mitz permits it.',
  'treats-deny-as-permit': 'Releases data on a Deny.',
  'treats-indeterminate-as-permit': 'Releases data on an Indeterminate.',
  'treats-not-applicable-as-permit': 'Releases data on a NotApplicable.',
  'stays-closed-after-a-bad-answer': 'Releases nothing any more once an answer was neither Permit nor Deny.',
  'stays-closed-after-a-deny': 'Releases nothing any more, for anybody, once an answer was Deny.',
  'releases-when-mitz-is-unavailable': 'Releases data when Mitz answers 5xx.',
  'releases-after-silence': 'Releases data when Mitz does not answer in time.',
  'waits-for-ever-for-mitz': 'Sets no deadline to an answer of Mitz.',
  'caches-the-answer': 'Asks Mitz once per patient and category, and remembers the answer.',
  'ignores-treatment-relation': 'Asks and releases although the requester has no treatment relation.',
  'asks-every-category': 'Asks Mitz about all data categories whatever was requested.',
  'releases-more-than-was-asked': 'Releases everything the dossier holds once one category is permitted.',
  'lets-local-consent-overrule-mitz': 'Releases on a local yes although Mitz answers Deny.',
  'ignores-notifications': 'Accepts notifications and does nothing with them.',
  'refuses-notifications': 'Answers every notification of Mitz with an error, and does nothing with it.',
  ...CATEGORY_FAULTS,
  // Notifications
  ...NOTIFICATION_FAULTS,
  // The open question
  ...OPEN_BEHAVIOUR_FAULTS,
  // Dossiers
  'opens-dossier-without-subscribing': 'Opens a dossier without registering the patient at Mitz.',
  'subscribes-patients-without-a-dossier': 'Registers patients at Mitz who have no active dossier.',
  'skips-some-in-the-census': 'Forgets one in fifty patients when many are registered at once.',
  'subscribes-deceased-patients': 'Registers deceased patients at Mitz.',
  'subscribes-twice': 'Sends every registration twice.',
  'never-unsubscribes': 'Leaves the registration at Mitz when a dossier is closed.',
  ...QUEUE_FAULTS,
  ...MIGRATION_FAULTS,
  // Buttons
  ...BUTTON_FAULTS,
  // In general
  'never-calls-mitz': 'Never calls Mitz, and pretends that registrations, migrations and recordings succeeded.',
  'dies-at-start': 'Ends with an error as soon as it is started.',
  'never-gets-ready': 'Starts, but never says that it is ready.',
  'dies-on-a-data-request': 'Ends when a data request arrives.',
  'answers-the-driver-with-rubbish': 'Answers every action that has an output with something that is not JSON.',
} as const;
