import { strict as assert } from 'node:assert';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { flawOf } from '#documents/check-contents.ts';
import { newContentKey, parseContentKey } from '#documents/content-key.ts';
import { type ContentStore, createContentStore } from '#documents/content-store.ts';
import { createObjectShelf } from '#documents/object-shelf.ts';
import { connectObjectStore, type ObjectStoreAccount } from '#documents/object-store.ts';
import { StorageFault } from '#documents/storage-fault.ts';
import { startObjectStore } from '#test/support/object-store.ts';

const place = await startObjectStore();
const directory = mkdtempSync(join(tmpdir(), 'mot-cua-objects-'));
after(async () => {
  await place.stop();
  rmSync(directory, { recursive: true });
});
const key = parseContentKey(newContentKey()) ?? assert.fail();
const storeAt = (account: ObjectStoreAccount): ContentStore =>
  createContentStore(directory, [key], createObjectShelf(connectObjectStore(account)));
const store = storeAt(place.account);

async function keep(bytes: Buffer): Promise<string> {
  const kept = await store.put(bytes, { maxBytes: 50_000_000 });
  return kept.ok ? kept.value.sha256 : assert.fail(kept.error.code);
}
const sealedName = (sha256: string): string =>
  `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}.sealed`;
const isFault = (code: StorageFault['code']) => (fault: unknown) =>
  fault instanceof StorageFault && fault.code === code;
async function namesOf(content: ContentStore): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const { sha256 } of content.list()) names.push(sha256);
  return names.sort();
}

test('what is kept comes back as it was; the bucket sees its hash and sealed bytes', async () => {
  const bytes = randomBytes(3_000_000);
  const sha256 = await keep(bytes);
  assert.equal(sha256, createHash('sha256').update(bytes).digest('hex'));
  assert.deepEqual(await buffer(store.open(sha256)), bytes);
  assert.deepEqual(await place.names(), [sealedName(sha256), `unclaimed/${sha256}`].sort());
  assert.ok(!(await place.bytes(sealedName(sha256))).includes(bytes.subarray(0, 16)));
  assert.deepEqual(readdirSync(directory), [], 'nothing stays on this machine');
  assert.deepEqual(await store.unclaimedSince(Date.now() + 60_000), [sha256]);
  assert.deepEqual(await store.unclaimedSince(Date.now() - 60_000), []);
  await store.claim(sha256);
  assert.deepEqual(await store.unclaimedSince(Date.now() + 60_000), []);
  await store.remove(sha256);
  assert.equal(await store.has(sha256), false);
  assert.deepEqual(await place.names(), []);
});

test('a list goes on over as many pages as there are', async () => {
  const kept = await Promise.all(Array.from({ length: 8 }, () => keep(randomBytes(100))));
  assert.deepEqual(await namesOf(store), [...kept].sort());
  for (const sha256 of kept) await store.remove(sha256);
});

test('a line that breaks and a store that is busy are asked again, and nothing is half kept', async () => {
  const bytes = randomBytes(2_000_000);
  for (const kind of ['busy', 'break', 'break-within'] as const) {
    await place.order(kind, 3);
    const sha256 = await keep(bytes);
    await place.order(kind, kind === 'break-within' ? 0 : 3, 'GET');
    assert.deepEqual(await buffer(store.open(sha256)), bytes, kind);
    await store.remove(sha256);
  }
});

test('what fails for good says so, and leaves nothing under its name', async () => {
  const bytes = randomBytes(2_000_000);
  await place.order('busy', 10, 'PUT');
  await assert.rejects(keep(bytes), isFault('busy'));
  await place.order('break-within', 10, 'PUT');
  await assert.rejects(keep(bytes), isFault('unreachable'));
  await place.order('busy', 0);
  assert.deepEqual(await namesOf(store), []);
  assert.deepEqual(readdirSync(directory), []);
});

test('an answer that breaks off never looks whole', async () => {
  const sha256 = await keep(randomBytes(2_000_000));
  await place.order('break-within', 1, 'GET');
  await assert.rejects(buffer(store.open(sha256)), isFault('unreachable'));
  assert.equal(await flawOf(store, sha256), null);
  const rotten = await place.bytes(sealedName(sha256));
  rotten[5000] = (rotten[5000] ?? 0) ^ 1;
  await place.overwrite(sealedName(sha256), rotten);
  assert.equal(await flawOf(store, sha256), 'damaged');
  await place.drop(sealedName(sha256));
  assert.equal(await flawOf(store, sha256), 'missing');
});

test('a wrong key, region or bucket and a dead address are each named', async () => {
  const { account } = place;
  const wrong: readonly [Partial<ObjectStoreAccount>, StorageFault['code'], RegExp][] = [
    [{ secretKey: 'x' }, 'refused', /SignatureDoesNotMatch/],
    [{ accessKey: 'x' }, 'refused', /InvalidAccessKeyId/],
    [{ region: 'vn-2' }, 'refused', /AuthorizationHeaderMalformed/],
    [{ bucket: 'khac' }, 'no-bucket', /NoSuchBucket/],
    [{ endpoint: 'http://127.0.0.1:9' }, 'unreachable', /ECONNREFUSED/],
  ];
  for (const [change, code, words] of wrong) {
    const fault = await namesOf(storeAt({ ...account, ...change })).then(
      () => assert.fail('it was let in'),
      (one: unknown) => one,
    );
    assert.ok(isFault(code)(fault), String(fault));
    assert.match(String(fault), words);
  }
});

test('a store that stands still is given up, and serves again once it goes on', async () => {
  const sha256 = await keep(Buffer.from('đứng yên'));
  place.freeze();
  const begun = performance.now();
  await assert.rejects(store.has(sha256), isFault('unreachable'));
  const waited = performance.now() - begun;
  assert.ok(waited > 9_000 && waited < 35_000, `${waited} ms`);
  place.thaw();
  assert.ok(await store.has(sha256));
  await store.remove(sha256);
});
