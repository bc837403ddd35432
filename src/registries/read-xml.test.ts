import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { escapeXml, readXml } from '#registries/read-xml.ts';

test('XML from outside defines nothing for itself and is well-formed or refused', () => {
  const bad = [
    '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
    '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
    '<a>&undefined;</a>',
    '<a><b></a>',
    '<a/><a/>',
    '<a',
    '',
    'text',
    `${'<a>'.repeat(100)}${'</a>'.repeat(100)}`,
    '<x:a/>',
  ];
  for (const text of bad) {
    assert.throws(() => readXml({ status: 200, text }), { code: 'not-xml' }, text.slice(0, 40));
  }
  const { name, namespace, children } = readXml({
    status: 200,
    text: '<?xml version="1.0"?><s:a xmlns:s="u"><b>1 &lt; 2<![CDATA[&]]></b></s:a>',
  });
  assert.deepEqual([name, namespace, children[0]?.text], ['a', 'u', '1 < 2&']);
});

test('what is written is read again letter by letter, without what XML cannot hold', () => {
  const text = 'Ẵ "Ỗ" <b>&amp; \u0000\uFFFE';
  const read = readXml({ status: 200, text: `<a>${escapeXml(text)}</a>` });
  assert.equal(read.text, 'Ẵ "Ỗ" <b>&amp; ');
});
