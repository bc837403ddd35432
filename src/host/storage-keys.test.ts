import { strict as assert } from 'node:assert';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { newContentKey } from '#documents/content-key.ts';
import { loadStorageKeys, readStorageKeys } from '#host/storage-keys.ts';

const made: string[] = [];
after(() => made.forEach((directory) => rmSync(directory, { recursive: true })));
function dataDir(): string {
  const directory = mkdtempSync(join(tmpdir(), 'mot-cua-key-'));
  made.push(directory);
  return directory;
}
const idsOf = (keys: ReturnType<typeof loadStorageKeys>) =>
  keys.map(({ id }) => id.toString('hex'));

test('the first start makes a key for its owner alone; every other reads the same', () => {
  const directory = dataDir();
  const first = loadStorageKeys(directory, null);
  assert.equal(statSync(join(directory, 'storage.key')).mode & 0o777, 0o600);
  assert.deepEqual(idsOf(loadStorageKeys(directory, null)), idsOf(first));
  const mark = readFileSync(join(directory, 'documents', 'key-id'), 'utf8');
  assert.ok(!mark.includes(readFileSync(join(directory, 'storage.key'), 'utf8').trim()));
});

test('a key that is lost, or another, stops the start instead of making all unreadable', () => {
  const directory = dataDir();
  loadStorageKeys(directory, null);
  rmSync(join(directory, 'storage.key'));
  assert.throws(() => loadStorageKeys(directory, null), /storage\.key is missing: restore it/);
  const other = readStorageKeys(newContentKey(), []);
  assert.throws(() => loadStorageKeys(directory, other), /give it in STORAGE_KEY or restore/);
  writeFileSync(join(directory, 'storage.key'), 'không phải khóa');
  assert.throws(() => loadStorageKeys(directory, null), /holds no key of 32 bytes/);
});

test('a new key is put before the old one', () => {
  const directory = dataDir();
  const [old, next] = [newContentKey(), newContentKey()];
  loadStorageKeys(directory, readStorageKeys(old, []));
  const both = readStorageKeys(`${next},${old}`, []);
  assert.equal(loadStorageKeys(directory, both).length, 2);
  assert.equal(loadStorageKeys(directory, readStorageKeys(next, [])).length, 1);
});

test('a key that is none is told with all that is wrong', () => {
  const wrong: string[] = [];
  assert.equal(readStorageKeys('abc', wrong), null);
  assert.match(wrong[0] ?? '', /STORAGE_KEY must be 32 bytes/);
});
