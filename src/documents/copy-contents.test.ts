import { strict as assert } from 'node:assert';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { ContentFault } from '#documents/content-fault.ts';
import { newContentKey, parseContentKey } from '#documents/content-key.ts';
import { type ContentStore, createContentStore } from '#documents/content-store.ts';
import { copyContents } from '#documents/copy-contents.ts';
import { writeFileSync } from 'node:fs';

const directory = mkdtempSync(join(tmpdir(), 'mot-cua-copy-'));
after(() => rmSync(directory, { recursive: true }));
const key = parseContentKey(newContentKey()) ?? assert.fail();
const silent = (): void => undefined;

async function keep(store: ContentStore, bytes: Buffer): Promise<string> {
  const kept = await store.put(bytes, { maxBytes: 1_000_000 });
  return kept.ok ? kept.value.sha256 : assert.fail(kept.error.code);
}
const pathOf = (name: string, sha256: string): string =>
  join(directory, name, sha256.slice(0, 2), sha256.slice(2, 4), sha256);

test('a copy has everything, sealed, and what was unclaimed is so still; a second one does nothing', async () => {
  const from = createContentStore(join(directory, 'from'));
  const to = createContentStore(join(directory, 'to'), [key]);
  const files = Array.from({ length: 20 }, () => randomBytes(1000));
  const names = await Promise.all(files.map((bytes) => keep(from, bytes)));
  const [left = '', ...held] = names;
  for (const sha256 of held) await from.claim(sha256);
  assert.deepEqual(await copyContents(from, to, silent), { copied: 20, there: 0 });
  assert.deepEqual(await copyContents(from, to, silent), { copied: 0, there: 20 });
  assert.deepEqual(await to.unclaimedSince(Infinity), [left]);
  for (const [index, sha256] of names.entries()) {
    assert.deepEqual(await buffer(to.open(sha256)), files[index]);
  }
  assert.ok(await from.has(left), 'what it was copied from stays');
});

test('a damaged file stops the copy and does not arrive', async () => {
  const from = createContentStore(join(directory, 'bad'));
  const to = createContentStore(join(directory, 'good'), [key]);
  const sha256 = await keep(from, randomBytes(1000));
  writeFileSync(pathOf('bad', sha256), randomBytes(1000));
  await assert.rejects(copyContents(from, to, silent), ContentFault);
  assert.equal(await to.has(sha256), false);
});

test('what came before there was a key is sealed, once, and stays whole; a damaged one stays as it is', async () => {
  const before = createContentStore(join(directory, 'seal'));
  const [bytes, bad] = [randomBytes(200_000), randomBytes(1000)];
  const [sha256, damaged] = [await keep(before, bytes), await keep(before, bad)];
  writeFileSync(pathOf('seal', damaged), randomBytes(1000));
  const store = createContentStore(join(directory, 'seal'), [key]);
  assert.equal(await store.seal(sha256), true);
  assert.equal(await store.seal(sha256), false);
  assert.deepEqual(await buffer(store.open(sha256)), bytes);
  assert.deepEqual(readdirSync(join(pathOf('seal', sha256), '..')), [`${sha256}.sealed`]);
  await assert.rejects(store.seal(damaged), ContentFault);
  assert.deepEqual(readdirSync(join(pathOf('seal', damaged), '..')), [damaged]);
});

test('what is retired is gone, unless it came again or is held again meanwhile', async () => {
  const store = createContentStore(join(directory, 'retire'), [key]);
  const bytes = randomBytes(1000);
  const sha256 = await keep(store, bytes);
  assert.equal(await store.retire(sha256, async () => true), false, 'unclaimed: it just came');
  await store.claim(sha256);
  assert.equal(await store.retire(sha256, async () => false), false);
  await assert.rejects(
    store.retire(sha256, () => Promise.reject(new Error('no database'))),
    /no database/,
  );
  assert.deepEqual(await buffer(store.open(sha256)), bytes, 'it was put back each time');
  const again = store.retire(sha256, async () => {
    assert.equal(await store.has(sha256), false);
    await keep(store, bytes);
    return false;
  });
  assert.equal(await again, false);
  assert.ok(await store.has(sha256));
  await store.claim(sha256);
  assert.equal(await store.retire(sha256, async () => true), true);
  assert.equal(await store.has(sha256), false);
  const left = readdirSync(join(directory, 'retire')).filter((name) => name.includes('incoming'));
  assert.deepEqual(left, []);
});
