import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readAssistLocales } from '#web/assist-locales.ts';

const directory = join(import.meta.dirname, '../../locales/assist');
const shipped = new Map<string, { name: string; texts: Record<string, string> }>(
  readdirSync(directory).map((file) => [
    file.replace(/\.json$/, ''),
    JSON.parse(readFileSync(join(directory, file), 'utf8')),
  ]),
);

const faultsWith = (code: string, file: unknown): readonly string[] => {
  const read = readAssistLocales(new Map<string, unknown>([...shipped, [code, file]]));
  return read.ok ? [] : read.error;
};

test('Vietnamese and English are whole, and Vietnamese comes first', () => {
  const read = readAssistLocales(shipped);
  assert.ok(read.ok, read.ok ? '' : read.error.join('\n'));
  assert.deepEqual(
    read.value.all.map(({ code }) => code),
    ['vi', 'en'],
  );
  assert.equal(read.value.of('en').name, 'English');
  assert.equal(read.value.of('xx').code, 'vi');
  assert.equal(read.value.of('en').say('sendCode', { phone: '0912' }), 'Send a code to 0912');
});

test('a language is added by a file alone', () => {
  const vi = shipped.get('vi') ?? assert.fail();
  const texts = Object.fromEntries(
    Object.entries(vi.texts).map(([key, text]) => [key, `‹km› ${text}`]),
  );
  const read = readAssistLocales(new Map([...shipped, ['km', { name: 'ភាសាខ្មែរ', texts }]]));
  assert.ok(read.ok);
  assert.equal(read.value.of('km').say('codeSent', { phone: '0912' }).includes('0912'), true);
  assert.deepEqual(
    read.value.all.map(({ name }) => name),
    ['Tiếng Việt', 'English', 'ភាសាខ្មែរ'],
  );
});

test('a file that is not whole is refused with all that is wrong with it', () => {
  const vi = shipped.get('vi') ?? assert.fail();
  const { question: _, ...rest } = vi.texts;
  assert.deepEqual(
    faultsWith('km', { texts: { ...rest, code: ' ', sendCode: 'no place', more: 'x' } }),
    [
      'km.json: name is missing',
      'km.json: texts.question is missing',
      'km.json: texts.sendCode must have {phone}',
      'km.json: texts.code is missing',
      'km.json: texts.more is not known',
    ],
  );
  assert.deepEqual(faultsWith('Km!', vi), ['Km!.json: "Km!" is no code of a language']);
  assert.ok(!readAssistLocales(new Map()).ok);
});
