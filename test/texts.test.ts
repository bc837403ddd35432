import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOMS, sourceTexts, textsInCatalogue } from '#host/source-texts.ts';
import { textsInCode } from '#host/texts-in-code.ts';
import { placesIn } from '#kernel/bilingual.ts';

/** That each text of the product can be collected, and so be said in a language that a file adds. */
const { texts, unread } = textsInCode(join(import.meta.dirname, '..'));

test('what is said is written out where it is said', () => {
  assert.deepEqual(
    unread.map(({ file, line }) => `${file}:${line}`),
    [],
  );
});

test('both languages have the same places for values, and each place has its value', () => {
  const faults = texts.filter(({ vi, en, values }) => {
    const places = placesIn(vi).join();
    return places !== placesIn(en).join() || (values !== null && values.join() !== places);
  });
  assert.deepEqual(
    faults.map(({ file, line, vi }) => `${file}:${line} ${vi}`),
    [],
  );
});

test('texts are found in every room', async () => {
  const all = sourceTexts(texts, await textsInCatalogue());
  assert.equal(all.get('Tra cứu hồ sơ'), 'portal'); // said by officers' pages too
  assert.equal(all.get('Có {count} chỗ cần sửa'), 'portal');
  assert.equal(all.get('{quantity} ngày làm việc'), 'portal');
  assert.equal(all.get('Việc của tôi'), 'workbench');
  assert.equal(all.get('Đăng ký khai sinh'), 'catalogue');
  for (const room of ROOMS) {
    const count = [...all.values()].filter((one) => one === room).length;
    assert.ok(count > 400, `${room}: ${count}`);
  }
});
