import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..');
const terms = readFileSync(join(root, 'GLOSSARY.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.includes('identifier |'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, vietnamese = '', identifiers = '']) => ({
    vietnamese,
    identifiers: identifiers.split(', '),
  }));

const code = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(join(root, 'src', name), 'utf8'))
  .join('\n')
  .toLowerCase()
  .replaceAll('-', '');

test('every identifier of the glossary is used in the code', () => {
  const missing = terms
    .flatMap((term) => term.identifiers)
    .filter((identifier) => !code.includes(identifier.toLowerCase().replaceAll('-', '')));
  assert.deepEqual(missing, []);
  assert.ok(terms.length > 30);
});

test('the core words of the domain stand in the glossary', () => {
  const known = new Set(terms.flatMap((term) => term.identifiers));
  const core = ['dossier', 'procedure', 'component', 'agency', 'desk', 'handler', 'applicant'];
  const acts = ['supplement', 'refuse', 'extend', 'stop', 'propose', 'sign', 'issue', 'handOver'];
  assert.deepEqual(
    [...core, ...acts].filter((word) => !known.has(word)),
    [],
  );
});
