import { expect } from 'chai';
import fc from 'fast-check';
import { childOf, childrenOf, defaultLimits, everyElement, readXml, xml, Xml, XmlFault } from './xml.js';
import type { XmlElement } from './xml.js';

const pathsOf = (root: XmlElement): readonly string[] => [...everyElement(root)].map(({ path }) => path);
const nested = (depth: number): string => `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;

describe('xml', () => {
  describe('reads', () => {
    it('the same whatever prefixes the sender chose', () => {
      const plain = (element: XmlElement): unknown => [
        element.name,
        element.namespace,
        [...element.attributes],
        element.text,
        element.path,
        element.children.map(plain),
      ];
      const first = readXml('<a xmlns="urn:a" xmlns:x="urn:x" k="v" x:k="w"><x:b>t</x:b></a>');
      const second = readXml('<q:a xmlns:q="urn:a" xmlns:r="urn:x" r:k="w" k="v"><b xmlns="urn:x">t</b></q:a>');
      const third = readXml('<a xmlns="urn:a" xmlns:y="urn:x" y:k="w" k="v"><y:b>t</y:b></a>');
      expect(plain(third)).to.deep.equal(plain(second));
      expect(Object.fromEntries(first.attributes)).to.deep.equal({ k: 'v', '{urn:x}k': 'w' });
      expect(first.children[0]).to.include({ name: 'b', namespace: 'urn:x', text: 't', path: '/a/b' });
    });

    it('a prefix as bound where it stands', () => {
      const root = readXml('<p:a xmlns:p="urn:1"><p:a xmlns:p="urn:2"/><p:a/><a/></p:a>');
      expect(root.children.map(({ namespace }) => namespace)).to.deep.equal(['urn:2', 'urn:1', '']);
    });

    it('where each element stands: a path with the place among its like, and a line', () => {
      const root = readXml('<e>\n <b/><c/>\n <b><d/><d/></b><b/>\n</e>');
      expect(pathsOf(root)).to.deep.equal(['/e', '/e/b', '/e/c', '/e/b[2]', '/e/b[2]/d', '/e/b[2]/d[2]', '/e/b[3]']);
      expect([...everyElement(root)].map(({ line }) => line)).to.deep.equal([1, 2, 2, 3, 3, 3, 3]);
    });

    it('text of its own, entities of XML, CDATA and comments', () => {
      const root = readXml(
        '<?xml version="1.0" encoding="UTF-8"?><!-- c --><a>1&lt;&#50;<b>no</b><![CDATA[<3>]]><!-- x --> &amp;</a>',
      );
      expect(root.text).to.equal('1<2<3> &');
    });

    it('a byte order mark, single quotes and empty elements', () => {
      expect(readXml("\uFEFF<?xml version='1.0'?><a k='\"'/>").attributes.get('k')).to.equal('"');
    });

    it('children by name and namespace, and nothing below nothing', () => {
      const root = readXml('<a xmlns="urn:a"><b n="1"/><b xmlns="urn:b"/><b n="2"/></a>');
      expect(childrenOf(root, 'b', 'urn:a').map(({ attributes }) => attributes.get('n'))).to.deep.equal(['1', '2']);
      expect(childOf(root, 'b', 'urn:a')).to.equal(root.children[0]);
      expect(childOf(root, 'c', 'urn:a')).to.be.undefined;
      expect(childrenOf(undefined, 'b', 'urn:a')).to.deep.equal([]);
    });
  });

  describe('refuses', () => {
    const table: Readonly<Record<string, string>> = {
      'nothing at all': '',
      'white space only': ' \n ',
      'no XML': 'abonnement aanvragen',
      JSON: '{"a":1}',
      'a DOCTYPE': '<!DOCTYPE a><a/>',
      'a DOCTYPE that names a file': '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
      'entities that multiply': '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>',
      'an entity that nobody declared': '<a>&eacute;</a>',
      'an ampersand by itself': '<a>a & b</a>',
      'a doubled attribute': '<a k="1" k="2"/>',
      'an attribute doubled by way of two prefixes': '<a xmlns:p="urn:1" xmlns:q="urn:1" p:k="1" q:k="2"/>',
      'a prefix that is not bound': '<p:a/>',
      'an attribute without quotes': '<a k=1/>',
      'an attribute without value': '<a k/>',
      'a NUL': '<a>\u0000</a>',
      'a NUL in an attribute': '<a k="\u0000"/>',
      'a NUL by reference': '<a>&#0;</a>',
      'two roots': '<a/><b/>',
      'text after the root': '<a/>text',
      'text before the root': 'text<a/>',
      'an element that is not closed': '<a><b></b>',
      'an element closed by another': '<a><b></a></b>',
      'a bare <': '<a>1 < 2</a>',
    };
    for (const [what, text] of Object.entries(table)) {
      it(what, () => {
        expect(() => readXml(text)).to.throw(XmlFault);
      });
    }

    it('a DOCTYPE by its name, before what is in it can do harm', () => {
      expect(() => readXml('<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>')).to.throw(XmlFault, 'a DOCTYPE is not allowed');
    });

    it('elements nested deeper than 64, and not one less', () => {
      expect(pathsOf(readXml(nested(64)))).to.have.length(64);
      expect(() => readXml(nested(65))).to.throw(XmlFault, 'nested deeper than 64');
      expect(() => readXml(nested(3), { ...defaultLimits, maxDepth: 2 })).to.throw(XmlFault, 'nested deeper than 2');
    });

    it('a document over the size, counted in bytes', () => {
      const limits = { ...defaultLimits, maxBytes: 11 };
      expect(readXml('<a>1234</a>', limits).text).to.equal('1234');
      expect(() => readXml('<a>12345</a>', limits)).to.throw(XmlFault, 'larger than 11 bytes');
      expect(() => readXml('<a>éééé</a>', limits)).to.throw(XmlFault, 'larger than 11 bytes');
    });

    it('60,000 nested elements at the 65th, without reading the rest', () => {
      const timeOf = (depth: number): number => {
        const text = nested(depth);
        const begun = performance.now();
        for (let i = 0; i < 20; i += 1) expect(() => readXml(text)).to.throw(XmlFault, 'deeper than 64');
        return performance.now() - begun;
      };
      timeOf(100);
      // Six hundred times as deep is not six hundred times as much work.
      const [small, large] = [timeOf(100), timeOf(60_000)];
      expect(large / Math.max(small, 1)).to.be.lessThan(100);
    });
  });

  it('reads 200,000 siblings in time that grows with their number', () => {
    const timeOf = (count: number): number => {
      const text = `<a>${'<b k="v">t</b>'.repeat(count)}</a>`;
      const begun = performance.now();
      expect(readXml(text).children.at(-1)?.path).to.equal(`/a/b[${count}]`);
      return performance.now() - begun;
    };
    timeOf(10_000);
    const [small, large] = [timeOf(25_000), timeOf(200_000)];
    expect(large / Math.max(small, 1), `${small.toFixed(0)} ms, then ${large.toFixed(0)} ms`).to.be.lessThan(40);
  });

  describe('the tag', () => {
    const sendable = fc.string({
      unit: fc.oneof(
        fc.constantFrom('&', '<', '>', '"', "'", '&amp;', ']]>', 'é', '\u{1F600}'),
        fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }),
      ),
    });

    it('escapes what is filled in, so that it is read back as it was', () => {
      fc.assert(
        fc.property(sendable, sendable, (text, value) => {
          const root = readXml(xml`<a k="${value}" l='${value}'><b>${text}</b></a>`.text);
          expect(root.attributes.get('k')).to.equal(value);
          expect(root.attributes.get('l')).to.equal(value);
          expect(root.children.map((child) => child.text)).to.deep.equal([text]);
        }),
      );
    });

    it('takes what it made itself as it is, one or a list', () => {
      const item = (value: string): Xml => xml`<i>${value}</i>`;
      expect(xml`<a n="${2}">${item('<')}${['x', '&'].map(item)}${[]}</a>`.text).to.equal(
        '<a n="2"><i>&lt;</i><i>x</i><i>&amp;</i></a>',
      );
      expect(String(new Xml('<a/>'))).to.equal('<a/>');
    });
  });
});
