import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { Paper } from '#documents/paper.ts';
import { renderPaper } from '#documents/render-paper.ts';
import { papers, receipt } from '#test/support/paper-samples.ts';
import { type ReadPdf, readArchival, readPdf } from '#test/support/pdf-reader.ts';

const reads = new Map<Paper, Promise<ReadPdf>>();

/** Each paper is rendered and read once. */
function readOf(paper: Paper): Promise<ReadPdf> {
  const read = reads.get(paper) ?? renderPaper(paper).then(readPdf);
  reads.set(paper, read);
  return read;
}

test('a real reader finds every field of every form, with its diacritics', async () => {
  for (const [paper, fields] of papers) {
    const { text, structure } = await readOf(paper);
    const flat = `${text} ${structure}`.replaceAll(/\s+/g, ' ');
    for (const field of fields) assert.ok(flat.includes(field), `form ${paper.form}: ${field}`);
  }
});

test('every paper is A4, names itself, and can be read out', async () => {
  for (const [paper] of papers) {
    const { width, height, info } = await readOf(paper);
    const sides = [Math.round(width), Math.round(height)];
    assert.deepEqual(sides, paper.form === '06' ? [842, 595] : [595, 842]);
    assert.match(info, /Title: +(Giấy|Phiếu|Thông báo|Sổ)/);
    assert.match(info, /Tagged: +yes/);
  }
});

test('every paper is PDF/A-2b: it needs nothing from outside to look as it looks today', async () => {
  for (const [paper] of papers) {
    const bytes = await renderPaper(paper);
    const { metadata, fonts } = await readArchival(bytes);
    assert.match(metadata, /<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>B</);
    assert.ok(metadata.includes('<dc:title>'), 'title for whoever keeps the archive');
    assert.ok(fonts.size > 0 && [...fonts.values()].every(Boolean), `form ${paper.form}: fonts`);
    const raw = Buffer.from(bytes).toString('latin1');
    assert.match(raw, /\/S \/GTS_PDFA1\n.*\n?\/OutputConditionIdentifier \(sRGB IEC61966-2\.1\)/);
    assert.match(raw, /\/OutputIntents \[\d+ 0 R\]/);
    assert.match(raw, /\/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]/);
    assert.doesNotMatch(raw, /\/(Encrypt|JavaScript|JS|Launch|EmbeddedFiles)\b/);
  }
});

test('a title with signs of XML leaves the description of the file readable', async () => {
  const { metadata } = await readArchival(await renderPaper({ ...receipt, title: 'A & B <C>' }));
  assert.doesNotMatch(metadata.replace(/<\?xpacket.*?>/g, ''), /& |<C>/);
});

test('a QR code of 22 mm or more stands at the top left, free of everything else', async () => {
  const mm = 72 / 25.4;
  for (const [paper] of papers) {
    const { qr, words } = await readOf(paper);
    assert.ok(qr !== null, `form ${paper.form} has a readable QR code`);
    assert.ok(qr.hasEci, 'it says that it is UTF-8');
    assert.ok(qr.left < 15 * mm && qr.top < 15 * mm, `form ${paper.form}: at the top left`);
    assert.ok(qr.right - qr.left >= 22 * mm && qr.bottom - qr.top >= 22 * mm);
    const near = words.filter(
      ({ page, left, top }) => page === 1 && left < qr.right + 4 && top < qr.bottom + 4,
    );
    assert.deepEqual(near, [], `form ${paper.form}: nothing in the quiet zone`);
  }
});

test('the QR code of a receipt carries the minimum of TT 01/2023 and the due date', async () => {
  const { qr } = await readOf(receipt);
  assert.equal(
    qr?.text,
    'MaHoSo=000.01.40.H33-220621-0001|MaTTHC=1.001193|MaDinhDanh=091190012345|TenGiayTo=Giấy tiếp nhận hồ sơ và hẹn trả kết quả|HeThong=Một cửa – Tỉnh Kiên Giang|ThoiDiem=09:30 21/06/2022|HenTra=17:00 21/06/2022',
  );
});
