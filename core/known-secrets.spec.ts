import { expect } from 'chai';
import { hideKnownSecrets, keepSecret, keepSecretsOf, withoutKnownSecrets } from './known-secrets.js';
import { door } from './redaction.js';

describe('a secret that the harness was told', () => {
  const secret = 'Tr0ub4dor&3!';
  keepSecret(secret);
  keepSecretsOf('https://gebruiker-x:w%40chtwoord-x@adapter.test:{port}/actions?sleutel=querywaarde-x&z=1');
  const hide = door([hideKnownSecrets]);

  for (const [where, text] of Object.entries({
    'by itself': secret,
    'in a sentence': `it said ${secret}.`,
    'as the value of a field': JSON.stringify({ anything: secret }),
    'in base64': Buffer.from(`user:${secret}`).toString('base64'),
    'with percents': `/a?b=${encodeURIComponent(secret)}`,
    'in escapes of JSON': `{"a":"Tr0ub4dor\\u00263!"}`,
  })) {
    it(`is hidden ${where}`, () => {
      const hidden = hide(text);
      expect(hidden).not.to.equal(text);
      expect(
        Buffer.from(hidden, 'base64').toString() + decodeURIComponent(hidden.replace(/%(?![0-9a-f])/gi, '')),
      ).not.to.contain('Tr0ub4dor');
    });
  }

  it('is hidden where an address holds it: the user, the password and what stands behind the question mark', () => {
    for (const one of ['gebruiker-x', 'w@chtwoord-x', 'querywaarde-x'])
      expect(withoutKnownSecrets(`it is ${one}`)).to.equal('it is [secret hidden]');
    expect(withoutKnownSecrets('adapter.test')).to.equal('adapter.test');
  });

  it('is hidden as a whole word only, and not where it is as short as a word of ours', () => {
    keepSecret('wachtkamer');
    keepSecret('de');
    expect(withoutKnownSecrets('de wachtkamerdeur van de wachtkamer')).to.equal(
      'de wachtkamerdeur van de [secret hidden]',
    );
  });

  it('leaves text alone in which it does not stand', () => {
    expect(hide({ a: ['plain', 1] })).to.deep.equal({ a: ['plain', 1] });
  });
});
