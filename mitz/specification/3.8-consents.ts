import { ours, said } from './said.js';

/** The values of set 3.8 about consents that are sent: migreren, registreren, and the question before it; see 3.8.ts for the sources. */
export const consents38 = {
  // Not 422, which is one message that breaks a rule: a connector must tell the two apart without reading words.
  'migratie.notApproved': said(403, 'assumed', ours),
  'migratie.notApprovedIssue': said('forbidden', 'assumed', ours),
  'migratie.entryStatus': said('201 Created', 'assumed', 'replicator, OTV-TR-0150'),
  'migratie.newerStands': said('409 Conflict', 'assumed', ours),
  'bundel.type': said('transaction', 'assumed', 'replicator, OTV-TR-0150'),
  'bundel.entries': said(
    'fullUrl urn:uuid, request POST',
    'assumed',
    'by analogy with the recorded notification, knooppunt',
  ),
  'bundel.onePatient': said(1, 'assumed', 'replicator, OTV-TR-0150'),
  'bundel.birthDate': said('required', 'assumed', 'replicator, OTV-TR-0150'),
  'bundel.oneOrganization': said(1, 'assumed', 'by analogy with the recorded notification, knooppunt'),
  'bundel.provenance': said('registreren only', 'assumed', 'replicator, OTV-TR-0150 and OTV-TR-0160'),
  'toestemming.status': said(
    { yes: 'active', no: 'inactive' },
    'assumed',
    'by analogy with the recorded notification, knooppunt',
  ),
  'toestemming.scope': said(
    'patient-privacy',
    'assumed',
    'by analogy with the recorded notification; VZVZ profile mitz-base-consent',
  ),
  'toestemming.category': said(
    "the holder's own data category",
    'assumed',
    'by analogy with the recorded notification; MA11 127535952',
  ),
  'toestemming.dateTime': said('when the patient decided, with a time zone', 'assumed', ours),
  'toestemming.permit': said('permit', 'assumed', 'by analogy with the recorded notification, knooppunt'),
  'toestemming.actor': said('CST', 'assumed', 'by analogy with the recorded notification, knooppunt'),
  'toestemming.purpose': said('TREAT', 'assumed', 'by analogy with the recorded notification, knooppunt'),
  'toestemming.providerCategory': said(
    'http://fhir.nl/StructureDefinition/OTV-ProviderCategory',
    'assumed',
    'by analogy with the recorded notification, knooppunt',
  ),
  'registratie.provenance': said(1, 'assumed', 'replicator, OTV-TR-0160'),
  'registratie.agent': said('urn:oid:{root} | {extension}', 'assumed', ours),
  'registratie.questionVersion': said('http://fhir.nl/StructureDefinition/OTV-QuestionVersion', 'assumed', ours),
  'registratie.situationSystem': said('http://fhir.nl/otv/CodeSystem/toestemmingssituatie', 'assumed', ours),
  'registratie.situations': said(
    { dossierhoudersknopHuisarts: 'SIT001', dossierhoudersknop: 'SIT002', raadplegersknop: 'SIT003' },
    'assumed',
    'SIT001 and SIT002: MA11 127536044; SIT003 and the split by holder: assumption of this set',
  ),
  'vraagtekst.versie': said('3.8.1', 'observed', 'RIVO-Noord Zorgviewer, quoting Mitz v3.8.1'),
  'vraagtekst.dossierhoudersknop': said(
    'Geeft u {zorgaanbieder} toestemming om uw noodzakelijke {gegevenscategorie} beschikbaar te stellen aan andere zorgaanbieders, zoals huisartsen, ziekenhuizen en andere medisch specialistische instellingen en apotheken, als dat voor uw behandeling nodig is?',
    'observed',
    'RIVO-Noord Zorgviewer, quoting Mitz v3.8.1',
  ),
  'vraagtekst.raadplegersknop': said(
    'Geeft u {zorgaanbieder} toestemming om uw noodzakelijke {gegevenscategorie} beschikbaar te stellen aan andere zorgaanbieders, als dat voor uw behandeling nodig is?',
    'assumed',
    ours,
  ),
} as const;
