import { expect } from 'chai';
import { html } from './html.js';
import { page } from './page.js';

describe('html', () => {
  it('escapes what is put in, for content and for attributes', () => {
    const said = `<script>alert("1")</script> & 'quoted'`;
    expect(html`<p title="${said}">${said}</p>`.markup).to.equal(
      '<p title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;quoted&#39;">' +
        '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;quoted&#39;</p>',
    );
  });

  it('leaves markup, joins lists, and drops nothing and false', () => {
    const rows = ['a', 'b&'].map((cell) => html`<td>${cell}</td>`);
    expect(html`<tr>${rows}${undefined}${false}${0}</tr>`.markup).to.equal('<tr><td>a</td><td>b&amp;</td>0</tr>');
  });

  it('shows what could turn text around or colour a terminal', () => {
    expect(html`${'a\u202eb\u001b[31m'}`.markup).to.equal('a\\u{202e}b\\u{1b}[31m');
  });
});

describe('a page', () => {
  const made = page({ lang: 'nl', title: 'Dossier <x>', script: 'document.title += "";', body: html`<p>ja</p>` });

  it('runs only its own style and script, and asks nothing of anybody', () => {
    const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(made) ?? [];
    expect(policy).to.match(/^default-src 'none'; img-src data:; style-src 'sha256-[^']+'; script-src 'sha256-[^']+';/);
    expect(made).to.not.match(/https?:|src=|@import|url\(/);
  });

  it('says its language and title', () => {
    expect(made).to.include('<html lang="nl">').and.include('<title>Dossier &lt;x&gt;</title>');
  });
});
