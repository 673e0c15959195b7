import { expect } from 'chai';
import { buildSubscription } from '../abonneren/subscription.js';
import { exampleContext } from '../example.js';
import { defaultSpecification } from '../specification/index.js';
import { readFhir } from './read.js';
import { fhirXml } from './write-xml.js';

describe('fhirXml', () => {
  it('writes what reads back as the same resource', () => {
    const subscription = buildSubscription(
      {
        bsn: '999990019',
        holder: exampleContext.company.provider,
        birthDate: '1971-04-12',
        gatewaySystem: 'urn:oid:1.2.3',
        endpoint: 'https://localhost:9443/notificaties?a=1&b="2"',
      },
      defaultSpecification,
    ) as Parameters<typeof fhirXml>[0];
    expect(readFhir(fhirXml(subscription), 'application/fhir+xml')).to.deep.equal(subscription);
  });

  it('writes the XHTML of a narrative as it is', () => {
    const div = '<div xmlns="http://www.w3.org/1999/xhtml"><p>a &amp; b</p></div>';
    const written = fhirXml({ resourceType: 'Patient', text: { status: 'generated', div } });
    expect(written).to.include(`<status value="generated"/>${div}</text>`);
  });

  it('writes the resources within a bundle', () => {
    const patient = { resourceType: 'Patient', birthDate: '1971-04-12' };
    const bundle = { resourceType: 'Bundle', entry: [{ fullUrl: 'urn:x', resource: patient }] };
    expect(readFhir(fhirXml(bundle), 'application/fhir+xml')).to.deep.equal(bundle);
  });
});
