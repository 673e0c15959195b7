/** The certificates of an environment in the forms in which programs load them, and how each loads them. */
import type { MitzEnvironment } from '../../mitz/xis.js';
import { certificatesIn } from '../../mocks/certificates.js';
import { keyStore, trustStore } from '../../mocks/pkcs12.js';
import type { Encryption } from '../../mocks/pkcs12.js';

/** Under which every PKCS#12 file stands. The keys in them are thrown away after a test: it keeps nothing secret. */
export const storePassword = 'mitzkeur';

export const certificateFiles = [
  'ca.pem',
  'client.pem',
  'client.key',
  'server.pem',
  'server.key',
  'client-only.pem',
  'server-only.pem',
  'client.p12',
  'server.p12',
  'truststore.p12',
  'client.older.p12',
  'server.older.p12',
  'truststore.older.p12',
  'certificates.md',
] as const;

type Held = Pick<MitzEnvironment, 'ca' | 'clientCertificate' | 'clientKey' | 'serverCertificate' | 'serverKey'>;

/** The content of each, by its name. */
export function certificatesOf(environment: Held): Record<(typeof certificateFiles)[number], string | Buffer> {
  const { ca, clientCertificate, clientKey, serverCertificate = '', serverKey = '' } = environment;
  const only = (pem: string): string => `${certificatesIn(pem)[0] ?? ''}\n`;
  const store = (name: string, key: string, pem: string, encryption: Encryption): Buffer =>
    key === ''
      ? Buffer.alloc(0)
      : keyStore({ name, key, chain: [...certificatesIn(pem), ca] }, storePassword, encryption);
  return {
    'ca.pem': ca,
    'client.pem': clientCertificate,
    'client.key': clientKey,
    'server.pem': serverCertificate,
    'server.key': serverKey,
    'client-only.pem': only(clientCertificate),
    'server-only.pem': only(serverCertificate),
    'client.p12': store('mitz-connector', clientKey, clientCertificate, 'modern'),
    'server.p12': store('xis-notificaties', serverKey, serverCertificate, 'modern'),
    'truststore.p12': trustStore([ca], storePassword, 'modern'),
    'client.older.p12': store('mitz-connector', clientKey, clientCertificate, 'older'),
    'server.older.p12': store('xis-notificaties', serverKey, serverCertificate, 'older'),
    'truststore.older.p12': trustStore([ca], storePassword, 'older'),
    'certificates.md': recipes,
  };
}

const recipes = `# How to load these certificates

| file | what it holds |
|---|---|
| \`client.p12\` | the key of your connector, its certificate and the chain: for calls to Mitz |
| \`server.p12\` | the same for your own listener, where Mitz notifies |
| \`truststore.p12\`, \`ca.pem\` | the root that you trust: Mitz as server, and Mitz as client when it notifies |
| \`client.pem\`, \`server.pem\` | the certificate with its issuing CA; \`client.key\` and \`server.key\` are the keys (PKCS#8) |
| \`client-only.pem\`, \`server-only.pem\` | the certificate alone, for programs that want the chain elsewhere |
| \`*.older.p12\` | the same under Triple DES and SHA-1, for .NET Framework, Windows Server 2016 and Java before 8u301 |

The password of every .p12 is \`${storePassword}\`. They are test certificates: trust them nowhere but in a test.

## .NET (8 or newer)

\`\`\`csharp
var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, CustomTrustStore = { X509Certificate2.CreateFromPem(File.ReadAllText("ca.pem")) } };
var ssl = new SslClientAuthenticationOptions { CertificateChainPolicy = policy, ClientCertificates = [new X509Certificate2("client.p12", "${storePassword}")] };
var client = new HttpClient(new SocketsHttpHandler { SslOptions = ssl });
\`\`\`

## Java (11 or newer)

\`\`\`sh
java -Djavax.net.ssl.keyStore=client.p12 -Djavax.net.ssl.keyStorePassword=${storePassword} -Djavax.net.ssl.keyStoreType=PKCS12 \\
  -Djavax.net.ssl.trustStore=truststore.p12 -Djavax.net.ssl.trustStorePassword=${storePassword} -Djavax.net.ssl.trustStoreType=PKCS12 \\
  -jar your-connector.jar
\`\`\`

## Python

\`\`\`python
context = ssl.create_default_context(cafile="ca.pem")
context.load_cert_chain("client.pem", "client.key")
urllib.request.urlopen(request, context=context)   # with requests: verify="ca.pem", cert=("client.pem", "client.key")
\`\`\`

## curl

\`\`\`sh
curl --cacert ca.pem --cert client.pem --key client.key https://…
\`\`\`

## Windows' own store (PowerShell)

\`\`\`powershell
$password = ConvertTo-SecureString ${storePassword} -AsPlainText -Force
Import-PfxCertificate -FilePath client.p12 -CertStoreLocation Cert:\\CurrentUser\\My -Password $password
Import-Certificate -FilePath ca.pem -CertStoreLocation Cert:\\CurrentUser\\Root   # remove it again after the test
\`\`\`
`;
