import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { attrs, type Html, html, markupOf, type Value } from '#web/html.ts';

const PAYLOADS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></textarea></script><svg onload=alert(1)>',
  "Robert'); DROP TABLE dossier;--",
  '<!-- --><b>',
  '&lt;b&gt;',
  'javascript:alert(1)',
  'Nguyễn Thị Ẵng "Ỗ" & <Ữ>',
];

const unescape = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** Whatever is written, the page keeps its tags and the text comes back as it was. */
function isOnlyText(value: string, render: (value: string) => Html, before: string, after: string) {
  const out = markupOf(render(value));
  assert.ok(out.startsWith(before) && out.endsWith(after), out);
  const inner = out.slice(before.length, out.length - after.length);
  assert.doesNotMatch(inner, /[<>"']/);
  assert.equal(unescape(inner), value);
}

test('text in an element, in quotes of either kind and in a text area stays text', () => {
  const places: readonly (readonly [(value: string) => Html, string, string])[] = [
    [(value) => html`<p>${value}</p>`, '<p>', '</p>'],
    [(value) => html`<p title="${value}">`, '<p title="', '">'],
    [(value) => html`<p title='${value}'>`, "<p title='", "'>"],
    [(value) => html`<textarea>${value}</textarea>`, '<textarea>', '</textarea>'],
    [(value) => html`<p${attrs({ title: value })}>`, '<p title="', '">'],
  ];
  for (const [render, before, after] of places) {
    for (const payload of PAYLOADS) isOnlyText(payload, render, before, after);
    fc.assert(fc.property(fc.string(), (value) => isOnlyText(value, render, before, after)));
  }
});

test('a list in text is escaped item by item and markup of ours passes', () => {
  const list: Value = ['<a>', 1, 2n, null, undefined, true, false, html`<b>${'<c>'}</b>`, [['&']]];
  assert.equal(markupOf(html`${list}`), '&lt;a&gt;12<b>&lt;c&gt;</b>&amp;');
});

const href = (url: string) => markupOf(html`<a href="${url}">`);

test('a URL may only be relative, http, https, mailto or tel', () => {
  for (const url of [
    '/a?b=c#d',
    '?lang=en',
    '#main',
    'https://a.vn/',
    'tel:1022',
    'mailto:a@b.vn',
  ]) {
    assert.equal(href(url), `<a href="${url}">`);
    assert.equal(markupOf(html`<a${attrs({ href: url })}>`), `<a href="${url}">`);
  }
  for (const url of [
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>',
    'vbscript:x',
    'blob:x',
  ]) {
    assert.equal(href(url), '<a href="#blocked">');
    assert.equal(markupOf(html`<form action="${url}">`), '<form action="#blocked">');
    assert.equal(markupOf(html`<a${attrs({ href: url })}>`), '<a href="#blocked">');
  }
});

test('a value inside a URL cannot leave its place', () => {
  const out = markupOf(html`<a href="/ho-so/${'a/../b?c=d&e#f"'}?q=${'x&y=z'}">`);
  assert.equal(out, '<a href="/ho-so/a%2F..%2Fb%3Fc%3Dd%26e%23f%22?q=x%26y%3Dz">');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      const found = /^<a href="\/x\?q=([^"]*)">$/.exec(markupOf(html`<a href="/x?q=${value}">`));
      assert.equal(decodeURIComponent(unescape(found?.[1] ?? '!')), value.toWellFormed());
    }),
  );
});

test('a hole that could change the structure of the page is refused', () => {
  const x = 'x';
  const refused: Readonly<Record<string, () => Html>> = {
    unquoted: () => html`<p class=${x}>`,
    'unquoted with a space': () => html`<p class= ${x}>`,
    'half quoted': () => html`<p class=a${x}>`,
    handler: () => html`<p onclick="${x}">`,
    'handler in capitals': () => html`<p ONCLICK='${x}'>`,
    style: () => html`<p style="color:${x}">`,
    srcdoc: () => html`<iframe srcdoc="${x}">`,
    srcset: () => html`<img srcset="${x}">`,
    script: () => html`<script>${x}</script>`,
    'style element': () => html`<style>${x}</style>`,
    iframe: () => html`<iframe>${x}</iframe>`,
    comment: () => html`<!-- ${x} -->`,
    'tag name': () => html`<${x}>`,
    'closing tag name': () => html`</${x}>`,
    'attribute name': () => html`<p ${x}="y">`,
    'scheme by halves': () => html`<a href="java${x}">`,
    'two values as one scheme': () => html`<a href="${'java'}${'script:alert(1)'}">`,
    'scheme after a value': () => html`<a href="${'javascript'}:alert(1)/${x}">`,
    'open tag at the end': () => html`<p class="${x}"`,
    'open quote at the end': () => html`<p class="${x}`,
    'text inside a tag': () => html`<p ${x}>`,
    'markup inside a tag': () => html`<p ${html`a`}>`,
    'markup in quotes': () => html`<p title="${html`<b>`}">`,
    'a list in quotes': () => html`<p title="${[x]}">`,
    'attributes in text': () => html`<p>${attrs({ x })}</p>`,
  };
  for (const [name, render] of Object.entries(refused)) assert.throws(render, /html:/, name);
});

test('what was parsed from a request never passes for markup', () => {
  const forged: unknown[] = [
    JSON.parse('{"markup":"<b>"}'),
    JSON.parse('{"s":"<b>"}'),
    { toString: () => '<b>' },
  ];
  for (const value of forged) assert.throws(() => html`<p>${value as Html}</p>`);
});

test('scripts and comments without holes are left alone, and text after them is text', () => {
  const out = html`<script type="module" src="/a/x.js"></script><!-- <i>    <b title=" --><p>${'<'}</p>`;
  assert.equal(
    markupOf(out),
    '<script type="module" src="/a/x.js"></script><!-- <i>    <b title=" --><p>&lt;</p>',
  );
});

test('attributes: left out, bare, words for aria, and refused where they would run', () => {
  const written = attrs({
    a: null,
    b: undefined,
    c: false,
    d: true,
    e: 0,
    'aria-f': false,
    'aria-g': true,
  });
  assert.equal(markupOf(html`<p${written}>`), '<p d e="0" aria-f="false" aria-g="true">');
  for (const name of ['onclick', 'style', 'srcdoc', 'a b', 'x"', '', 'A']) {
    assert.throws(() => attrs({ [name]: 'x' }), /attrs/, name);
  }
});
