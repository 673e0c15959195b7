/** The narrative of a resource: XHTML, of which R4 allows what shows text and nothing that acts (txt-1, txt-2). */
import { everyElement, readXml, XmlFault } from '../../xml.js';
import type { XmlElement } from '../../xml.js';
import type { R4Faults } from './fault.js';

const xhtml = 'http://www.w3.org/1999/xhtml';

const allowed: ReadonlySet<string> = new Set(
  `p br div h1 h2 h3 h4 h5 h6 a span b em i strong small big tt dfn q var abbr acronym cite blockquote hr address bdo kbd
   sub sup ul ol li dl dt dd pre table caption colgroup col thead tr tfoot tbody th td code samp img map area`.split(
    /\s+/,
  ),
);

const attributes: ReadonlySet<string> = new Set(
  `title style class id lang dir accesskey tabindex abbr axis headers scope rowspan colspan span align valign char charoff
   width height summary border frame rules cellpadding cellspacing href name charset type hreflang rel rev shape coords
   src alt longdesc usemap ismap nohref cite start value noshade size color compact clear bgcolor nowrap hspace vspace
   {http://www.w3.org/XML/1998/namespace}lang {http://www.w3.org/XML/1998/namespace}space`.split(/\s+/),
);

/** Named characters of HTML, which XML by itself does not know. */
const named = /&(?!amp;|lt;|gt;|quot;|apos;)[A-Za-z]\w{1,10};/g;

/** Judges a narrative as FHIR's JSON has it: XHTML in a text. */
export function judgeNarrative(text: string, path: string, faults: R4Faults): void {
  try {
    judgeDiv(readXml(text.replace(named, ' ')), path, faults);
  } catch (thrown) {
    if (!(thrown instanceof XmlFault)) throw thrown;
    faults.wrong(
      path,
      'a narrative must be well-formed XHTML',
      '<div xmlns="http://www.w3.org/1999/xhtml">…</div>',
      thrown.message,
    );
  }
}

/** Judges a narrative as FHIR's XML has it. */
export function judgeDiv(div: XmlElement, path: string, faults: R4Faults): void {
  if (div.name !== 'div' || div.namespace !== xhtml) {
    const message = 'a narrative is a div in the namespace of XHTML';
    faults.wrong(path, message, `div in ${xhtml}`, `${div.name} in namespace '${div.namespace}'`);
    return;
  }
  let says = false;
  for (const element of everyElement(div)) {
    says ||= element.text.trim() !== '' || element.name === 'img';
    if (element.namespace !== xhtml || !allowed.has(element.name)) {
      const message = 'a narrative holds elements of XHTML that show text, and nothing that acts (txt-1)';
      faults.wrong(path, message, 'text, tables, lists, images', element.name);
    }
    for (const name of element.attributes.keys()) {
      if (attributes.has(name)) continue;
      faults.wrong(
        path,
        'a narrative holds attributes of XHTML that show text, and nothing that acts (txt-1)',
        'no such attribute',
        name,
      );
    }
  }
  if (!says) faults.wrong(path, 'a narrative must say something (txt-2)', 'a text', 'white space');
}
