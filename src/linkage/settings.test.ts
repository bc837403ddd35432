import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { guessSettings } from '#linkage/guess-settings.ts';
import { readSettings } from '#linkage/settings.ts';

const kindsOf = (columns: string, others: string | null = null) => {
  const settings = guessSettings(columns.split(','), others?.split(',') ?? null);
  return {
    settings,
    kinds: Object.fromEntries(settings.fields.map(({ name, kind }) => [name, kind])),
  };
};

test('what columns are is guessed from their names', () => {
  const { settings, kinds } = kindsOf(
    'STT,id,Họ và tên,Ngày sinh,Giới tính,Số định danh,Nơi sinh,Mã xã,Họ tên mẹ,Họ tên cha,Số BHXH,Điện thoại',
  );
  assert.equal(settings.leftId, 'id');
  assert.deepEqual(kinds, {
    'Họ và tên': 'name',
    'Ngày sinh': 'date',
    'Giới tính': 'sex',
    'Số định danh': 'number',
    'Nơi sinh': 'place',
    'Mã xã': 'place',
    'Họ tên mẹ': 'name',
    'Họ tên cha': 'name',
    'Số BHXH': 'number',
    'Điện thoại': 'phone',
  });
  assert.equal(
    kindsOf('unique_id,first_name,surname,dob,city,email,cluster').kinds['cluster'],
    undefined,
  );
});

test('columns of two tables are matched by what they are', () => {
  const { settings } = kindsOf('id,ho_ten,ngay_sinh,cccd', 'ma_ho_so,ho_va_ten,dob,so_dinh_danh');
  assert.equal(settings.rightId, 'ma_ho_so');
  assert.deepEqual(
    settings.fields.map(({ left, right }) => [left, right]),
    [
      ['ho_ten', 'ho_va_ten'],
      ['ngay_sinh', 'dob'],
      ['cccd', 'so_dinh_danh'],
    ],
  );
  assert.ok(settings.oneToOne);
  const { settings: once } = kindsOf('id,cccd,so_bhxh', 'id,so_dinh_danh,ma_the_bhyt');
  assert.deepEqual(
    once.fields.map(({ left, right }) => [left, right]),
    [
      ['cccd', 'so_dinh_danh'],
      ['so_bhxh', 'ma_the_bhyt'],
    ],
  );
});

test('a settings file overrides the guess, and what is wrong in it is named', () => {
  const { settings } = kindsOf('id,ho_ten,ngay_sinh');
  const text = JSON.stringify({
    blocking: [['ho_ten:last', 'ngay_sinh']],
    thresholds: { link: 8 },
  });
  const read = readSettings(text, settings);
  assert.ok(read.ok);
  assert.deepEqual(read.value.thresholds, { link: 8, margin: 0, review: 0 });
  const wrong = (json: unknown) => {
    const answer = readSettings(JSON.stringify(json), settings);
    return answer.ok ? '' : answer.error;
  };
  assert.match(wrong({ feilds: [] }), /^feilds: not known/);
  assert.match(wrong({ fields: [{ column: 'a', kind: 'nmae' }] }), /^fields\[0\]\.kind/);
  assert.match(wrong({ blocking: [['ho_ten:lats']] }), /lats is none of/);
  assert.match(wrong({ blocking: [['nobody']] }), /no field nobody/);
  assert.match(wrong({ thresholds: { link: 1, review: 3 } }), /review is above link/);
});
