import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import {
  filled,
  type FurtherLanguage,
  languageCode,
  languageName,
  placesIn,
  textIn,
  writtenIn,
} from '#kernel/bilingual.ts';

const km: FurtherLanguage = {
  code: 'km',
  name: 'ភាសាខ្មែរ',
  texts: new Map([
    ['Hồ sơ', '‹Hồ sơ›'],
    ['Còn {count} ngày', '‹{count}› ngày'],
    ['{from}: {what}', '{what} ‹{from}›'],
  ]),
};

test('a further language says what its file has, and Vietnamese elsewhere', () => {
  const text = { vi: 'Hồ sơ', en: 'Dossier' };
  assert.deepEqual(
    (['vi', 'en', km] as const).map((language) => textIn(language, text)),
    ['Hồ sơ', 'Dossier', '‹Hồ sơ›'],
  );
  assert.equal(textIn(km, { vi: 'Phí', en: 'Fee' }), 'Phí');
  assert.equal(textIn(km, undefined), undefined);
  assert.deepEqual([km, 'en' as const].map(languageCode), ['km', 'en']);
  assert.deepEqual([km, 'vi' as const].map(languageName), ['ភាសាខ្មែរ', 'Tiếng Việt']);
  assert.deepEqual([km, 'en' as const, 'vi' as const].map(writtenIn), ['vi', 'en', 'vi']);
});

test('values stand in the places of their names, in every language', () => {
  const text = { vi: 'Còn {count} ngày', en: '{count} days left' };
  assert.deepEqual(
    (['vi', 'en', km] as const).map((language) => textIn(language, text, { count: 3 })),
    ['Còn 3 ngày', '3 days left', '‹3› ngày'],
  );
});

test('a value that is a text is said in the language of the whole', () => {
  const what = filled('Còn {count} ngày', '{count} days left', { count: 2 });
  const text = filled('{from}: {what}', '{from}: {what}', {
    from: { vi: 'Hồ sơ', en: 'Dossier' },
    what,
  });
  assert.equal(text.vi, 'Hồ sơ: Còn 2 ngày');
  assert.equal(text.en, 'Dossier: 2 days left');
  assert.equal(textIn(km, text), '‹2› ngày ‹‹Hồ sơ››');
});

test('what a person typed is never taken for a place, and a place without a value stays', () => {
  assert.equal(filled('{name} {count}', '', { name: '{count}' }).vi, '{count} {count}');
  assert.deepEqual(placesIn('{b}, {a}, {b} and { c }'), ['a', 'b']);
});
