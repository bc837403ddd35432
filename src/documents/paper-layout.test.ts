import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Paper, PaperHead, ReceiptPaper } from '#documents/paper.ts';
import { printable } from '#documents/printable.ts';
import { renderPaper } from '#documents/render-paper.ts';
import { type Instant, parseInstant } from '#kernel/day.ts';
import { type PlacedWord, type ReadPdf, readPdf, readWords } from '#test/support/pdf-reader.ts';

const MM = 72 / 25.4;
const NOON = at('2022-06-21T05:00:00.000Z');
const LONG_NAME = 'Công Tằng Tôn Nữ Nguyễn Phước Khánh Ngọc';
const LONG_ADDRESS = 'Tổ 15, ấp Xẻo Đước, đường liên xã Vĩnh Hòa Hiệp – Giục Tượng, '.repeat(5);
const LONG_TEXT = 'Giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác. ';

const head: PaperHead = {
  title: 'Giấy tờ',
  agency: 'Chi nhánh Văn phòng Đăng ký đất đai huyện U Minh Thượng',
  parentAgency: 'Văn phòng Đăng ký đất đai tỉnh Kiên Giang',
  place: 'U Minh Thượng',
  system: 'Một cửa – Tỉnh Kiên Giang',
  printedAt: NOON,
  code: '000.01.40.H33-220621-10001',
  procedureCode: '1.001193',
  procedureName: LONG_TEXT.repeat(3).trim(),
  applicant: {
    name: LONG_NAME,
    identityNumber: '091190012345',
    address: LONG_ADDRESS.slice(0, 300).trim(),
    phone: '0912345678',
    email: null,
  },
  reprint: 0,
  correctedAt: null,
};

const receipt = (components: number): ReceiptPaper => ({
  ...head,
  form: '01',
  desk: 'Bộ phận Tiếp nhận và Trả kết quả huyện U Minh Thượng',
  submitter: LONG_NAME,
  components: Array.from({ length: components }, (_, index) => ({
    name: `Giấy tờ số ${index + 1}: ${LONG_TEXT.repeat(index % 4)}`.trim(),
    originals: 1,
    certified: 0,
    copies: 2,
  })),
  sets: 1,
  statutoryTime: 'không quy định thời hạn (chỉ thông báo, không có kết quả trả)',
  receivedAt: NOON,
  dueAt: NOON,
  collectAt: `bưu chính công ích, ${LONG_ADDRESS}`,
  fee: 0,
  receivedBy: LONG_NAME,
  registerBook: '2022',
  registerNumber: '10001',
});

const supplement = (reasons: readonly string[]): Paper => ({
  ...head,
  form: '02',
  number: '12',
  items: reasons.map((reason) => ({ what: LONG_TEXT.trim(), reason })),
  contact: 'Bộ phận Một cửa',
  signedBy: LONG_NAME,
});

const handOvers: Paper = {
  ...head,
  form: '05',
  handOvers: Array.from({ length: 25 }, (_, index) => ({
    from: `${head.agency} (Thẩm định)`,
    to: `${head.agency} (Trình ký)`,
    at: NOON,
    acceptedAt: index % 2 === 0 ? NOON : null,
    standing: 'on-time',
    note: '',
  })),
};

/** Words stay inside the page's margins and do not lie upon each other. */
function checkLayout({ words, width, height }: ReadPdf): void {
  for (const word of words) {
    const { left, right, top, bottom, text } = word;
    assert.ok(left >= 30 * MM - 1 && right <= width - 15 * MM + 1, `${text} beside the margin`);
    assert.ok(top >= 10 * MM && bottom <= height - 10 * MM, `${text} above or below the page`);
  }
  const struck = words.filter((word, index) =>
    words.slice(index + 1).some((other) => overlap(word, other)),
  );
  assert.deepEqual(struck, []);
}

/** More than the touching of ascents and descents of lines that follow each other. */
function overlap(one: PlacedWord, other: PlacedWord): boolean {
  if (one.page !== other.page) return false;
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return across > 1 && down > 3;
}

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ');

test('long names, addresses and many components wrap and go on over pages', async () => {
  for (const count of [1, 2, 30]) {
    const read = await readPdf(await renderPaper(receipt(count)));
    checkLayout(read);
    const { text, pages, words } = read;
    assert.ok(flat(text).includes(`Giấy tờ số ${count}:`));
    const heads = words.filter((word) => word.text === 'photo').map((word) => word.page);
    assert.deepEqual(heads, [1, 2, 3].slice(0, count === 30 ? 3 : 1), 'the head is repeated');
    for (let page = 1; page <= pages; page += 1) {
      assert.ok(text.includes(`${head.code} – trang ${page}/${pages}`));
    }
  }
});

test('a signature is never parted from its title', async () => {
  for (let lines = 1; lines < 24; lines += 1) {
    const reasons = Array.from({ length: lines }, () => 'Bản nộp bị mờ');
    const words = await readWords(await renderPaper(supplement(reasons)));
    const pageOf = (text: string) => words.findLast((word) => word.text === text)?.page;
    assert.equal(pageOf('HƯỚNG'), pageOf('Khánh'), `${lines} lines`);
  }
});

test('a cell that is higher than a page goes on on the next, without loss', async () => {
  const words = Array.from({ length: 1500 }, (_, index) => `chữ${index}`);
  const reasons = [words.join(' '), 'x'.repeat(9000)];
  const read = await readPdf(await renderPaper(supplement(reasons)));
  checkLayout(read);
  const heads = read.words.filter((word) => word.text === 'Lý').map((word) => word.page);
  const every = Array.from({ length: read.pages }, (_, index) => index + 1);
  assert.deepEqual(heads, every, 'rows and their head on every page');
  const found = new Set(read.words.map((word) => word.text));
  assert.deepEqual(
    words.filter((word) => !found.has(word)),
    [],
  );
});

test('the control sheet repeats its head and keeps its rows whole', async () => {
  const read = await readPdf(await renderPaper(handOvers));
  checkLayout(read);
  assert.ok(read.pages > 1);
  assert.equal(read.text.match(/Ghi chú/g)?.length, read.pages);
});

test('a reprint says which it is, and when and why something was corrected', async () => {
  const first = await readPdf(await renderPaper(receipt(1)));
  assert.ok(!first.text.includes('in lại'));
  const again = { ...receipt(1), reprint: 2, correctedAt: NOON };
  const { text } = await readPdf(await renderPaper(again));
  assert.ok(text.includes('(Bản in lại lần 2, đã đính chính lúc 12:00 21/06/2022)'));
  const corrected = { ...again, correctionReason: 'sai họ tên người nộp' };
  const because = await readPdf(await renderPaper(corrected));
  assert.ok(flat(because.text).includes('21/06/2022; lý do: sai họ tên người nộp)'));
});

test('a procedure without a time limit says so, and why, instead of a date', async () => {
  const { text, qr } = await readPdf(await renderPaper({ ...receipt(1), dueAt: null }));
  assert.ok(text.includes('5. Thời gian trả kết quả giải quyết hồ sơ: Thủ tục không quy định'));
  assert.ok(flat(text).includes('(chỉ thông báo, không có kết quả trả)'));
  assert.ok(!qr?.text.includes('HenTra'));
});

test('texts are printed in one form of Unicode and one direction', async () => {
  const name = 'Nguye\u0302\u0303n\u202E Thi\u0323\u0000 A\u030Anh';
  const applicant = { ...head.applicant, name };
  const { text } = await readPdf(await renderPaper({ ...receipt(1), applicant }));
  assert.ok(text.includes('Tiếp nhận hồ sơ của: Nguyễn Thị Ånh'));
});

test('words beyond all measure may be broken, and none turns the direction of writing', () => {
  const printed = (submitter: string) => printable({ ...receipt(1), submitter }).submitter;
  assert.equal(printed('x'.repeat(99)), `${'x'.repeat(80)}\u200B${'x'.repeat(19)}`);
  assert.equal(printed('An\u202E \u2066Bình\u2069\r\nChi'), 'An Bình\nChi');
});

test('nothing that people type stops a paper', async () => {
  const anything = fc.string({ unit: 'binary', maxLength: 200 });
  const prints = fc.asyncProperty(anything, anything, async (name, address) => {
    const applicant = { ...head.applicant, name, address, identityNumber: name };
    const paper = { ...receipt(1), applicant, submitter: address };
    const bytes = await renderPaper(paper);
    assert.equal(Buffer.from(bytes).toString('latin1', 0, 8), '%PDF-1.7');
  });
  await fc.assert(prints, { numRuns: 50 });
});

function at(text: string): Instant {
  const parsed = parseInstant(text);
  assert.ok(parsed.ok);
  return parsed.value;
}
