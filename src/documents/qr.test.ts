import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import fc from 'fast-check';
import { asciiQrMatrix, type QrMatrix, qrMatrix } from '#documents/qr.ts';
import { type ReadQr, readQr } from '#test/support/pdf-reader.ts';

const SCALE = 4;
const QUIET = 4;

/** What a real reader reads from the modules, drawn with their quiet zone. */
async function read(matrix: QrMatrix): Promise<ReadQr | null> {
  const side = (matrix.size + 2 * QUIET) * SCALE;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let point = 0; point < side * side; point += 1) {
    const row = Math.floor(point / side / SCALE) - QUIET;
    const column = Math.floor((point % side) / SCALE) - QUIET;
    const isInside = row >= 0 && column >= 0 && row < matrix.size && column < matrix.size;
    if (isInside && matrix.isDark(row, column)) data.fill(0, point * 4, point * 4 + 3);
  }
  return readQr({ data, width: side, height: side, colorSpace: 'srgb' }, 72);
}

test('a QR code gives back its text and says that it is UTF-8', async () => {
  const names = [
    'Nguyễn Thị Ngọc Ẵng|Ủy ban nhân dân phường Vĩnh Thanh Vân',
    'Đặng Hữu Phước – ẠẢÃẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆ',
    'ភាសាខ្មែរ',
    '^ECI000003^094 ^^ ^FNC1 %&\\',
    '1234567890',
    'A'.repeat(900),
  ];
  for (const name of names) {
    const code = await read(qrMatrix(name));
    assert.equal(code?.text, name);
    assert.ok(code.hasEci);
  }
});

test('a code of ASCII comes back as it is, without a word about its charset', async () => {
  for (const text of ['00020101021238540010A000000727^6304ABCD', 'http://vidu.vn/a?b=1&c=%20']) {
    const code = await read(asciiQrMatrix(text));
    assert.equal(code?.text, text);
    assert.ok(!code.hasEci);
  }
});

test('whatever people type comes back', async () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 });
  const same = fc.asyncProperty(text, async (typed) => {
    const code = await read(qrMatrix(typed));
    assert.equal(code?.text, typed);
  });
  await fc.assert(same, { numRuns: 60 });
});
