import { generateKeyPairSync } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { door, hideSecrets, pseudonymiser } from './redaction.js';
import type { Hider } from './redaction.js';

const pseudonym = pseudonymiser();
const hide = (text: string): string => hideSecrets(text, pseudonym);

describe('redaction', () => {
  describe('the door', () => {
    const shout: Hider = (text) => text.replaceAll('stil', 'LUID');

    it('hides in every string, keys of objects included, and leaves the shape as it is', () => {
      const value = {
        stil: ['stil', { deep: [[['a stil b']]] }],
        pairs: [['stil', 'x']],
        others: [1, true, null, undefined, ''],
      };
      expect(door([shout])(value)).to.deep.equal({
        LUID: ['LUID', { deep: [[['a LUID b']]] }],
        pairs: [['LUID', 'x']],
        others: [1, true, null, undefined, ''],
      });
      expect(door([shout])('stil')).to.equal('LUID');
    });

    it('changes nothing where nothing is to be hidden, nor the value itself', () => {
      fc.assert(
        fc.property(fc.jsonValue(), (value) => {
          const before = JSON.stringify(value);
          expect(JSON.stringify(door([shout])(value))).to.equal(before.replaceAll('stil', 'LUID'));
          expect(JSON.stringify(value)).to.equal(before);
        }),
      );
    });

    it('shows a hider the name of the field, also for each in a list', () => {
      const seen: (readonly [string, string | undefined])[] = [];
      const look: Hider = (text, _, key) => {
        seen.push([text, key]);
        return text;
      };
      door([look])({ bsn: 'a', bsns: ['b', 'c'], in: { deep: 'd' } });
      expect(seen).to.deep.include.members([
        ['a', 'bsn'],
        ['b', 'bsns'],
        ['c', 'bsns'],
        ['d', 'deep'],
      ]);
    });

    it('hides in numbers too: a BSN need not be a text', () => {
      const digits: Hider = (text) => text.replace(/^\d{9}$/, 'hidden');
      expect(door([digits])({ a: 123456782, b: 12, c: [1.5] })).to.deep.equal({ a: 'hidden', b: 12, c: [1.5] });
    });

    it('lets each hider see what the one before it left', () => {
      const first: Hider = (text) => text.replace('a', 'b');
      const second: Hider = (text) => text.replace('b', 'c');
      expect(door([first, second])('a')).to.equal('c');
    });
  });

  it('gives the same pseudonym for the same value within a run, and another under another key, kind or value', () => {
    const same = pseudonymiser(Buffer.from('key'));
    expect(same('bsn', '123456782'))
      .to.equal(pseudonymiser(Buffer.from('key'))('bsn', '123456782'))
      .and.match(/^[0-9a-f]{8}$/);
    const others = [
      same('uzi', '123456782'),
      same('bsn', '111222333'),
      pseudonymiser()('bsn', '123456782'),
      pseudonym('bsn', '123456782'),
    ];
    expect(new Set([same('bsn', '123456782'), ...others]).size).to.equal(5);
  });

  describe('secrets', () => {
    const through = door([hideSecrets]);
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const keys = (['pkcs8', 'sec1'] as const).map((type) => privateKey.export({ type, format: 'pem' }) as string);
    const bodyOf = (pem: string): readonly string[] => pem.trim().split('\n').slice(1, -1);

    it('are hidden: a private key, whole, escaped in JSON or cut off at either end', () => {
      for (const pem of keys) {
        const lines = bodyOf(pem);
        const table = [
          pem,
          JSON.stringify({ clientKey: pem }),
          `${pem}${pem}`,
          pem.slice(0, -40),
          pem.slice(0, 60),
          pem.slice(40),
          pem.replaceAll('\n', '\r\n'),
        ];
        for (const text of table) {
          const hidden = hide(text);
          expect(hidden).to.contain('[private key hidden]');
          for (const line of lines) expect(hidden).not.to.contain(line.slice(0, 20));
          expect(hide(hidden), 'again').to.equal(hidden);
        }
        expect(hide(`before ${pem} after`)).to.match(/^before \[private key hidden\]\s+after$/);
      }
    });

    it('are hidden: tokens behind their scheme, in any case, whole or cut off', () => {
      const token = fc.string({
        unit: fc.constantFrom('a', 'Z', '0', '9', '.', '_', '~', '+', '/', '=', '-'),
        minLength: 8,
        maxLength: 60,
      });
      fc.assert(
        fc.property(fc.constantFrom('Bearer', 'bearer', 'SAML', 'Basic'), token, (scheme, secret) => {
          for (const text of [
            `${scheme} ${secret}`,
            `Authorization: ${scheme}  ${secret}\r\n`,
            `{"h":"${scheme} ${secret}"}`,
          ]) {
            expect(hide(text)).to.match(/\[token hidden\]/);
            expect(hide(text).replace('[token hidden]', '')).not.to.contain(secret);
            expect(hide(hide(text))).to.equal(hide(text));
          }
        }),
      );
    });

    it('are hidden: a JSON Web Token wherever it stands', () => {
      const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
      const jwt = `${part({ alg: 'ES256', typ: 'JWT' })}.${part({ sub: '123456782' })}.c2lnbmF0dXJl-_x`;
      for (const text of [`{"access_token":"${jwt}"}`, `/a?token=${jwt}&b=c`, jwt.slice(0, 30), jwt.slice(0, 50)]) {
        expect(hide(text))
          .to.contain('[token hidden]')
          .and.not.to.contain(part({ alg: 'ES256', typ: 'JWT' }).slice(0, 20));
      }
      expect(hide(`/a?token=${jwt}&b=c`)).to.equal('/a?token=[token hidden]&b=c');
    });

    it('are hidden: what JSON names a secret, to its last quote, whatever carries the JSON', () => {
      const secret = 'twee "woorden" & meer';
      const json = JSON.stringify({ password: secret, kept: 'zichtbaar' }, null, 1);
      const carried: Readonly<Record<string, string>> = {
        'as it is': json,
        'in JSON': JSON.stringify({ body: JSON.stringify({ password: 'twee woorden', kept: 'zichtbaar' }) }),
        'in an address': encodeURIComponent(json),
        'in an address, twice': encodeURIComponent(encodeURIComponent(json)),
        'in an attribute': json.replaceAll('&', '&amp;').replaceAll('"', '&quot;'),
        'a number': '{"password":12345678,"kept":"zichtbaar"}',
      };
      for (const [how, text] of Object.entries(carried)) {
        const hidden = hide(text);
        expect(hidden, how)
          .to.match(/\[token hidden\].*zichtbaar/s)
          .and.not.to.match(/twee|woorden|meer|12345678/);
        expect(hide(hidden), `${how}, again`).to.equal(hidden);
      }
      expect(JSON.parse(hide(json))).to.deep.equal({ password: '[token hidden]', kept: 'zichtbaar' });
      expect(JSON.parse(decodeURIComponent(hide(encodeURIComponent(json))))).to.have.property('kept', 'zichtbaar');
    });

    it('are hidden: by the names that people give them, in JSON, XML, attributes, forms and headers', () => {
      const value = 'Zeer-geheim9';
      const names = [
        ...['password', 'passwd', 'pwd', 'pass', 'pw', 'passphrase', 'wachtwoord', 'Password', 'WACHTWOORD'],
        ...['token', 'accessToken', 'refresh_token', 'sessionToken', 'csrf-token', 'secret', 'clientSecret'],
        ...['secret_key', 'apiKey', 'api-key', 'privateKey', 'private_key', 'clientKey', 'sessionId', 'JSESSIONID'],
      ];
      for (const name of names) {
        const held = [
          ...[JSON.stringify({ [name]: value }), JSON.stringify({ body: JSON.stringify({ [name]: value }) })],
          ...[`https://x/y?${name}=${value}&z=1`, `<x ${name}="${value}"/>`, `connecting with ${name}=${value} to x`],
        ];
        for (const text of held)
          expect(hide(text), text)
            .to.match(/hidden\]/)
            .and.not.to.contain(value);
        expect(through({ [name]: value }), name).to.deep.equal({ [name]: '[hidden]' });
      }
      const elements = [
        'Password',
        'wachtwoord',
        'Secret',
        'clientSecret',
        'apiKey',
        'PrivateKey',
        'Token',
        'sessionId',
      ];
      for (const name of elements)
        expect(hide(`<a:${name}>${value}</a:${name}>`), name).to.equal(`<a:${name}>[hidden]</a:${name}>`);
      for (const line of [`password: ${value}`, `wachtwoord : ${value},`, `pwd = ${value}`, `api_key: ${value}`])
        expect(hide(line), line).to.contain('[token hidden]').and.not.to.contain(value);
      const headers = ['X-Session', 'session-id', 'X-Auth', 'x-auth-user', 'X-Api-Key', 'X-JWT', 'X-Wachtwoord'];
      for (const name of headers)
        expect(through({ headers: [[name, value]] }), name).to.deep.equal({ headers: [[name, '[hidden]']] });
    });

    it('are hidden: what only the owner of a JSON Web Key has', () => {
      const jwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
      for (const text of [JSON.stringify(jwk), JSON.stringify({ body: JSON.stringify(jwk) })])
        expect(hide(text)).to.contain('[token hidden]').and.contain(jwk.x).and.not.to.contain(jwk.d);
      expect(through(jwk)).to.deep.equal({ ...jwk, d: '[hidden]' });
    });

    it('are not seen in counts, settings and sentences that bear such a name', () => {
      const plain = { pass: 161, token: true, secret: null, d: 'GGC002', k: 'short' };
      expect(through(plain)).to.deep.equal(plain);
      for (const text of [
        JSON.stringify(plain),
        'outcome pass: 3 of 4',
        'the token: see driver.token',
        'a pass = good',
      ])
        expect(hide(text)).to.equal(text);
    });

    it('are hidden: to their end, however long they are', () => {
      for (const length of [20_000, 12_000_000]) {
        const saml = 'PHNhbWw+'.repeat(length / 8);
        for (const [text, left] of [
          [JSON.stringify({ SAMLResponse: saml, kept: 1 }), '{"SAMLResponse":"[token hidden]","kept":1}'],
          [`{"password":"${saml}`, '{"password":"[token hidden]'],
          [`<a><wsse:Password>${saml}</wsse:Password></a>`, '<a><wsse:Password>[hidden]</wsse:Password></a>'],
        ] as const) {
          const hidden = hide(text);
          expect(hidden.slice(0, 100)).to.equal(left);
          expect(hidden).to.have.length(left.length);
        }
      }
    });

    it('are hidden: with the quotes and escapes in them', () => {
      const secret = fc.string({ unit: fc.constantFrom('\\', '"', 'a', '%', '&'), minLength: 1, maxLength: 30 });
      fc.assert(
        fc.property(secret, (password) => {
          const text = JSON.stringify({ password, kept: 1 });
          expect(hide(text)).to.equal('{"password":"[token hidden]","kept":1}');
          const encoded = hide(encodeURIComponent(text));
          expect(decodeURIComponent(encoded)).to.equal('{"password":"[token hidden]","kept":1}');
        }),
      );
    });

    it('do not take with them what is none: certificates, public keys, plain words', () => {
      const open = [
        '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
        '-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----',
        'a bearer of bad news',
        'De vraag draagt een SAML 2.0-assertie in de header',
        'Bearer',
        'urn:uuid:6f1f2cf6-8b0c-4b30-8f12-93c1f1d8f0a1',
      ];
      for (const text of open) expect(hide(text)).to.equal(text);
    });

    it('are looked for in time that grows with the text', () => {
      const timeOf = (length: number): number => {
        const hostile = [
          'A'.repeat(length),
          '-----BEGIN PRIVATE KEY-----'.repeat(length / 27),
          'Bearer '.repeat(length / 7),
          'eyJ'.repeat(length / 3),
          '"password":"'.repeat(length / 12),
          `"password":"${'\\\\'.repeat(length / 2)}"`,
          '<Password>'.repeat(length / 10),
        ];
        const begun = performance.now();
        for (const text of hostile) hide(text);
        return performance.now() - begun;
      };
      timeOf(100_000);
      const [small, large] = [timeOf(200_000), timeOf(1_600_000)];
      expect(large / Math.max(small, 1), `${small.toFixed(1)} ms, then ${large.toFixed(1)} ms`).to.be.lessThan(40);
    });
  });
});
