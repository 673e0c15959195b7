import { expect } from 'chai';
import { visible, visibleJson, visibleOnTerminal } from './visible.js';

/** Each could change a terminal, forge a line, or turn text around. */
const unseen: Readonly<Record<string, string>> = {
  'an escape': '\u001b]0;title\u0007',
  'a colour': '\u001b[31m',
  'an escape of one byte': '\u009b31m',
  'a line that is written over': 'right\rwrong',
  'an end of text': '\u0000',
  backspace: 'yes\b\b\bno',
  'text from right to left': '\u202egnp.exe',
  'an isolate': '\u2067',
  'a space without width': '9999\u200b90019',
  'a mark of byte order': '\ufeff',
  'a line end of Unicode': '\u2028',
  'a tag beyond the first plane': '\u{e0041}',
  'half a pair': '\ud800',
};

describe('text on its way to a terminal', () => {
  for (const [what, text] of Object.entries(unseen)) {
    it(`with ${what}: nothing of it stays that cannot be seen`, () => {
      const seen = /^[\t\n\x20-\x7e]*$/;
      expect(visible(text)).to.match(seen);
      expect(visibleOnTerminal(text, false)).to.match(seen);
      expect(visibleJson({ [text]: text })).to.match(seen);
      expect(JSON.parse(visibleJson({ [text]: text }))).to.deep.equal({ [text]: text });
    });
  }

  it('keeps the colours where there are any, and nothing else', () => {
    const coloured = '\u001b[31mrood\u001b[39m\u001b[2J\u001b]0;x\u0007';
    expect(visibleOnTerminal(coloured, true)).to.equal('\u001b[31mrood\u001b[39m\\u{1b}[2J\\u{1b}]0;x\\u{7}');
    expect(visibleOnTerminal(coloured, false)).to.equal('\\u{1b}[31mrood\\u{1b}[39m\\u{1b}[2J\\u{1b}]0;x\\u{7}');
  });

  it('keeps line ends, tabs and letters of any language', () => {
    expect(visible('één\tтест\r\nשלום')).to.equal('één\tтест\nשלום');
  });
});
