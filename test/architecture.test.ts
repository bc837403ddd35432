import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { test } from 'node:test';
import { mayImport, pure } from './support/rooms.ts';

/** The only modules from outside that a pure room may use: an assertion and a schema checker. */
const pureMayUse = ['node:assert', 'typebox', 'typebox/value', 'typebox/compile', 'typebox/schema'];

/** What is arithmetic on bytes in the rooms that are about bytes. */
const pureMayAlsoUse: Readonly<Record<string, readonly string[]>> = {
  'vaccine-pass': ['node:crypto', 'node:zlib', 'cborg'],
};

const impure: readonly (readonly [RegExp, string])[] = [
  [/\basync\b/, 'async'],
  [/\bfetch\(/, 'fetch'],
  [/\bDate\.now\b/, 'Date.now'],
  [/\bnew Date\(\)/, 'new Date() without argument'],
  [/\bMath\.random\b/, 'Math.random'],
  [/(?<![/\w])process\./, 'process'],
];

interface Source {
  readonly file: string;
  readonly room: string;
  readonly isTest: boolean;
  readonly code: string;
  readonly imports: readonly string[];
}

const root = join(import.meta.dirname, '..');
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name): Source => {
    const text = readFileSync(join(root, 'src', name), 'utf8');
    const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '');
    const imports = [...code.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((found) =>
      String(found[1]),
    );
    const room = String(name.split(sep)[0]);
    return { file: join('src', name), room, isTest: name.endsWith('.test.ts'), code, imports };
  });

test('every folder of src is a room of the table', () => {
  const rooms = new Set(sources.map((source) => source.room));
  assert.deepEqual(
    [...rooms].filter((room) => !(room in mayImport)),
    [],
  );
});

test('rooms import only the rooms that the table allows', () => {
  const faults = sources
    .filter((source) => !source.isTest)
    .flatMap((source) =>
      source.imports
        .filter((target) => target.startsWith('#'))
        .map((target) => String(target.slice(1).split('/')[0]))
        .filter((room) => room !== source.room && !mayImport[source.room]?.includes(room))
        .map((room) => `${source.file} imports ${room}`),
    );
  assert.deepEqual(faults, []);
});

test('no file leaves its room by a relative path', () => {
  const faults = sources.flatMap((source) =>
    source.imports
      .filter((target) => target.startsWith('.'))
      .filter((target) => {
        const inside = relative(
          join(root, 'src', source.room),
          join(root, source.file, '..', target),
        );
        return inside.startsWith('..');
      })
      .map((target) => `${source.file} imports ${target}`),
  );
  assert.deepEqual(faults, []);
});

test('pure rooms touch nothing outside themselves', () => {
  const faults = sources
    .filter((source) => pure.includes(source.room) && !source.isTest)
    .flatMap((source) =>
      [
        ...impure.filter(([pattern]) => pattern.test(source.code)).map(([, what]) => what),
        ...source.imports.filter(
          (target) =>
            !target.startsWith('#') &&
            !target.startsWith('.') &&
            !pureMayUse.includes(target) &&
            !pureMayAlsoUse[source.room]?.includes(target),
        ),
      ].map((what) => `${source.file} uses ${what}`),
    );
  assert.deepEqual(faults, []);
});

test('of documents the registries see signing alone, whose keys may lie at a service', () => {
  const faults = sources
    .filter(({ room, isTest }) => room === 'registries' && !isTest)
    .flatMap(({ file, imports }) =>
      imports
        .filter((target) => target.startsWith('#documents/'))
        .filter((target) => !target.startsWith('#documents/signing/'))
        .map((target) => `${file} imports ${target}`),
    );
  assert.deepEqual(faults, []);
});

test('signing knows fonts and the place of a signature, and no paper; what it stands on stays within it', () => {
  const isSigning = (file: string): boolean => file.includes(`documents${sep}signing${sep}`);
  const seen = [
    '#kernel/',
    '#documents/signing/',
    '#documents/fonts.ts',
    '#documents/signatures.ts',
  ];
  const foreign = sources
    .filter(({ file, isTest }) => isSigning(file) && !isTest)
    .flatMap(({ file, imports }) =>
      imports
        .filter((target) => target.startsWith('#') && !seen.some((one) => target.startsWith(one)))
        .map((target) => `${file} imports ${target}`),
    );
  const libraries = ['pkijs', 'asn1js', '@cantoo/pdf-lib'];
  const outside = sources
    .filter(({ file }) => !isSigning(file))
    .filter(({ imports }) => imports.some((target) => libraries.includes(target)))
    .map(({ file }) => file);
  assert.deepEqual([...foreign, ...outside], []);
});

test('only src/web makes unescaped markup', () => {
  const faults = sources
    .filter((source) => source.room !== 'web' && source.imports.includes('#web/raw.ts'))
    .map((source) => source.file);
  assert.deepEqual(faults, []);
});

test('names that say nothing are refused', () => {
  const faults = sources
    .map((source) => source.file)
    .filter((file) => /\/(index|utils?|helpers?|common|types|constants)\.ts$/.test(file));
  assert.deepEqual(faults, []);
});
