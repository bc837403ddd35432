import { strict as assert } from 'node:assert';
import { createHash, randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { ContentFault } from '#documents/content-fault.ts';
import { type ContentKey, newContentKey, parseContentKey } from '#documents/content-key.ts';
import { createContentStore } from '#documents/content-store.ts';
import { createSealer, unsealed } from '#documents/sealed-bytes.ts';

const newKey = (): ContentKey => parseContentKey(newContentKey()) ?? assert.fail();
const key = newKey();
const PIECE = 64 * 1024;
const directory = mkdtempSync(join(tmpdir(), 'mot-cua-sealed-'));
after(() => rmSync(directory, { recursive: true }));

function sealed(bytes: Buffer, step = 10_000): Buffer {
  const sealer = createSealer(key);
  const parts = [sealer.head];
  for (let at = 0; at < bytes.length; at += step) {
    parts.push(sealer.push(bytes.subarray(at, at + step)));
  }
  return Buffer.concat([...parts, sealer.end()]);
}

async function* piecesOf(bytes: Buffer, step: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
}

async function opened(bytes: Buffer, keys: readonly ContentKey[] = [key], step = 7777) {
  const parts: Buffer[] = [];
  for await (const part of unsealed(piecesOf(bytes, step), keys)) parts.push(part);
  return Buffer.concat(parts);
}

const isFault = (code: ContentFault['code']) => (fault: unknown) =>
  fault instanceof ContentFault && fault.code === code;

test('what was sealed opens as it was, whatever its length and however it comes', async () => {
  for (const length of [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 17]) {
    const bytes = randomBytes(length);
    for (const step of [3, 7777, PIECE + 16, 10 * PIECE]) {
      if (length / step > 20_000) continue;
      assert.deepEqual(await opened(sealed(bytes, step * 2), [newKey(), key], step), bytes);
    }
  }
});

test('no byte of it may change, nothing be cut off, added or put in another order', async () => {
  const bytes = randomBytes(2 * PIECE + 100);
  const whole = sealed(bytes);
  const places = [0, 5, 15, 27, 28, 1000, 28 + PIECE, 28 + PIECE + 16, whole.length - 1];
  for (const at of places) {
    const changed = Buffer.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 1;
    await assert.rejects(opened(changed), ContentFault, `byte ${at}`);
  }
  const step = PIECE + 16;
  for (const length of [0, 10, 28, 30, 28 + step, 28 + 2 * step, whole.length - 1]) {
    await assert.rejects(opened(whole.subarray(0, length)), isFault('damaged'), `cut at ${length}`);
  }
  await assert.rejects(opened(Buffer.concat([whole, Buffer.alloc(1)])), isFault('damaged'));
  const [head, first, second] = [28, 28 + step, 28 + 2 * step].map((end, index) =>
    whole.subarray(index === 0 ? 0 : end - step, end),
  ) as [Buffer, Buffer, Buffer];
  const turned = Buffer.concat([head, second, first, whole.subarray(28 + 2 * step)]);
  await assert.rejects(opened(turned), isFault('damaged'));
});

test('another key does not open it, and says which one is wanted', async () => {
  const whole = sealed(Buffer.from('giấy khai sinh'));
  await assert.rejects(opened(whole, [newKey()]), isFault('unknown-key'));
  await assert.rejects(opened(whole, []), new RegExp(key.id.toString('hex')));
  assert.notDeepEqual(whole, sealed(Buffer.from('giấy khai sinh')), 'twice the same is not alike');
});

const fileIn = (store: string, sha256: string): string =>
  join(directory, store, sha256.slice(0, 2), sha256.slice(2, 4), sha256);

async function keep(store: string, bytes: Buffer, keys: readonly ContentKey[]): Promise<string> {
  const kept = await createContentStore(join(directory, store), keys).put(bytes, {
    maxBytes: 10_000_000,
  });
  return kept.ok ? kept.value.sha256 : assert.fail(kept.error.code);
}

test('a store with a key has no word of what it keeps on the disk, under the hash of its bytes', async () => {
  const bytes = Buffer.from('Nguyễn Thị Ngọc Hoa '.repeat(10_000));
  const sha256 = await keep('keyed', bytes, [key]);
  assert.equal(sha256, createHash('sha256').update(bytes).digest('hex'));
  assert.ok(!readFileSync(`${fileIn('keyed', sha256)}.sealed`).includes('Ngọc Hoa'));
  const store = createContentStore(join(directory, 'keyed'), [newKey(), key]);
  assert.ok(await store.has(sha256));
  assert.deepEqual(await buffer(store.open(sha256)), bytes);
  await store.remove(sha256);
  assert.equal(await store.has(sha256), false);
});

test('what was kept before there was a key stays readable', async () => {
  const bytes = randomBytes(200_000);
  const sha256 = await keep('before', bytes, []);
  const store = createContentStore(join(directory, 'before'), [key]);
  assert.deepEqual(await buffer(store.open(sha256)), bytes);
  assert.equal(await keep('before', bytes, [key]), sha256);
  await store.remove(sha256);
  assert.equal(await store.has(sha256), false);
});

test('bytes that are not those of their name are never given to their end', async () => {
  const [one, other] = [randomBytes(300_000), randomBytes(300_000)];
  const [right, wrong] = [await keep('swap', one, [key]), await keep('swap', other, [key])];
  copyFileSync(`${fileIn('swap', wrong)}.sealed`, `${fileIn('swap', right)}.sealed`);
  const store = createContentStore(join(directory, 'swap'), [key]);
  await assert.rejects(buffer(store.open(right)), isFault('damaged'));
  const plain = await keep('plain', one, []);
  writeFileSync(fileIn('plain', plain), other);
  await assert.rejects(
    buffer(createContentStore(join(directory, 'plain')).open(plain)),
    isFault('damaged'),
  );
});
