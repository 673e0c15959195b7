"""What your XIS and its Mitz Connector do when Mitzkeur asks: one function per action of the XIS driver contract
(schemas/xis-driver.openapi.yaml in the package mitz-keur). Fill them in one by one, in the order of this file.

- An action that you leave as it is answers "not supported": its scenarios read "not shown", never passed.
- Return when the XIS has handled the action, or at once if it works in the background: the harness waits for traffic
  either way. Judge nothing here; the harness does.
- If the XIS refuses, and says why to its user: raise Refused("one sentence that the user would understand").
  For some scenarios that is the right answer (a BSN that was not verified).
- An answer that is optional (marked ?) and left out is evidence that is lacking, never a pass.

Input and output are dicts, as in JSON. BSNs are text of nine digits, dates are "2026-11-21", data categories are
GGC002, GGC012 or GGC013, certificates and keys are PEM. A provider is {ura, providerType, name?}, a professional
{root, extension, roleCode, mandated?: {root, extension}}. For test environments only: configure carries a private key.
"""


class NotSupported(Exception):
    """This adapter cannot do the action, or cannot do it yet."""


class Refused(Exception):
    """The XIS understood, and refused."""


# To begin with: these four, and one of the functions of Mitz that you claim.


def reset(_):
    """Forget all patients, dossiers, local consents, migrations and sessions, and queued work; keep the configuration."""
    raise NotSupported


def configure(mitz):
    """Point the connector at the mocked Mitz. May be repeated at any time; the XIS keeps its state.

    In: {baseUrl, ca, clientCertificate, clientKey, provider, notificationBase, mijnMitzUrl?, providers?, format?: json
    or xml, mitzNotificationCertificate?, gatewaySystem?, sourceSystem?, serverCertificate?, serverKey?,
    consentQuestions?: [{button, version, text}]}.
    Not supported means: configured by hand, with what `mitz-keur mock` printed.
    """
    raise NotSupported


def register_patients(inputs):
    """Put patients in the XIS, with or without an active dossier. What is left out is true, but for deceased.

    In: {patients: [{bsn, birthDate, name?, bsnVerified?, birthDateVerified?, holderUra?, activeDossier?, deceased?,
    treatmentRelation?, registered?, records?: [{dataCategory, content}]}]}.
    """
    raise NotSupported


def login(inputs):
    """A user logs in, in the place of the one before. With one factor the functions of Mitz stay closed.

    In: {professional, factors: 1 or 2, level?: laag, substantieel or hoog, certificate?: valid, expired or
    revoked, userCertificate?: {certificate, issuer, crlUrl, ocspUrl?}}.
    """
    raise NotSupported


# Lokalisatie: a dossier becomes active, or stops being so.


def open_dossier(inputs):
    """In: {bsn}."""
    raise NotSupported


def close_dossier(inputs):
    """In: {bsn}."""
    raise NotSupported


def local_consent(inputs):
    """What the XIS now treats as leading for this patient, for display and for its own decisions.

    In: {bsn}. Out: {source: mitz, local or none, choice?: yes, no or unknown,
    choices?: [{dataCategory, consultingCategory, choice}]}.
    """
    raise NotSupported


# Gesloten autorisatievraag: another provider asks for data, and this XIS is the holder.


def answer_data_request(inputs):
    """Ask Mitz, and release only what it permits. Several may be asked at once, each in a thread of its own.

    In: {bsn, requester: {ura, providerType, professional}, dataCategories, purposeOfUse: TREAT or COC, holderUra?,
    deliverTo?}. With deliverTo: POST each released category there, {bsn, dataCategory, content}, at the moment it
    leaves. Out: {released: [dataCategory], reason?}.
    """
    raise NotSupported


# Open autorisatievraag: the user, as consulter, looks up which holders may be asked.


def locate_dossiers(inputs):
    """In: {bsn, professional}. Out: {holders: [{ura?, homeCommunityId?, sourceId?, dataCategories?}]}."""
    raise NotSupported


# The buttons and Samen-naar-MijnMitz: for the patient on screen.


def select_patient(inputs):
    """The user brings this patient on screen. In: {bsn}."""
    raise NotSupported


def start_consent_question(inputs):
    """The user presses the button. Nothing is sent to Mitz yet; answer what the user sees, the question as shown.

    In: {button: dossierhoudersknop or raadplegersknop, holder?: provider}. Out: {questionId, questionText,
    patientShown: bsn, informationShown?, questionVersion?, preselected?: yes, no or nothing}.
    """
    raise NotSupported


def answer_consent_question(inputs):
    """The user enters what the patient decided (none: no decision), or leaves the question (cancel).

    In: {questionId, choice: yes, no, none or cancel, representativePresent?, representative?: absent,
    agrees or disagrees, folderOffered?}.
    Out: {recorded: True or False, dossierNote?}.
    """
    raise NotSupported


def open_mijnmitz(_):
    """The user presses Samen-naar-MijnMitz. Out: {launched: True or False, userAgent?, patientLaunched?: bsn}."""
    raise NotSupported


# Migratie: the consents that the XIS held before Mitz.


def load_local_consents(inputs):
    """Add these to the register of existing consents.

    In: {consents: [{bsn, choice: yes, no or none, decidedAt?, futureProof?, consultingCategories?, holderUra?}]}.
    """
    raise NotSupported


def start_migration(inputs):
    """Start the migration, or resume it. bsns: the provider's selection; absent: all.

    In: {approved: True or False, bsns?}. Out: {done, total, offered, accepted, rejected, excluded,
    offeredByChoice?: {yes, no, restricted}, items?: [{bsn, status: accepted, rejected, excluded or pending, reason?}]}.
    """
    raise NotSupported


def migration_report(_):
    """The report of the latest migration, as start_migration gives it; done is False until it has ended."""
    raise NotSupported


# For disturbances and for inspection.


def run_scheduled_work(_):
    """Do now what would be done later by itself: nightly registration, retries that are due. Out: {pending: number}."""
    raise NotSupported


def work_list(_):
    """What users or operators are shown as not done and needing attention. Out: {items: [{bsn?, reason}]}."""
    raise NotSupported


def restart(_):
    """Stop the connector hard and start it again. Left out, the harness restarts the process it started itself."""
    raise NotSupported


def audit_log(inputs):
    """The audit log (NEN 7513) of what concerned Mitz, oldest first.

    In: {bsn?, from?, to?}. Out: {entries: [{at: "2026-11-21T10:00:00Z", event, professional, bsn, requestId?, choice?,
    button?, questionVersion?, outcome: success, refused or error}]}.
    """
    raise NotSupported
