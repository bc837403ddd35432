import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { createContentStore } from '#documents/content-store.ts';
import { checkTotal, inspectUpload, safeFileName } from '#documents/inspect-upload.ts';
import { drawSheet } from '#documents/sheet.ts';
import { table } from '#documents/table.ts';
import { uploadFaultText } from '#documents/upload-fault.ts';

const directory = mkdtempSync(join(tmpdir(), 'uploads-'));
after(() => rmSync(directory, { recursive: true, force: true }));

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');

/** As a camera writes it: a small picture with an end mark of its own, then restarts, then data. */
const JPEG = Buffer.concat([
  Buffer.from('ffd8', 'hex'),
  Buffer.from('ffe1000cffd8ffda0002aaffd9bb', 'hex'),
  Buffer.from('ffda0004aabb', 'hex'),
  Buffer.from('1122ff0033ffd044ffffd155', 'hex'),
  Buffer.from('ffc40003aa', 'hex'),
  Buffer.from('ffda0002', 'hex'),
  Buffer.alloc(40, 0x5a),
  Buffer.from('ffd9', 'hex'),
]);

const inspect = (bytes: Uint8Array) => inspectUpload(Buffer.from(bytes));

async function verdict(bytes: Uint8Array): Promise<string> {
  const inspected = await inspect(bytes);
  return inspected.ok ? inspected.value.mediaType : inspected.error.code;
}

/** A PDF of these objects, between the marks of its beginning and its end. */
const pdf = (inside: string): Buffer => Buffer.from(`%PDF-1.5\n${inside}\n%%EOF`, 'latin1');

/** A PDF that keeps these objects in a compressed stream, as most writers do today. */
function packedPdf(objects: string, name = 'ObjStm'): Buffer {
  const data = deflateSync(Buffer.from(objects, 'latin1')).toString('latin1');
  const dictionary = `/Type/${name}/N 1/First 4/Filter/FlateDecode/Length ${data.length}`;
  return pdf(`1 0 obj\n<<${dictionary}>>\nstream\r\n${data}\nendstream endobj`);
}

test('files are judged by their content', async () => {
  assert.equal(await verdict(PDF), 'application/pdf');
  assert.equal(await verdict(PNG), 'image/png');
  assert.equal(await verdict(JPEG), 'image/jpeg');
  assert.equal(await verdict(Buffer.from('<html><script>')), 'wrong-type');
  assert.equal(await verdict(Buffer.from('<script>/*%PDF-1.4*/</script>%%EOF')), 'wrong-type');
  assert.equal(await verdict(Buffer.alloc(0)), 'empty');
  assert.equal(await verdict(Buffer.alloc(20 * 1024 * 1024 + 1)), 'too-large');
});

test('a file of another type is told what it is and what to do', async () => {
  const inspected = await inspect(Buffer.from('GIF89a\u0001\0\u0001\0\0\0\0;', 'latin1'));
  assert.ok(!inspected.ok);
  assert.deepEqual(inspected.error, { code: 'wrong-type', looksLike: 'gif' });
  const { vi, en } = uploadFaultText(inspected.error);
  assert.match(vi, /^Nội dung tệp là gif\. Chỉ nhận PDF, JPEG hoặc PNG/);
  assert.match(en, /^The content of the file is gif\. Only PDF/);
});

test('a picture that was cut off anywhere is noticed', async () => {
  for (const whole of [PNG, JPEG]) {
    for (let length = 8; length < whole.length; length += 1) {
      assert.equal(await verdict(whole.subarray(0, length)), 'cut-off', `${length} bytes`);
    }
    const trailed = Buffer.concat([whole, Buffer.from('added by a telephone')]);
    assert.match(await verdict(trailed), /^image/);
  }
});

test('a PDF that was cut off is noticed', async () => {
  assert.equal(await verdict(PDF.subarray(0, PDF.length - 20)), 'cut-off');
  const packed = packedPdf('2 0 <</Type/Pages/Count 3>>').toString('latin1');
  const damaged = packed.replace(/stream\r\n../, 'stream\r\nxx');
  assert.equal(await verdict(Buffer.from(damaged, 'latin1')), 'cut-off');
});

test('what a real writer makes is accepted, with its pages', async () => {
  const rows = Array.from({ length: 40 }, () => 'Giấy tờ');
  const made = await drawSheet({ title: 'Thử', foot: 'Thử' }, (sheet) => {
    for (const row of rows) table(sheet, [{ title: 'Tên', share: 1 }], [[row]]);
  });
  const inspected = await inspect(made);
  assert.deepEqual(inspected, { ok: true, value: { mediaType: 'application/pdf', pages: 3 } });
  assert.match(await verdict(packedPdf('2 0 <</Type/Pages/Kids[]/Count 3>>')), /pdf/);
  const counted = await inspect(packedPdf('2 0 <</Type/Pages/Kids[]/Count 12>>'));
  assert.ok(counted.ok && counted.value.pages === 12);
  const plain = await inspect(pdf('1 0 obj<</Type/ObjStm/N 1>>stream\n2 0 <<>>\nendstream'));
  assert.ok(plain.ok && plain.value.pages === null);
});

test('locked and active PDFs are refused, however they write it', async () => {
  assert.equal(await verdict(pdf('/Encrypt 5 0 R')), 'locked');
  const active = [
    '/S /JavaScript /JS (app.alert(1))',
    '/S /J#61v#61Script',
    '/S /Launch',
    '/Type/Filespec/EF<</F 3 0 R>> /EmbeddedFiles 4 0 R',
    '/Subtype/RichMedia',
  ];
  for (const part of active) {
    assert.equal(await verdict(pdf(part)), 'active-content', part);
    assert.equal(await verdict(packedPdf(part)), 'active-content', `packed ${part}`);
    assert.equal(await verdict(packedPdf(part, 'Obj#53tm')), 'active-content', `hidden ${part}`);
  }
});

test('the bytes of a scan are not taken for a script', async () => {
  assert.equal(
    await verdict(pdf('stream\n\u0001/JS\u0002/AA /Launcher\nendstream')),
    'application/pdf',
  );
});

test('a small PDF that swells beyond all bounds is refused', async () => {
  const bomb = packedPdf(' '.repeat(65 * 1024 * 1024));
  assert.ok(bomb.length < 100_000);
  assert.equal(await verdict(bomb), 'cut-off');
});

test('the same content is kept once, and nothing is left of what was refused', async () => {
  const store = createContentStore(join(directory, 'store'));
  const first = await store.put(Readable.from([PDF]), { maxBytes: 1000 });
  const second = await store.put(Readable.from([PDF]), { maxBytes: 1000 });
  assert.deepEqual(first, second);
  assert.ok(first.ok && (await store.has(first.value.sha256)));
  const large = await store.put(Readable.from([Buffer.alloc(2000)]), { maxBytes: 1000 });
  assert.deepEqual(large, { ok: false, error: { code: 'too-large' } });
  const empty = await store.put(Readable.from([]), { maxBytes: 1000 });
  assert.deepEqual(empty, { ok: false, error: { code: 'empty' } });
  const broken = Readable.from(
    (function* () {
      yield PDF;
      throw new Error('the line broke');
    })(),
  );
  await assert.rejects(store.put(broken, { maxBytes: 1000 }));
  const left = readdirSync(join(directory, 'store')).filter((name) => name.startsWith('incoming'));
  assert.deepEqual(left, []);
});

test('what comes in pieces of any kind is kept as it came, readable by its owner alone', async () => {
  const store = createContentStore(join(directory, 'pieces'));
  const pieces = [new Uint8Array([1, 2, 3]), Buffer.from([4]), new Uint8Array([5])];
  const kept = await store.put(Readable.from(pieces), { maxBytes: 10 });
  assert.ok(kept.ok);
  assert.deepEqual(kept, await store.put(new Uint8Array([1, 2, 3, 4, 5]), { maxBytes: 5 }));
  const read = await store.open(kept.value.sha256).toArray();
  assert.deepEqual(Buffer.concat(read), Buffer.from([1, 2, 3, 4, 5]));
  assert.equal(createHash('sha256').update(Buffer.concat(read)).digest('hex'), kept.value.sha256);
  const { sha256 } = kept.value;
  const file = join(directory, 'pieces', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  assert.equal(statSync(file).mode & 0o777, 0o600);
});

test('many who hand in the same file at once get the same content', async () => {
  const store = createContentStore(join(directory, 'at-once'));
  const all = await Promise.all(
    Array.from({ length: 20 }, () => store.put(PDF, { maxBytes: 1000 })),
  );
  assert.equal(new Set(all.map((one) => JSON.stringify(one))).size, 1);
  assert.ok(all[0]?.ok && (await store.has(all[0].value.sha256)));
});

test('only a hash names a content', () => {
  const store = createContentStore(directory);
  assert.throws(() => store.open('../../etc/passwd'));
});

test('the files of a dossier have a limit together', () => {
  assert.ok(checkTotal([50 * 1024 * 1024, 50 * 1024 * 1024]).ok);
  assert.ok(!checkTotal([50 * 1024 * 1024, 50 * 1024 * 1024, 1]).ok);
});

test('names of files are made harmless', () => {
  assert.equal(safeFileName('C:\\tep\\giấy khai sinh.pdf'), 'giấy khai sinh.pdf');
  assert.equal(safeFileName('../../etc/passwd'), 'passwd');
  assert.equal(safeFileName('a\u0000<b>.pdf'), 'a__b_.pdf');
  assert.equal(safeFileName(''), 'tep');
  assert.equal(safeFileName('..'), 'tep');
  assert.equal(safeFileName('e\u0302\u0301.pdf'), 'ế.pdf');
  assert.ok(safeFileName(`${'a'.repeat(115)}${'😀'.repeat(9)}.pdf`).isWellFormed());
  const long = safeFileName(`${'ạ'.repeat(300)}.pdf`);
  assert.ok(long.length <= 120 && long.endsWith('.pdf'));
});
