import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import fc from 'fast-check';
import { isGarbled } from '#persons/garbled-text.ts';

const CODE_PAGES = ['windows-1252', 'windows-1258', 'big5', 'shift_jis', 'gbk', 'euc-kr'] as const;

const through = (codePage: string, text: string): string =>
  new TextDecoder(codePage).decode(new TextEncoder().encode(text));

test('one Vietnamese letter read through a wrong code page is noticed', () => {
  for (const letter of 'ăâđêôơưàáãèéìíòóõùúýĐĂÂÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹẠẾỘỰ') {
    const name = `Le ${letter}n Binh`;
    for (const codePage of CODE_PAGES) {
      assert.ok(isGarbled(through(codePage, name)), `${letter} ${through(codePage, name)}`);
    }
    const latin1 = Buffer.from(name, 'utf8').toString('latin1');
    assert.ok(isGarbled(latin1), `${letter} latin1`);
    assert.ok(isGarbled(through('windows-1252', through('windows-1252', name))), `${letter} twice`);
  }
});

test('lost characters are noticed', () => {
  for (const text of [
    'Nguy?n',
    'Tr?',
    '?ng',
    'Nguy\ufffdn',
    'Nguy\u0007n',
    'Ng\u0000',
    'A\ud800n',
  ]) {
    assert.ok(isGarbled(text), JSON.stringify(text));
  }
});

test('good text is left alone', () => {
  const texts = [
    '',
    'Nguyễn Thị Ánh Nguyệt',
    'LÃ THỊ HOÀ',
    'ÂU DƯƠNG ĂN Ê Ô',
    'Lã Ngọc Á',
    "H'Hen Niê",
    'Anne-Marie O’Brien',
    'Số 12/3A, tổ 5 – Ấp Đá Bạc, xã X “mới”, huyện Y; tỉnh Kiên Giang',
    'Nguyễn\tVăn\nĐức',
  ];
  for (const text of texts) {
    assert.ok(!isGarbled(text), text);
    assert.ok(!isGarbled(text.toUpperCase()), text.toUpperCase());
    assert.ok(!isGarbled(text.normalize('NFD')), `${text} NFD`);
  }
});

test('no words of Vietnamese letters are taken for garbled, in any order', () => {
  const letters = Array.from('aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạấầẩẫậắằẳẵặéẽệíĩịõộợũựỹ');
  const unit = fc.constantFrom(...letters, ...letters.map((letter) => letter.toUpperCase()), ' ');
  fc.assert(fc.property(fc.string({ unit }), (text) => !isGarbled(text)));
});
