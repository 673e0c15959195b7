/** Chosen changes of what any resource may have. */
import { div, organization, url } from './chosen-line.js';
import type { Line, Members } from './chosen-line.js';

/** What any resource may have. */
export const anyResource: readonly Line[] = [
  ['an id with a space', { id: 'a b' }],
  ['an id of 65 characters', { id: 'a'.repeat(65) }],
  ['an id with an underscore', { id: 'a_b' }],
  ['an id of 64 characters', { id: 'a'.repeat(64) }],
  ['a number for an id', { id: 1 }],
  ['a language', { language: 'nl' }],
  ['implicit rules', { implicitRules: 'http://example.nl/regels' }],
  ['implicit rules with a space', { implicitRules: 'http://example.nl/de regels' }],
  ['meta with a moment', { meta: { lastUpdated: '2026-11-21T10:00:00Z' } }],
  ['meta with a moment without time zone', { meta: { lastUpdated: '2026-11-21T10:00:00' } }],
  ['meta with a day for a moment', { meta: { lastUpdated: '2026-11-21' } }],
  ['meta with a moment that does not exist', { meta: { lastUpdated: '2026-02-30T10:00:00Z' } }],
  ['meta with a profile in no list', { meta: { profile: url } }],
  ['meta with a tag', { meta: { tag: [{ system: 'http://example.nl/tags', code: 'a' }] } }],
  ['meta with an unknown element', { meta: { author: 'x' } }],
  ['a narrative', { text: div('<p>Tekst</p>') }],
  [
    'a narrative with a table and a link',
    { text: div('<table><tr><td><a href="http://example.nl">a</a></td></tr></table>') },
  ],
  ['a narrative without status', { text: { div: '<div xmlns="http://www.w3.org/1999/xhtml">a</div>' } }],
  ['a narrative with an unknown status', { text: { ...(div('a') as Members), status: 'made' } }],
  ['a narrative without namespace', { text: { status: 'generated', div: '<div>a</div>' } }],
  [
    'a narrative that is no div',
    { text: { status: 'generated', div: '<p xmlns="http://www.w3.org/1999/xhtml">a</p>' } },
  ],
  ['a narrative that is text', { text: { status: 'generated', div: 'tekst' } }],
  ['a narrative that is not well-formed', { text: div('<p>a') }],
  ['a narrative of white space', { text: div(' ') }],
  ['a narrative with a script', { text: div('<script>alert(1)</script>') }],
  ['a narrative with a form', { text: div('<form>a</form>') }],
  ['a narrative that acts when clicked', { text: div('<p onclick="a()">a</p>') }],
  ['a narrative with a named character of HTML', { text: div('a&nbsp;b') }],
  ['a narrative with a style', { text: div('<p style="color: red">a</p>') }],
  ['an unknown element in capitals', { STATUS: 'x' }],
  ['fhir_comments', { fhir_comments: ['opmerking'] }],
  ['@type', { '@type': 'x' }],
];

/** What a resource may have that can contain others. */
export const withContained: readonly Line[] = [
  ['a contained resource that nothing refers to', { contained: [organization('o1')] }],
  [
    'a contained resource that an extension refers to',
    { contained: [organization('o1')], extension: [{ url, valueReference: { reference: '#o1' } }] },
  ],
  [
    'a contained resource that refers to it',
    { contained: [{ resourceType: 'Patient', id: 'p1', managingOrganization: { reference: '#' } }] },
  ],
  [
    'two contained resources with one id',
    { contained: [organization('o1'), organization('o1')], extension: [{ url, valueReference: { reference: '#o1' } }] },
  ],
  ['a contained resource without id', { contained: [{ resourceType: 'Organization', name: 'x' }] }],
  [
    'a contained resource in a contained one',
    {
      contained: [{ ...organization('o1'), contained: [organization('o2')] }],
      extension: [{ url, valueReference: { reference: '#o1' } }],
    },
  ],
  [
    'a contained resource with a version',
    {
      contained: [{ ...organization('o1'), meta: { versionId: '1' } }],
      extension: [{ url, valueReference: { reference: '#o1' } }],
    },
  ],
  [
    'a contained resource with a security label',
    {
      contained: [
        {
          ...organization('o1'),
          meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'N' }] },
        },
      ],
      extension: [{ url, valueReference: { reference: '#o1' } }],
    },
  ],
  [
    'a contained resource of an unknown kind',
    {
      contained: [{ resourceType: 'Organisatie', id: 'o1' }],
      extension: [{ url, valueReference: { reference: '#o1' } }],
    },
  ],
  [
    'a contained resource that is invalid',
    {
      contained: [{ ...organization('o1'), active: 'ja' }],
      extension: [{ url, valueReference: { reference: '#o1' } }],
    },
  ],
  [
    'a contained resource without kind',
    { contained: [{ id: 'o1' }], extension: [{ url, valueReference: { reference: '#o1' } }] },
  ],
  ['a contained text', { contained: ['x'] }],
  ['a modifier extension', { modifierExtension: [{ url, valueBoolean: true }] }],
];
