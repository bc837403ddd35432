import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readLocaleFiles } from '#host/locale-files.ts';

const own = mkdtempSync(join(tmpdir(), 'mot-cua-locales-'));
after(() => rmSync(own, { recursive: true, force: true }));

test('the languages that come with the software can be used', async () => {
  assert.ok(Array.isArray(await readLocaleFiles(null)));
});

test('a province adds a language in a directory of its own', async () => {
  writeFileSync(join(own, 'km.json'), JSON.stringify({ name: 'ភាសាខ្មែរ', texts: { Có: 'x' } }));
  writeFileSync(join(own, 'READ ME.txt'), 'not a language');
  const km = (await readLocaleFiles(own)).find(({ code }) => code === 'km');
  assert.equal(km?.texts.get('Có'), 'x');
});

test('what is wrong is told at the start, with the file', async () => {
  const said = async (text: string): Promise<string> => {
    writeFileSync(join(own, 'km.json'), text);
    return readLocaleFiles(own).then(
      () => 'nothing',
      (fault: Error) => fault.message,
    );
  };
  assert.match(await said('{"texts":{}}'), /cannot be used:\nkm\.json: name is missing$/);
  assert.match(await said('{"name":'), /km\.json is no JSON: SyntaxError/);
  await assert.rejects(readLocaleFiles(join(own, 'not-there')), /ENOENT.*not-there/);
});
