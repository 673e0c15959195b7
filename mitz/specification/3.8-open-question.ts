import { said } from './said.js';

/** The values of set 3.8 about the open autorisatievraag; see 3.8.ts for the sources. */
export const openQuestion38 = {
  'open.action': said('urn:ihe:iti:2009:PatientLocationQuery', 'observed', 'bastion365; vitaly (recorded); IHE ITI-56'),
  'open.alternativeActions': said(['urn:ihe:iti:xcpd:2009:PatientLocationQuery'], 'observed', 'vitaly, WSDL'),
  'open.namespace': said('urn:ihe:iti:xcpd:2009', 'observed', 'bastion365; vitaly; IHE ITI-56'),
  'open.securityNamespace': said(
    'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd',
    'observed',
    'bastion365; vitaly',
  ),
  'open.samlNamespace': said('urn:oasis:names:tc:SAML:2.0:assertion', 'observed', 'bastion365; vitaly'),
  'open.attribute.professional': said(
    'urn:ihe:iti:xua:2017:subject:provider-identifier',
    'observed',
    'bastion365; vitaly',
  ),
  'open.attribute.mandated': said('urn:nl:otv:names:tc:1.0:subject:mandated', 'observed', 'bastion365; vitaly'),
  'open.attribute.role': said('urn:oasis:names:tc:xacml:2.0:subject:role', 'observed', 'bastion365; vitaly'),
  'open.attribute.consulterUra': said(
    'urn:nl:otv:names:tc:1.0:subject:provider-institution',
    'observed',
    'bastion365; vitaly',
  ),
  'open.attribute.consulterType': said(
    'urn:nl:otv:names:tc:1.0:subject:consulting-healthcare-facility-type-code',
    'observed',
    'bastion365; vitaly',
  ),
  'open.attribute.purpose': said('urn:oasis:names:tc:xspa:1.0:subject:purposeofuse', 'observed', 'bastion365; vitaly'),
  'open.assigningAuthority': said('NLMINBIZA', 'observed', 'bastion365 (mandatory, says a comment); vitaly (recorded)'),
  'open.audience': said(
    'urn:oid:2.16.840.1.113883.2.4.3.111.2.1',
    'observed',
    'bastion365 (vitaly sends no Conditions)',
  ),
  'open.clockAllowance': said(60, 'assumed', 'SAML 2.0 core §2.5.1.2; the seconds that clocks may differ are ours'),
  'openantwoord.action': said('urn:ihe:iti:2009:PatientLocationQueryResponse', 'observed', 'bastion365; vitaly'),
  'openantwoord.uraAuthority': said('CIBG', 'observed', 'vitaly (recorded)'),
  'openantwoord.categorySystemName': said('GTZ gegevenscategorie', 'observed', 'vitaly (recorded)'),
} as const;
