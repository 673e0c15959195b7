/** Faults in what is trusted at the other end of the line. */
export const TRUST_FAULTS = {
  'accepts-any-issuer': 'Accepts a server whose certificate is of a CA that it does not know.',
  'accepts-expired-certificates': 'Accepts a server whose certificate has expired.',
  'accepts-certificates-not-yet-valid': 'Accepts a server whose certificate is not valid yet.',
  'ignores-the-host-name': 'Accepts a server whose certificate is for another host.',
  'speaks-tls-1.1': 'Speaks TLS 1.0 and 1.1 with a server that speaks nothing better.',
  'uses-a-certificate-of-another-ca': 'Presents to Mitz a certificate that it made itself.',
  'calls-an-unknown-interface': 'Asks, before every message, for a status at an address that is no interface of Mitz.',
} as const;
