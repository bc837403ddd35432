/**
 * The store of documents: how long the documents of one person are looked for among a million, and how
 * much memory a file of 100 MB takes that is sealed on its way in and opened on its way out, on the disk and
 * in a store that speaks S3 (a simulator in a process of its own, whose memory does not count).
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { newContentKey, parseContentKey } from '#documents/content-key.ts';
import { createContentStore } from '#documents/content-store.ts';
import { createObjectShelf } from '#documents/object-shelf.ts';
import { connectObjectStore } from '#documents/object-store.ts';
import type { Shelf } from '#documents/shelf.ts';
import { findStoredDocument, storedDocumentsOf } from '#store/stored-documents.ts';
import { startObjectStore } from '#test/support/object-store.ts';
import { openTestStore, type TestStore } from '#test/support/store-fixture.ts';

const ROWS = 1_000_000;
const OWNERS = 100_000;
const STEP = 50_000;
const LOOK_UPS = 2000;
const MB = 1024 * 1024;
/** The second shows whether memory grows with the file. */
const FILES = [100 * MB, 400 * MB];

export async function bench(): Promise<Record<string, unknown>> {
  const store = await openTestStore();
  try {
    const figures = await lookUps(store);
    const files = [];
    for (const bytes of FILES) files.push(await largeFile('disk', bytes));
    const { account, stop } = await startObjectStore();
    const shelf = createObjectShelf(connectObjectStore(account));
    for (const bytes of FILES) files.push(await largeFile('object store', bytes, shelf));
    await stop();
    return { ...figures, files };
  } finally {
    await store.close();
  }
}

async function lookUps({ ownerPool, pool }: TestStore) {
  // No statement may take longer than a page waits for it.
  for (let from = 1; from <= ROWS; from += STEP) {
    await ownerPool.query(
      `insert into stored_document (dossier_id, document_id, owners, kind, code, title, number, issuer,
        issued_at, signed_by, sha256, name, media_type, size)
      select gen_random_uuid(), ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
        array['091' || lpad((n % $2)::text, 9, '0')], 'result', null, 'Trích lục khai sinh', n || '/GKS',
        '000.01.40.H33', now() - n * interval '1 minute', 'Trần Quốc Khánh',
        encode(sha256(n::text::bytea), 'hex'), 'trich-luc.pdf', 'application/pdf', 52000
      from generate_series($1::int, $1::int + $3::int - 1) as n`,
      [from, OWNERS, STEP],
    );
  }
  await ownerPool.query('analyze stored_document');
  const byOwner = await timed(async (turn) => {
    const owner = `091${String((turn * 7919) % OWNERS).padStart(9, '0')}`;
    return (await storedDocumentsOf(pool, [owner], 1000)).length;
  });
  const byId = await timed(async (turn) => {
    const hex = (((turn * 7919) % ROWS) + 1).toString(16).padStart(12, '0');
    return (await findStoredDocument(pool, `00000000-0000-4000-8000-${hex}`)) === null ? 0 : 1;
  });
  console.log(`${ROWS} documents of ${OWNERS} persons; p50 and p95 in ms`);
  console.log(`of a person  ${byOwner.p50.toFixed(2)}  ${byOwner.p95.toFixed(2)}`);
  console.log(`by id        ${byId.p50.toFixed(2)}  ${byId.p95.toFixed(2)}`);
  return {
    documents: ROWS,
    person_p95_ms: Number(byOwner.p95.toFixed(2)),
    id_p95_ms: Number(byId.p95.toFixed(2)),
  };
}

async function timed(look: (turn: number) => Promise<number>) {
  const times: number[] = [];
  for (let turn = 0; turn < LOOK_UPS; turn += 1) {
    const begun = performance.now();
    if ((await look(turn)) === 0) throw new Error('nothing was found');
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

async function largeFile(where: string, size: number, shelf?: Shelf) {
  const directory = mkdtempSync(join(tmpdir(), 'mot-cua-bench-store-'));
  const key = parseContentKey(newContentKey());
  if (key === null) throw new Error('a new key is a key');
  const content = createContentStore(directory, [key], shelf);
  const before = process.memoryUsage.rss();
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 5);
  try {
    const begun = performance.now();
    const kept = await content.put(Readable.from(pieces(size)), { maxBytes: size });
    if (!kept.ok) throw new Error(kept.error.code);
    const written = performance.now();
    let read = 0;
    for await (const bytes of content.open(kept.value.sha256)) read += bytes.length;
    if (read !== size) throw new Error(`${read} bytes came back`);
    const speed = (ms: number): number => Math.round(size / MB / (ms / 1000));
    const figures = {
      where,
      mb: size / MB,
      in_mb_s: speed(written - begun),
      out_mb_s: speed(performance.now() - written),
      rss_before_mb: Math.round(before / MB),
      rss_peak_mb: Math.round(peak / MB),
    };
    console.log(
      `a file of ${size / MB} MB, ${where}: in ${figures.in_mb_s} MB/s, out ${figures.out_mb_s} MB/s`,
    );
    console.log(`RSS ${figures.rss_before_mb} MB before, ${figures.rss_peak_mb} MB at its peak`);
    return figures;
  } finally {
    clearInterval(watch);
    rmSync(directory, { recursive: true });
  }
}

function* pieces(size: number): Generator<Buffer> {
  const piece = randomBytes(MB);
  for (let sent = 0; sent < size; sent += MB) yield piece;
}
